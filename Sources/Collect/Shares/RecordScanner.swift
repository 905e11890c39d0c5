/// Cuts one record of delimited text (RFC 4180) into fields, in place.
struct RecordScanner {
  let separator: UInt8
  /// Where the fields of the last record stand in the buffer, quotes left out.
  private(set) var fields: [Range<Int>] = []
  /// Whether a field has doubled quotes, which ``unquoted(_:)`` takes away.
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

  /// A field's text with doubled quotes made single.
  static func unquoted(_ field: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(field.count)
    var isSecond = false
    for byte in field {
      if byte == quote, !isSecond {
        isSecond = true
        text.append(byte)
      } else {
        if byte != quote { text.append(byte) }
        isSecond = false
      }
    }
    return text
  }

  @inline(__always)
  private func isEnd(_ byte: UInt8) -> Bool { byte == separator || byte == 0x0A }

  private mutating func note(_ field: Range<Int>, _ most: Int) {
    if fields.count < most { fields.append(field) }
  }
}
