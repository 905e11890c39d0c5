/// A bundle (STIX 2.1, section 8), an object a line, so that two of them can be compared as text.
package struct STIXBundle: Sendable {
  /// Follows from what is in it.
  package let id: String
  /// The objects as they are written.
  private let lines: [[UInt8]]

  /// Bytes that are handed out at once, about: objects are short, and each call of a hash or of a file costs.
  private static let piece = 1 << 16

  /// Linear in what is in it.
  package init(lines: [[UInt8]]) {
    self.lines = lines
    id = STIXIdentifier.bundle(lines)
  }

  package init(_ objects: some Sequence<STIXObject>) { self.init(lines: objects.map(\.encoded)) }

  private var head: [UInt8] {
    Array("{\"type\":\"bundle\",\"id\":\"\(id)\",\"objects\":[\n".utf8)
  }
  private static let comma = Array(",\n".utf8)
  private static let end = Array("\n]}\n".utf8)
  /// Where there is nothing in it.
  private static let emptyEnd = Array("]}\n".utf8)

  /// In bytes.
  package var size: Int {
    guard !lines.isEmpty else { return head.count + Self.emptyEnd.count }
    return lines.reduce(head.count + Self.end.count - Self.comma.count) {
      $0 + $1.count + Self.comma.count
    }
  }

  /// Hands it out piece by piece, without having it twice.
  package func write(_ body: ([UInt8]) throws -> Void) rethrows {
    try body(head)
    if lines.isEmpty { try body(Self.emptyEnd) }
    var buffer: [UInt8] = []
    buffer.reserveCapacity(2 * Self.piece)
    for (index, line) in lines.enumerated() {
      buffer += line
      buffer += index + 1 < lines.count ? Self.comma : Self.end
      guard buffer.count >= Self.piece || index + 1 == lines.count else { continue }
      try body(buffer)
      buffer.removeAll(keepingCapacity: true)
    }
  }

  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    write { bytes += $0 }
    return bytes
  }
}
