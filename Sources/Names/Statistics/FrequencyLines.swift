import Glibc

/// Reads the lines of a file of the statistics one after the other, in one pass over their bytes.
struct FrequencyLines {
  struct Line {
    /// Bytes of the text.
    var key: Range<Int>
    var hash: FrequencyTable.Hash
    var row: FrequencyTable.Row
  }

  private static let longestKey = 253

  private let text: UnsafeBufferPointer<UInt8>
  private var at = 0
  private var previous = 0..<0

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
  }

  var isAtEnd: Bool { at == text.count }

  /// The next line; `nil` when it is none, or its key does not come after the one before.
  mutating func next(columns: Int) -> Line? {
    let start = at
    var hash = FrequencyTable.Hash()
    while at < text.count, text[at] > 0x20, text[at] < 0x7F {
      hash.append(text[at])
      at += 1
    }
    let key = start..<at
    guard !key.isEmpty, key.count <= Self.longestKey, isAfterPrevious(key) else { return nil }
    previous = key
    var row = FrequencyTable.Row()
    for column in 0..<columns {
      guard let number = number() else { return nil }
      switch column {
      case 0: row.first = number
      case 1: row.second = number
      default: row.third = number
      }
    }
    guard at < text.count, text[at] == UInt8(ascii: "\n") else { return nil }
    at += 1
    return Line(key: key, hash: hash, row: row)
  }

  private func isAfterPrevious(_ key: Range<Int>) -> Bool {
    guard let base = text.baseAddress else { return false }
    let shared = min(previous.count, key.count)
    let order = memcmp(base + previous.lowerBound, base + key.lowerBound, shared)
    return order < 0 || order == 0 && previous.count < key.count
  }

  /// A tab and up to nine digits.
  private mutating func number() -> UInt32? {
    guard at < text.count, text[at] == UInt8(ascii: "\t") else { return nil }
    at += 1
    let start = at
    var number: UInt32 = 0
    while at < text.count, at - start < 9, text[at] &- UInt8(ascii: "0") < 10 {
      number = number * 10 + UInt32(text[at] - UInt8(ascii: "0"))
      at += 1
    }
    return at > start ? number : nil
  }
}
