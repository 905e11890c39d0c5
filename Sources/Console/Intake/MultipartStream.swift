/// The files of an HTML form (`multipart/form-data`, RFC 7578), cut out of a body while it comes: what is kept is as long as a
/// boundary or the head of a part, however long the files are.
struct MultipartStream {
  enum Event: Equatable {
    /// A file begins, under the name that the browser gives it, which may be anything.
    case begin(name: String)
    case bytes(ArraySlice<UInt8>)
    case end
  }

  enum Trouble: Error {
    /// The head of a part is longer than any browser writes one.
    case head
    case tooManyParts
  }

  private enum State {
    /// Before the first boundary.
    case before
    /// Behind a boundary, in the header fields of a part.
    case head
    /// Before the line break that ends the head of a part: of an empty part it belongs to the next boundary.
    case opening(isFile: Bool)
    /// In the bytes of a part; of a field that is no file they are passed over.
    case body(isFile: Bool)
    /// Behind the last boundary.
    case after
  }

  private static let mostParts = 500
  private static let longestHead = 16 << 10
  /// RFC 2046, section 5.1.1.
  private static let longestBoundary = 70

  private let mark: [UInt8]
  private var state = State.before
  private var held: [UInt8]
  private var parts = 0

  /// - Parameter type: the Content-Type of the body; `nil` when it is no such form.
  init?(type: String) {
    guard type.lowercased().hasPrefix("multipart/form-data"),
      let boundary = Self.parameter("boundary", of: type), !boundary.isEmpty,
      boundary.utf8.count <= Self.longestBoundary
    else { return nil }
    mark = Array("\r\n--\(boundary)".utf8)
    // The first boundary need not stand behind a line break.
    held = [13, 10]
  }

  /// Takes the next bytes of the body, in the order in which they come. Linear in them, for a boundary that is not made of
  /// beginnings of itself: each byte is compared with its first, and rarely with more.
  mutating func take(_ bytes: some Collection<UInt8>, _ body: (Event) throws -> Void) throws {
    held += bytes
    var start = 0
    scan: while true {
      switch state {
      case .before:
        guard let place = find(mark, from: start) else {
          start = max(start, held.count - mark.count + 1)
          break scan
        }
        start = place + mark.count
        state = .head
      case .head:
        // Two hyphens behind a boundary end the form.
        guard held.count - start >= 2 else { break scan }
        if held[start] == UInt8(ascii: "-"), held[start + 1] == UInt8(ascii: "-") {
          state = .after
          continue
        }
        guard let empty = find([13, 10, 13, 10], from: start) else {
          guard held.count - start <= Self.longestHead else { throw Trouble.head }
          break scan
        }
        guard empty - start <= Self.longestHead else { throw Trouble.head }
        parts += 1
        guard parts <= Self.mostParts else { throw Trouble.tooManyParts }
        let name = Self.fileName(held[start..<empty])
        if let name { try body(.begin(name: name)) }
        state = .opening(isFile: name != nil)
        start = empty + 2
      case .opening(let isFile):
        guard held.count - start >= mark.count else { break scan }
        if held[start...].starts(with: mark) {
          if isFile { try body(.end) }
          start += mark.count
          state = .head
        } else {
          start += 2
          state = .body(isFile: isFile)
        }
      case .body(let isFile):
        let place = find(mark, from: start)
        // What may be the beginning of a boundary waits for what follows.
        let end = place ?? max(start, held.count - mark.count + 1)
        if isFile, end > start { try body(.bytes(held[start..<end])) }
        start = end
        guard let place else { break scan }
        if isFile { try body(.end) }
        start = place + mark.count
        state = .head
      case .after:
        start = held.count
        break scan
      }
    }
    held.removeFirst(min(start, held.count))
  }

  /// Whether the last boundary came: a form that ends before it was cut on its way.
  var isWhole: Bool {
    if case .after = state { true } else { false }
  }

  private func find(_ needle: [UInt8], from start: Int) -> Int? {
    guard let first = needle.first, held.count - start >= needle.count else { return nil }
    return held.withUnsafeBufferPointer { bytes in
      var place = start
      while place <= bytes.count - needle.count {
        if bytes[place] == first, needle.indices.allSatisfy({ bytes[place + $0] == needle[$0] }) {
          return place
        }
        place += 1
      }
      return nil
    }
  }

  /// Of the head of a part; `nil` for a field that is no file, and for a file that was not chosen.
  private static func fileName(_ head: ArraySlice<UInt8>) -> String? {
    let fields = String(decoding: head, as: UTF8.self).split(whereSeparator: \.isNewline)
    let disposition = fields.first { $0.lowercased().hasPrefix("content-disposition:") }
    let name = disposition.flatMap { parameter("filename", of: String($0)) } ?? ""
    return name.isEmpty ? nil : name
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
}
