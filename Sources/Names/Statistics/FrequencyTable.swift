import CHashing

/// The lines of a file of the statistics: a key and its numbers, by key.
///
/// An open-addressing hash table over the text; keys are compared byte by byte, so that no collision
/// answers for another word.
struct FrequencyTable: Sendable {
  /// The numbers of a line; those that its file does not have are 0.
  struct Row: Sendable {
    var first: UInt32 = 0
    var second: UInt32 = 0
    var third: UInt32 = 0
    /// What is derived from the others, as the table’s maker wants it.
    var weight: Int32 = 0
  }

  private struct Slot {
    var start: UInt32 = 0
    var row = Row()
  }

  /// Where a key is looked for.
  struct Hash {
    private var hash = FNV1a.start

    mutating func append(_ byte: UInt8) { hash.combine(UInt32(byte)) }

    var position: Int {
      Int(truncatingIfNeeded: (hash.value ^ (hash.value >> 32)) & 0x7FFF_FFFF)
    }
    /// Never 0.
    var tag: UInt8 { UInt8(truncatingIfNeeded: hash.value >> 56) | 1 }
  }

  private let text: [UInt8]
  /// A part of each slot’s hash, 0 for an empty slot: nearly every word that is not there is told here.
  private var tags: [UInt8]
  private var slots: [Slot]
  private let mask: Int
  private(set) var count = 0
  /// The length of the longest key.
  private(set) var longest = 0

  /// An empty table.
  init() {
    text = []
    tags = [0, 0]
    slots = [Slot(), Slot()]
    mask = 1
  }

  /// Reads lines of a key and `columns` (1 to 3) numbers, ended by line feeds and separated by tabs, keys
  /// ascending. Linear.
  ///
  /// - Parameters:
  ///   - file: for the error.
  ///   - entries: how many lines there are.
  ///   - weight: derives a number from the length of a key and its row.
  init(
    reading text: UnsafeBufferPointer<UInt8>, file: String, columns: Int, entries: Int,
    weight: (_ length: Int, Row) -> Int32 = { _, _ in 0 }
  ) throws(NamesError) {
    // A line has at least a byte, a tab, a digit and a line feed.
    guard entries >= 0, entries <= text.count / 4, text.count <= Int(Int32.max) else {
      throw .damaged(file: file, reason: "it does not have \(entries) lines")
    }
    var size = 16
    while size < entries * 2 { size *= 2 }
    self.text = Array(text)
    tags = Array(repeating: 0, count: size)
    slots = Array(repeating: Slot(), count: size)
    mask = size - 1
    var lines = FrequencyLines(text)
    while !lines.isAtEnd {
      guard count < entries, var line = lines.next(columns: columns) else {
        throw .damaged(file: file, reason: "line \(count + 1) is not as it should be")
      }
      line.row.weight = weight(line.key.count, line.row)
      insert(line)
    }
    guard count == entries else {
      throw .damaged(file: file, reason: "it has \(count) lines instead of \(entries)")
    }
  }

  /// Adds a key that is not there yet.
  private mutating func insert(_ line: FrequencyLines.Line) {
    var index = line.hash.position & mask
    while tags[index] != 0 { index = (index + 1) & mask }
    tags[index] = line.hash.tag
    slots[index] = Slot(start: UInt32(line.key.lowerBound), row: line.row)
    count += 1
    longest = max(longest, line.key.count)
  }

  /// The numbers of a key; `nil` when it is not there. Linear in its length.
  subscript(key: UnsafeBufferPointer<UInt8>) -> Row? {
    var hash = Hash()
    for byte in key { hash.append(byte) }
    return row(of: key, 0..<key.count, hash: hash)
  }

  /// The same for a part of a text whose hash is known.
  func row(
    of bytes: UnsafeBufferPointer<UInt8>, _ span: Range<Int>, hash: Hash
  ) -> Row? {
    var index = hash.position & mask
    // A table is at most half full: there is an empty slot.
    while tags[index] != 0 {
      if tags[index] == hash.tag, isKey(of: slots[index], bytes, span) { return slots[index].row }
      index = (index + 1) & mask
    }
    return nil
  }

  /// Calls back with every key and its numbers, in no order.
  func forEach(_ body: (_ key: ArraySlice<UInt8>, Row) -> Void) {
    for (slot, tag) in zip(slots, tags) where tag != 0 {
      body(text[Int(slot.start)...].prefix { $0 != UInt8(ascii: "\t") }, slot.row)
    }
  }

  private func isKey(
    of slot: Slot, _ bytes: UnsafeBufferPointer<UInt8>, _ span: Range<Int>
  ) -> Bool {
    let start = Int(slot.start)
    guard start + span.count < text.count, text[start + span.count] == UInt8(ascii: "\t") else {
      return false
    }
    for offset in 0..<span.count where text[start + offset] != bytes[span.lowerBound + offset] {
      return false
    }
    return true
  }
}
