/// The files of an HTML form (`multipart/form-data`, RFC 7578), cut out of a body that is in memory.
struct MultipartForm {
  struct File {
    /// As the browser names it; may be anything.
    let name: String
    let bytes: ArraySlice<UInt8>
  }

  private(set) var files: [File] = []

  /// More parts are left out.
  private static let most = 500
  /// RFC 2046, section 5.1.1.
  private static let longestBoundary = 70

  /// - Parameter type: the Content-Type of the body; `nil` when it is no such form.
  init?(_ body: [UInt8], type: String) {
    guard type.lowercased().hasPrefix("multipart/form-data"),
      let boundary = Self.parameter("boundary", of: type), !boundary.isEmpty,
      boundary.utf8.count <= Self.longestBoundary
    else { return nil }
    let mark = Array("\r\n--\(boundary)".utf8)
    // The first boundary need not stand on a line of its own.
    var start = body.starts(with: mark.dropFirst(2)) ? mark.count - 2 : nil
    if start == nil { start = Self.find(mark, in: body[...]).map { $0 + mark.count } }
    while let from = start, files.count < Self.most {
      let end = Self.find(mark, in: body[from...])
      add(body[from..<(end ?? body.count)])
      start = end.map { $0 + mark.count }
    }
  }

  /// One part: its header fields, an empty line, its bytes.
  private mutating func add(_ part: ArraySlice<UInt8>) {
    guard let empty = Self.find(Array("\r\n\r\n".utf8), in: part) else { return }
    let head = String(decoding: part[..<empty], as: UTF8.self)
    let fields = head.split(whereSeparator: \.isNewline)
    let disposition = fields.first { $0.lowercased().hasPrefix("content-disposition:") }
    guard let disposition, let name = Self.parameter("filename", of: String(disposition)),
      !name.isEmpty
    else { return }
    files.append(File(name: name, bytes: part[(empty + 4)...]))
  }

  /// `filename="a.csv"` or `boundary=abc`.
  private static func parameter(_ name: String, of header: String) -> String? {
    for field in header.split(separator: ";").dropFirst() {
      let field = String(field).withoutSpaceAround
      guard field.lowercased().hasPrefix(name + "=") else { continue }
      let value = field.dropFirst(name.count + 1)
      return value.hasPrefix("\"")
        ? String(value.dropFirst().prefix { $0 != "\"" }) : String(value)
    }
    return nil
  }

  /// The place of some bytes. Linear for bytes whose first is rare in them, as a boundary's is.
  private static func find(_ needle: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = needle.first, bytes.count >= needle.count else { return nil }
    return bytes.withUnsafeBufferPointer { buffer in
      var place = 0
      while place <= buffer.count - needle.count {
        if buffer[place] == first, needle.indices.allSatisfy({ buffer[place + $0] == needle[$0] }) {
          return bytes.startIndex + place
        }
        place += 1
      }
      return nil
    }
  }
}
