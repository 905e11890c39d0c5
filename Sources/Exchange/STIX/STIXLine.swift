import TocsinModel

/// An object of a bundle while it is written, member by member: of hundreds of thousands, values that are thrown away at
/// once would cost more than their letters.
struct STIXLine: Sendable {
  private var bytes: [UInt8] = []

  /// A whole object. Linear in what it says.
  mutating func whole(_ id: String, _ write: (inout STIXLine) -> Void) -> [UInt8] {
    bytes.removeAll(keepingCapacity: true)
    bytes += "{\"type\":\"".utf8
    bytes += STIXObject.type(of: id).utf8
    bytes += "\",\"id\":\"".utf8
    bytes += id.utf8
    bytes.append(UInt8(ascii: "\""))
    write(&self)
    bytes.append(UInt8(ascii: "}"))
    // A copy has the room that it needs, where a buffer that grew has up to twice as much.
    return bytes.withUnsafeBufferPointer { Array($0) }
  }

  mutating func whole(_ object: STIXObject) -> [UInt8] {
    whole(object.id) { line in
      for member in object.members { line.add(member) }
    }
  }

  mutating func add(_ member: JSONNode.Member) {
    bytes.append(UInt8(ascii: ","))
    member.encode(into: &bytes)
  }

  /// - Parameter name: needs no escapes.
  mutating func add(_ name: StaticString, _ text: String) {
    bytes += ",\"".utf8
    bytes += UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    bytes += "\":".utf8
    JSONQuoting.canonical.quote(text, into: &bytes)
  }

  /// Members that were written before, each after its comma.
  mutating func add(written: [UInt8]) { bytes += written }

  /// Members as ``add(written:)`` takes them.
  static func members(_ write: (inout STIXLine) -> Void) -> [UInt8] {
    var line = STIXLine()
    write(&line)
    return line.bytes
  }
}
