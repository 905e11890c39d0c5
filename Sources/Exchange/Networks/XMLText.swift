/// XML 1.0 in UTF-8, element by element, on its way to a sink.
struct XMLText {
  private(set) var sink: ByteSink
  private var open: [String] = []

  init(to sink: ByteSink) throws(ExchangeError) {
    self.sink = sink
    try self.sink.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  }

  /// Begins an element. Names come from this program's source, values from anywhere.
  mutating func begin(
    _ name: StaticString, _ attributes: [(StaticString, String?)] = []
  ) throws(ExchangeError) {
    try tag(name, attributes, end: ">\n")
    open.append(name.description)
  }

  mutating func end() throws(ExchangeError) {
    guard let name = open.popLast() else { return }
    try sink.append("</\(name)>\n")
  }

  /// An element without content.
  mutating func empty(
    _ name: StaticString, _ attributes: [(StaticString, String?)]
  ) throws(ExchangeError) {
    try tag(name, attributes, end: "/>\n")
  }

  /// An element with a text.
  mutating func text(
    _ name: StaticString, _ attributes: [(StaticString, String?)], _ value: String
  ) throws(ExchangeError) {
    try tag(name, attributes, end: ">")
    try sink.append("\(Self.escaped(value))</\(name.description)>\n")
  }

  mutating func finish() throws(ExchangeError) {
    while !open.isEmpty { try end() }
    try sink.flush()
  }

  private mutating func tag(
    _ name: StaticString, _ attributes: [(StaticString, String?)], end: String
  ) throws(ExchangeError) {
    var text = "<\(name.description)"
    for case (let key, let value?) in attributes {
      text += " \(key.description)=\"\(Self.escaped(value))\""
    }
    try sink.append(text + end)
  }

  /// What XML 1.0 (section 2.2) cannot hold becomes U+FFFD; line ends and tabs are written as numbers, or a parser
  /// would make spaces of them (section 3.3.3).
  static func escaped(_ text: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: escaped += "&amp;"
      case 0x3C: escaped += "&lt;"
      case 0x3E: escaped += "&gt;"
      case 0x22: escaped += "&quot;"
      case 0x09, 0x0A, 0x0D: escaped += "&#\(scalar.value);"
      case 0..<0x20, 0xFFFE, 0xFFFF: escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
