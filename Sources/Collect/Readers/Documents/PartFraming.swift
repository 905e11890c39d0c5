/// How parts are handed to `tocsin-reader`: each with its length before it, four bytes, the highest first.
package enum PartFraming {
  /// Parts of one mail that are read, and bytes of one.
  package static let mostParts = 20
  package static let mostBytes = 16 << 20

  package static func joined(_ parts: [[UInt8]]) -> [UInt8] {
    parts.prefix(mostParts).reduce(into: []) { joined, part in
      joined += (0..<4).reversed().map { UInt8(truncatingIfNeeded: part.count >> (8 * $0)) }
      joined += part
    }
  }

  /// The parts; what is cut at the end is left out. Linear.
  package static func split(_ bytes: [UInt8]) -> [[UInt8]] {
    var parts: [[UInt8]] = []
    var at = 0
    while at + 4 <= bytes.count, parts.count < mostParts {
      let length = bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) }
      at += 4
      guard length <= bytes.count - at else { break }
      parts.append(Array(bytes[at..<at + length]))
      at += length
    }
    return parts
  }
}
