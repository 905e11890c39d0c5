/// The identity of a document: 128 bits derived from what it says and where it was found.
///
/// Reading the same record of the same place twice gives the same id, so a repeated scan
/// changes nothing. `Collect` derives it (the first half of a SHA-256); the model only carries it.
package struct DocumentID: Hashable, Comparable, Sendable {
  package let high: UInt64
  package let low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  package static func < (left: DocumentID, right: DocumentID) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}

extension DocumentID {
  /// The id of the next record of a file that says the same as this one, the `count`-th after the first.
  ///
  /// The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) on both halves: different counts give
  /// different ids.
  package func repeated(_ count: Int) -> DocumentID {
    func mixed(_ number: UInt64) -> UInt64 {
      var number = number &+ UInt64(count) &* 0x9E37_79B9_7F4A_7C15
      number = (number ^ (number >> 30)) &* 0xBF58_476D_1CE4_E5B9
      number = (number ^ (number >> 27)) &* 0x94D0_49BB_1331_11EB
      return number ^ (number >> 31)
    }
    return count == 0 ? self : DocumentID(high: mixed(high), low: mixed(low))
  }
}

extension DocumentID: LosslessStringConvertible {
  /// 32 lower-case hexadecimal digits.
  package var description: String {
    high.hexadecimal + low.hexadecimal
  }

  /// Reads the 32 hexadecimal digits of ``description``; anything else is `nil`.
  package init?(_ description: String) {
    guard description.utf8.count == 32,
      let high = UInt64(description.prefix(16), radix: 16),
      let low = UInt64(description.suffix(16), radix: 16)
    else { return nil }
    self.init(high: high, low: low)
  }
}

extension DocumentID: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let id = DocumentID(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "A document id has 32 hexadecimal digits, not “\(text)”.")
    }
    self = id
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
