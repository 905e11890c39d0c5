/// Writes a bundle (STIX 2.1, section 8), an object a line, so that two of them can be compared as text.
package enum STIXBundle {
  /// The id follows from what is in it.
  package static func bytes(_ objects: some Collection<STIXObject>) -> [UInt8] {
    bytes(lines: objects.map(\.encoded))
  }

  /// Of objects that are written already.
  package static func bytes(lines: some Collection<[UInt8]>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(lines.reduce(128) { $0 + $1.count + 2 })
    write(lines: lines, id: id(lines)) { bytes += $0 }
    return bytes
  }

  /// Linear in what is in it.
  package static func id(_ lines: some Sequence<[UInt8]>) -> String { STIXIdentifier.bundle(lines) }

  /// Hands out a bundle piece by piece, without having it twice.
  ///
  /// - Parameter id: of these lines (``id(_:)``).
  package static func write(
    lines: some Collection<[UInt8]>, id: String, _ body: ([UInt8]) throws -> Void
  ) rethrows {
    try body(Array("{\"type\":\"bundle\",\"id\":\"\(id)\",\"objects\":[\n".utf8))
    var rest = lines.count
    let (comma, end) = (Array(",\n".utf8), Array("\n]}\n".utf8))
    if rest == 0 { try body(Array("]}\n".utf8)) }
    for line in lines {
      try body(line)
      rest -= 1
      try body(rest > 0 ? comma : end)
    }
  }
}
