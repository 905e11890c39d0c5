/// A strict little reader of the pages that this module writes: balanced tags, unique ids.
struct Page {
  private(set) var ids: [String] = []
  private(set) var problems: [String] = []
  private(set) var tags: [(name: String, attributes: [String: String])] = []
  private(set) var headings: [Int] = []

  private static let void: Set<String> = ["meta", "br", "wbr", "!doctype"]

  init(_ html: String) {
    let bytes = Array(html.utf8)
    var open: [String] = []
    var position = 0
    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) else {
        problems.append("a tag does not end: \(string(start..<min(start + 60, bytes.count)))")
        break
      }
      position = end + 1
      let inner = string(start + 1..<end)
      if inner.hasPrefix("!--") {
        // Only its own places of renewal, which are short.
        if !inner.hasSuffix("--") { problems.append("a comment holds a tag: \(inner)") }
        continue
      }
      if inner.hasPrefix("/") {
        let name = String(inner.dropFirst())
        if open.popLast() != name { problems.append("</\(name)> closes nothing") }
        continue
      }
      let name = String(inner.prefix { $0 != " " }).lowercased()
      let attributes = Self.attributes(inner.dropFirst(name.count))
      if attributes == nil { problems.append("unreadable attributes in <\(inner)>") }
      tags.append((name, attributes ?? [:]))
      if let id = attributes?["id"] { ids.append(id) }
      if name.count == 2, name.hasPrefix("h"), let level = Int(name.dropFirst()) {
        headings.append(level)
      }
      if !Self.void.contains(name) { open.append(name) }
      if name == "style" {
        guard let close = html.utf8.firstRange(of: "</style>".utf8, from: position, in: bytes)
        else { break }
        position = close
      }
    }
    if !open.isEmpty { problems.append("never closed: \(open)") }
  }

  private static func attributes(_ text: Substring) -> [String: String]? {
    var result: [String: String] = [:]
    var rest = text
    while let first = rest.first {
      guard first == " " else { return nil }
      rest = rest.dropFirst()
      guard let equals = rest.firstIndex(of: "=") else { return rest == "html" ? result : nil }
      let name = String(rest[..<equals])
      rest = rest[rest.index(after: equals)...]
      guard rest.first == "\"", let close = rest.dropFirst().firstIndex(of: "\"") else {
        return nil
      }
      if result.updateValue(String(rest[rest.index(after: rest.startIndex)..<close]), forKey: name)
        != nil
      {
        return nil
      }
      rest = rest[rest.index(after: close)...]
    }
    return result
  }
}

extension String.UTF8View {
  fileprivate func firstRange(of part: String.UTF8View, from start: Int, in bytes: [UInt8]) -> Int?
  {
    let part = Array(part)
    return (start..<bytes.count - part.count).first {
      bytes[$0..<$0 + part.count].elementsEqual(part)
    }
  }
}
