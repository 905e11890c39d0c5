extension PublicSuffixList {
  /// Fewer rules are no edition of the list: there are more endings alone.
  private static let fewestRules = 1000

  /// Reads the list's text, as publicsuffix.org publishes it: a rule a line up to the first blank,
  /// `//` before comments, U-labels or A-labels. Linear in its length.
  package init(parsing text: [UInt8]) throws(NamesError) {
    guard text.count <= Self.largest else { throw .suffixListTooLarge(bytes: text.count) }
    let reading = SuffixReading(text)
    guard reading.ruleCount <= Self.mostRules else {
      throw .suffixListTooLarge(bytes: text.count)
    }
    let list = PublicSuffixList(reading)
    guard list.ruleCount >= Self.fewestRules, list.unreadRules <= list.ruleCount / 100 else {
      throw .notASuffixList(rules: list.ruleCount)
    }
    self = list
  }

  /// Reads rules however few there are; those that are none are counted and left out.
  package init(rules: String) {
    self.init(SuffixReading(Array(rules.utf8.prefix(Self.largest))))
  }

  private init(_ reading: SuffixReading) {
    var table = SuffixTable(capacity: reading.nodeCount)
    var readRules = 0
    for rule in reading.rules where Self.insert(rule, into: &table) { readRules += 1 }
    self.init(
      date: reading.date, ruleCount: readRules,
      unreadRules: reading.ruleCount - readRules, table: table)
  }

  /// Adds a rule and everything on the way to it.
  private static func insert(_ rule: SuffixRule, into table: inout SuffixTable) -> Bool {
    let name = rule.name[...]
    guard table.insert(name, rule.node) else { return false }
    for dot in name.indices where name[dot] == UInt8(ascii: ".") {
      guard table.insert(name[(dot + 1)...], .inner) else { return false }
    }
    return true
  }
}

/// One rule: what the list says about a name in its ASCII form.
struct SuffixRule {
  var name: [UInt8]
  var node: SuffixTable.Node

  /// `nil` when the line is no rule.
  init?(_ line: ArraySlice<UInt8>) {
    var name = line
    node = .rule
    if name.first == UInt8(ascii: "!") {
      name = name.dropFirst()
      node = .exception
    } else if name.starts(with: [UInt8(ascii: "*"), UInt8(ascii: ".")]) {
      name = name.dropFirst(2)
      node = .wildcard
    }
    if name.first == UInt8(ascii: ".") { name = name.dropFirst() }
    if name.contains(where: { $0 >= 0x80 }) {
      guard name.count <= 4 * HostName.longest,
        let text = String(validating: name, as: UTF8.self)
      else { return nil }
      let conversion = UnicodeData.shared.toASCII(text)
      guard conversion.errors.isEmpty else { return nil }
      name = Array(conversion.name.utf8)[...]
    }
    self.name = name.map { $0 &- UInt8(ascii: "A") < 26 ? $0 | 0x20 : $0 }
    guard Self.isName(self.name) else { return nil }
    // Something has to be left when the first label of an exception is taken away.
    if node == .exception, !self.name.contains(UInt8(ascii: ".")) { return nil }
  }

  private static func isName(_ name: [UInt8]) -> Bool {
    guard !name.isEmpty, name.count <= HostName.longest else { return false }
    return name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
      (1...HostName.longestLabel).contains($0.count)
        && $0.allSatisfy {
          $0 &- UInt8(ascii: "a") < 26 || $0 &- UInt8(ascii: "0") < 10 || $0 == UInt8(ascii: "-")
            || $0 == UInt8(ascii: "_")
        }
    }
  }
}

/// The lines of the list's text.
struct SuffixReading {
  private(set) var rules: [SuffixRule] = []
  private(set) var ruleCount = 0
  private(set) var date: String?

  /// At most how many names are on the way to the rules.
  var nodeCount: Int {
    rules.reduce(0) { $0 + 1 + $1.name.count(where: { $0 == UInt8(ascii: ".") }) }
  }

  init(_ text: [UInt8]) {
    for line in text.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") })
    {
      let words = line.drop { $0 <= UInt8(ascii: " ") }
      if words.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")]) {
        date = date ?? Self.version(in: words)
        continue
      }
      let word = words.prefix { $0 > UInt8(ascii: " ") }
      guard !word.isEmpty else { continue }
      ruleCount += 1
      guard ruleCount <= PublicSuffixList.mostRules else { return }
      if let rule = SuffixRule(word) { rules.append(rule) }
    }
  }

  /// `// VERSION: 2026-10-22_08-36-41_UTC`, and the older `// Version: …`.
  private static func version(in comment: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: comment.dropFirst(2).prefix(80), as: UTF8.self)
    let parts = text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, parts[0].filter({ $0 != " " }).lowercased() == "version" else {
      return nil
    }
    let version = parts[1].drop { $0 == " " }
    return version.isEmpty ? nil : String(version.filter { $0.isASCII && !$0.isWhitespace })
  }
}
