/// Records that were kept: the keys of a day, or what one's own zone says. A line each, `name TYPE value`; a text in quotes, in several
/// pieces where it is long; `#` and `;` begin a comment. A name that no line mentions is unknown, not absent.
package struct RecordFile: RecordResolver {
  private var known: [String: [RecordType: [String]]] = [:]
  private var failing: Set<String> = []
  private var aliases: [String: String] = [:]
  /// Lines that could not be read, counted from 1.
  package private(set) var unread: [Int] = []
  /// Whether every name that is not in it is absent.
  private let isWhole: Bool

  /// Linear.
  /// - Parameter isWhole: whether what is not in it is not there at all, as for a test.
  package init(_ text: String, isWhole: Bool = false) {
    self.isWhole = isWhole
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let line = line.filter { $0 != "\r" }
      guard let first = line.first(where: { $0 != " " && $0 != "\t" }), first != "#", first != ";"
      else { continue }
      if !add(line) { unread.append(number + 1) }
    }
  }

  private mutating func add(_ line: String) -> Bool {
    var words = line.split(maxSplits: 2, whereSeparator: { $0 == " " || $0 == "\t" })
    // A zone's lines have a time to live and a class between.
    var rest = words.count == 3 ? words[2] : ""
    if words.count == 3, words[1].allSatisfy(\.isNumber) || words[1].uppercased() == "IN" {
      let more = rest.split(maxSplits: 2, whereSeparator: { $0 == " " || $0 == "\t" })
      var index = 0
      words[1] = more.first ?? ""
      if words[1].uppercased() == "IN", more.count > 2 {
        index = 1
        words[1] = more[1]
      }
      rest = more.dropFirst(index + 1).joined(separator: " ")[...]
    }
    guard words.count >= 2 else { return false }
    let name = Self.plain(words[0])
    if words[1].uppercased() == "TIMEOUT" {
      failing.insert(name)
      return true
    }
    if words[1].uppercased() == "CNAME" {
      aliases[name] = Self.plain(rest)
      return true
    }
    guard let type = RecordType(rawValue: words[1].uppercased()) else { return false }
    let value =
      type == .txt
      ? Self.unquoted(rest) : type == .mx || type == .ptr ? Self.plain(rest) : rest.lowercased()
    known[name, default: [:]][type, default: []].append(value)
    return true
  }

  package func records(_ type: RecordType, of name: String) -> RecordAnswer {
    var name = Self.plain(name[...])
    if type == .cname, let alias = aliases[name] { return .records([alias]) }
    // An alias of an alias is usual, a ring is a mistake.
    for _ in 0..<8 { name = aliases[name] ?? name }
    if failing.contains(name) { return .unknown }
    guard let types = known[name] else { return isWhole ? .noName : .unknown }
    if let found = types[type] { return .records(found) }
    // Whoever keeps a domain's texts rarely keeps these beside them: that they are not there says nothing.
    return isWhole || ![.ds, .caa, .cname].contains(type) ? .none : .unknown
  }

  private static func plain(_ name: Substring) -> String {
    let name = name.lowercased()
    return name.hasSuffix(".") ? String(name.dropLast()) : name
  }

  /// The pieces between quotes, joined (RFC 1035, section 3.3.14); as it stands without any.
  private static func unquoted(_ text: Substring) -> String {
    guard text.first == "\"" else { return String(text) }
    var result: [UInt8] = []
    var isOpen = false
    var isEscaped = false
    for byte in text.utf8 {
      if isEscaped {
        result.append(byte)
        isEscaped = false
      } else if isOpen, byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isOpen.toggle()
      } else if isOpen {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
