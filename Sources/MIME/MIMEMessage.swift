/// A message, or a page saved as one: its parts as ranges of its bytes (RFC 5322; RFC 2045 and 2046; RFC 6532).
///
/// ```swift
/// let message = MIMEMessage(bytes)
/// for part in message.parts where part.type.value == "text/html" { message.content(of: part) }
/// ```
package struct MIMEMessage: Sendable {
  /// One part. A part with parts of its own stands before them.
  package struct Part: Sendable, Hashable {
    package var fields: [MIMEField]
    /// `content-type`; `text/plain` where there is none (RFC 2045, section 5.2).
    package var type: MIMEParameters
    /// Where its body is, still encoded.
    package var body: Range<Int>
    /// 0 for the message itself.
    package var depth: Int

    /// The first field of a name, given in lower case.
    package subscript(name: String) -> String? { fields.first { $0.name == name }?.value }
  }

  package let bytes: [UInt8]
  package private(set) var parts: [Part] = []
  /// Whether something was beyond the bounds, and is not there.
  package private(set) var isCut = false
  /// Whether a part's last boundary is missing, as it is when the end is lost.
  package private(set) var isTruncated = false

  private let limits: MIMELimits

  /// Linear in the bytes times the depth of nesting.
  package init(_ bytes: [UInt8], limits: MIMELimits = MIMELimits()) {
    self.bytes = bytes
    self.limits = limits
    // A list of what is still to be read, in place of recursion.
    var open = [(range: bytes.startIndex..<bytes.endIndex, depth: 0)]
    while let next = open.popLast() {
      guard parts.count < limits.parts else {
        isCut = true
        return
      }
      let (fields, start) = header(next.range)
      let type = MIMEParameters(
        fields.first { $0.name == "content-type" }?.value ?? "text/plain")
      let part = Part(
        fields: fields, type: type, body: start..<next.range.upperBound, depth: next.depth)
      parts.append(part)
      guard type.value.hasPrefix("multipart/"), let boundary = type["boundary"], !boundary.isEmpty
      else { continue }
      guard next.depth < limits.depth else {
        isCut = true
        continue
      }
      let room = limits.parts - parts.count - open.count
      for range in pieces(part.body, boundary: Array(boundary.utf8), atMost: max(0, room))
        .reversed()
      {
        open.append((range, next.depth + 1))
      }
    }
  }

  /// The bytes of a part as they were before they were encoded for the way.
  package func content(of part: Part) -> [UInt8] {
    TransferEncoding.decoded(bytes[part.body], as: part["content-transfer-encoding"])
  }

  /// The fields at the beginning of a range and where the body begins.
  private mutating func header(_ range: Range<Int>) -> ([MIMEField], Int) {
    var fields: [MIMEField] = []
    var current: [UInt8] = []
    var at = range.lowerBound
    func finish() {
      defer { current.removeAll(keepingCapacity: true) }
      guard fields.count < limits.fields || Self.isNeeded(current) else {
        isCut = true
        return
      }
      guard fields.count < limits.fields + Self.mostNeeded, let field = Self.field(current) else {
        return
      }
      fields.append(field)
    }
    while at < range.upperBound {
      let end = bytes[at..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
      var line = bytes[at..<end]
      if line.last == 0x0D { line.removeLast() }
      at = min(end + 1, range.upperBound)
      if line.isEmpty { break }
      if line.first == 0x20 || line.first == 0x09 {
        if current.count + line.count <= limits.field { current += line } else { isCut = true }
        continue
      }
      finish()
      if line.count > limits.field { isCut = true }
      current = Array(line.prefix(limits.field))
    }
    finish()
    return (fields, at)
  }

  /// Beyond the bound of fields, how many more are kept of those without which a message is another.
  private static let mostNeeded = 100

  /// Whether a field says who sent a message, what is shown of it or how it is built: thousands of others before these would else
  /// hide them.
  private static func isNeeded(_ line: [UInt8]) -> Bool {
    let name = String(
      decoding: line.prefix(30).prefix { $0 != 0x3A }.filter { $0 > 0x20 }, as: UTF8.self
    ).lowercased()
    return [
      "from", "sender", "reply-to", "to", "subject", "date", "message-id", "content-type",
      "content-transfer-encoding", "content-disposition",
    ].contains(name)
  }

  private static func field(_ line: [UInt8]) -> MIMEField? {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0 else { return nil }
    // RFC 5322, section 4.5.1: blanks before the colon are obsolete but there.
    let name = line[..<colon].filter { $0 > 0x20 }.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    var value = line[(colon + 1)...]
    // A CR or NUL at the beginning stays: programs differ about what stands behind it. At the end it is one line break too many.
    while let first = value.first, first == 0x20 || first == 0x09 { value.removeFirst() }
    while let last = value.last, last <= 0x20 { value.removeLast() }
    return MIMEField(
      name: String(decoding: name, as: UTF8.self), value: String(decoding: value, as: UTF8.self))
  }

  /// What stands between the lines of a boundary (RFC 2046, section 5.1.1); the line break before such a line is its own.
  private mutating func pieces(
    _ body: Range<Int>, boundary: [UInt8], atMost: Int
  ) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start: Int?
    var at = body.lowerBound
    while at < body.upperBound {
      let end = bytes[at..<body.upperBound].firstIndex(of: 0x0A) ?? body.upperBound
      if let isLast = isBoundary(at..<end, boundary) {
        if let start {
          guard pieces.count < atMost else {
            isCut = true
            return pieces
          }
          var stop = at
          if stop > start, bytes[stop - 1] == 0x0A { stop -= 1 }
          if stop > start, bytes[stop - 1] == 0x0D { stop -= 1 }
          pieces.append(start..<stop)
        }
        start = min(end + 1, body.upperBound)
        if isLast { return pieces }
      }
      at = end + 1
    }
    if let start, start < body.upperBound, pieces.count < atMost {
      pieces.append(start..<body.upperBound)
    }
    isTruncated = true
    return pieces
  }

  /// Whether a line is a boundary, and then whether the last one.
  private func isBoundary(_ line: Range<Int>, _ boundary: [UInt8]) -> Bool? {
    let count = boundary.count
    guard line.count >= count + 2, bytes[line.lowerBound] == UInt8(ascii: "-"),
      bytes[line.lowerBound + 1] == UInt8(ascii: "-"),
      bytes[(line.lowerBound + 2)..<(line.lowerBound + 2 + count)].elementsEqual(boundary)
    else { return nil }
    var rest = bytes[(line.lowerBound + 2 + count)..<line.upperBound]
    let isLast = rest.starts(with: [UInt8(ascii: "-"), UInt8(ascii: "-")])
    if isLast { rest = rest.dropFirst(2) }
    // Another boundary may begin with this one.
    return rest.allSatisfy { $0 <= 0x20 } ? isLast : nil
  }
}
