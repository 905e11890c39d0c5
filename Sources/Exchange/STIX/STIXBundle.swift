/// Writes a bundle (STIX 2.1, section 8), an object a line, so that two of them can be compared as text.
package enum STIXBundle {
  /// The id follows from what is in it.
  package static func bytes(_ objects: some Collection<STIXObject>) -> [UInt8] {
    bytes(lines: objects.map(\.encoded))
  }

  /// Of objects that are written already.
  package static func bytes(lines: [[UInt8]]) -> [UInt8] {
    let id = STIXIdentifier.bundle(lines)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(lines.reduce(128) { $0 + $1.count + 2 })
    bytes += Array("{\"type\":\"bundle\",\"id\":\"\(id)\",\"objects\":[\n".utf8)
    for (index, line) in lines.enumerated() {
      bytes += line
      bytes += (index + 1 < lines.count ? ",\n" : "\n").utf8
    }
    bytes += "]}\n".utf8
    return bytes
  }
}
