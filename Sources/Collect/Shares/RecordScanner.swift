/// Cuts one record of delimited text (RFC 4180) into fields, in place.
struct RecordScanner {
  let separator: UInt8
  /// Where the fields of the last record stand in the buffer, quotes left out.
  private(set) var fields: [Range<Int>] = []
  /// Whether a field has doubled quotes, which ``unquote(in:)`` takes away.
  private(set) var hasDoubled = false

  private static let quote = UInt8(ascii: "\"")

  init(separator: UInt8) {
    self.separator = separator
    fields.reserveCapacity(16)
  }

  /// - Parameters:
  ///   - start: where the record begins.
  ///   - isLast: whether nothing comes after the buffer.
  ///   - most: fields beyond this number are not noted.
  /// - Returns: where the next record begins; `nil` when this one does not end in the buffer.
  ///
  /// Linear. A record with a quote that is not closed never ends; that is the caller's to bound.
  mutating func scan(
    _ buffer: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool, most: Int
  ) -> Int? {
    fields.removeAll(keepingCapacity: true)
    hasDoubled = false
    var position = start
    let end = buffer.count
    while true {
      var field = position
      var fieldEnd = position
      if position < end, buffer[position] == Self.quote {
        field = position + 1
        position = field
        while true {
          while position < end, buffer[position] != Self.quote { position += 1 }
          // At the end of everything as well: what an open quote swallows is not one field.
          guard position < end else { return nil }
          guard position + 1 < end || isLast else { return nil }
          guard position + 1 < end, buffer[position + 1] == Self.quote else { break }
          hasDoubled = true
          position += 2
        }
        fieldEnd = position
        // What follows a closing quote belongs to nobody.
        while position < end, !isEnd(buffer[position]) { position += 1 }
      } else {
        while position < end, !isEnd(buffer[position]) { position += 1 }
        fieldEnd = position
      }
      if position >= end {
        guard isLast else { return nil }
        note(field..<fieldEnd, most)
        return end
      }
      let byte = buffer[position]
      if byte == 0x0A {
        if fieldEnd == position, fieldEnd > field, buffer[fieldEnd - 1] == 0x0D { fieldEnd -= 1 }
        note(field..<fieldEnd, most)
        return position + 1
      }
      note(field..<fieldEnd, most)
      position += 1
    }
  }

  /// The fields of a record without quotes that is all in the buffer and has enough of them: nearly all are such. The rest is for
  /// ``scan(_:from:isLast:most:)``.
  ///
  /// Eight bytes at a time: a byte that is 0 after the exclusive or with what is looked for borrows its highest bit (Mycroft, 1987).
  /// - Returns: `nil` as well for a record of which it cannot say so.
  @inline(__always)
  func plain(
    _ buffer: UnsafeBufferPointer<UInt8>, from start: Int, _ header: ShareHeader
  ) -> (row: ShareRow, next: Int)? {
    guard let base = buffer.baseAddress, !header.roles.isEmpty else { return nil }
    let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    let (separators, ends) = (ones &* UInt64(separator), ones &* 0x0A)
    var row = ShareRow(base: base)
    var (field, begin, place) = (0, start, start)
    while place + 8 <= buffer.count {
      let word = UnsafeRawPointer(base).loadUnaligned(fromByteOffset: place, as: UInt64.self)
      let (a, b) = (word ^ separators, word ^ ends)
      var found = (((a &- ones) & ~a) | ((b &- ones) & ~b)) & highs
      while found != 0 {
        let end = place + found.trailingZeroBitCount >> 3
        found &= found &- 1
        // Above a true one there may be false ones.
        let byte = base[end]
        guard byte == separator || byte == 0x0A else { continue }
        if base[begin] == Self.quote { return nil }
        let isLast = byte == 0x0A
        if field < header.columns {
          let hasReturn = isLast && end > begin && base[end - 1] == 0x0D
          row.set(header.roles[field], begin..<(hasReturn ? end - 1 : end))
        }
        field += 1
        begin = end + 1
        if isLast { return field >= header.columns ? (row, begin) : nil }
      }
      place += 8
    }
    return nil
  }

  /// Makes doubled quotes of the last record's fields single: each field gets shorter, and stays where it is.
  mutating func unquote(in buffer: UnsafeMutableRawBufferPointer) {
    guard hasDoubled else { return }
    for number in fields.indices {
      let range = fields[number]
      var (end, isSecond) = (range.lowerBound, false)
      for place in range {
        let byte = buffer[place]
        if byte == Self.quote, isSecond {
          isSecond = false
          continue
        }
        isSecond = byte == Self.quote
        buffer[end] = byte
        end += 1
      }
      fields[number] = range.lowerBound..<end
    }
    hasDoubled = false
  }

  @inline(__always)
  private func isEnd(_ byte: UInt8) -> Bool { byte == separator || byte == 0x0A }

  private mutating func note(_ field: Range<Int>, _ most: Int) {
    if fields.count < most { fields.append(field) }
  }
}
