import Foundation

/// Objects as they left in a file, many in one Zstandard frame: kept to prove what was said and to tell what changed since,
/// not to be asked for one by one as a collection is. 10,000 findings are a quarter of a million objects, which as rows
/// with indexes take longer to write than to make, and eight times the room.
///
/// Unpacked, of each object four lengths (32 bits, little-endian) and then id, version, type and content; four zeros are an
/// object that was erased, so that those behind it keep their places.
enum ReleasedPiece {
  /// Bytes of objects in a piece, about: one is unpacked to change or to show a single object.
  static let size = 256 << 10

  static func pack(_ objects: some Sequence<ReleasedObject?>) -> Data {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + size / 2)
    for object in objects {
      guard let object else {
        bytes += [UInt8](repeating: 0, count: 16)
        continue
      }
      let lengths = SIMD4(
        UInt32(object.id.utf8.count), UInt32(object.version.utf8.count),
        UInt32(object.type.utf8.count), UInt32(object.content.count))
      withUnsafeBytes(of: lengths) { bytes += $0 }
      bytes += object.id.utf8
      bytes += object.version.utf8
      bytes += object.type.utf8
      bytes += object.content
    }
    return PackedText.pack(bytes)
  }

  /// The objects of a piece, `nil` where one was erased.
  ///
  /// - Parameter first: the place of its first.
  /// - Throws: `PackedText.Damaged`.
  static func unpack(_ piece: Data, first: Int64) throws -> [ReleasedObject?] {
    let bytes = [UInt8](try PackedText.unpack(piece))
    var objects: [ReleasedObject?] = []
    var at = 0
    func take(_ length: Int) throws -> ArraySlice<UInt8> {
      guard length <= bytes.count - at else { throw PackedText.Damaged() }
      defer { at += length }
      return bytes[at..<(at + length)]
    }
    while at < bytes.count {
      let lengths = try (0..<4).map { _ in
        Int(try take(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
      }
      let texts = try lengths.prefix(3).map { String(decoding: try take($0), as: UTF8.self) }
      let content = try take(lengths[3])
      guard !texts[0].isEmpty else {
        objects.append(nil)
        continue
      }
      var object = ReleasedObject(
        id: texts[0], version: texts[1], type: texts[2], content: Array(content))
      object.added = first + Int64(objects.count)
      objects.append(object)
    }
    return objects
  }
}
