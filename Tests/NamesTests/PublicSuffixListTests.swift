import Foundation
import Names
import Testing
import TocsinModel

@Suite struct PublicSuffixListTests {
  /// One of each kind of rule that the algorithm speaks of.
  static let rules = """
    // VERSION: 2031-02-03_04-05-06_UTC
    // a comment
    com
    org  trailing words are none of it
    uk
    co.uk
    \tme.uk
    *.sch.uk
    jp
    *.kobe.jp
    !city.kobe.jp
    *.ck
    !www.ck
    a.b.c.example
    рф
    香港
    公司.香港
    COM.AU
    // ===BEGIN PRIVATE DOMAINS===
    eu.com
    blog.example.org
    """

  let list = PublicSuffixList(rules: Self.rules)

  private func registrable(_ name: String, _ list: PublicSuffixList) -> String? {
    guard let host = NameParser(suffixes: list).hostName(name).host, host.registrableLabel != nil
    else { return nil }
    return host.registrable.rawValue
  }

  private static let registered: [(name: String, registrable: String?)] = [
    // A rule of one label, of two, and of a private section.
    ("shop.com", "shop.com"), ("www.shop.com", "shop.com"), ("a.b.shop.org", "shop.org"),
    ("shop.uk", "shop.uk"), ("co.uk", nil), ("shop.co.uk", "shop.co.uk"),
    ("www.shop.me.uk", "shop.me.uk"), ("eu.com", nil), ("shop.eu.com", "shop.eu.com"),
    ("www.shop.eu.com", "shop.eu.com"), ("jane.blog.example.org", "jane.blog.example.org"),
    ("blog.example.org", nil), ("example.org", "example.org"), ("x.example.org", "example.org"),
    // No rule: the last label is the suffix.
    ("shop.nowhere", "shop.nowhere"), ("www.shop.nowhere", "shop.nowhere"),
    // Wildcards.
    ("x.ck", nil), ("shop.x.ck", "shop.x.ck"), ("www.shop.x.ck", "shop.x.ck"),
    ("oak.sch.uk", nil), ("www.oak.sch.uk", "www.oak.sch.uk"), ("sch.uk", "sch.uk"),
    ("kobe.jp", "kobe.jp"), ("x.kobe.jp", nil), ("shop.x.kobe.jp", "shop.x.kobe.jp"),
    // Exceptions.
    ("www.ck", "www.ck"), ("a.www.ck", "www.ck"), ("city.kobe.jp", "city.kobe.jp"),
    ("a.b.city.kobe.jp", "city.kobe.jp"),
    // A rule whose middle is none.
    ("c.example", "c.example"), ("b.c.example", "c.example"), ("a.b.c.example", nil),
    ("x.a.b.c.example", "x.a.b.c.example"), ("x.b.c.example", "c.example"),
    // International rules, either way written, and rules in upper case.
    ("пример.рф", "xn--e1afmkfd.xn--p1ai"), ("a.shop.公司.香港", "shop.xn--55qx5d.xn--j6w193g"),
    ("shop.xn--55qx5d.xn--j6w193g", "shop.xn--55qx5d.xn--j6w193g"), ("com.au", nil),
    ("SHOP.Com.AU", "shop.com.au"),
  ]

  @Test(arguments: registered)
  func `the prevailing rule decides what was registered`(name: String, expected: String?) {
    #expect(registrable(name, list) == expected)
  }

  @Test func `the version is kept and rules are counted`() {
    #expect(list.date == "2031-02-03_04-05-06_UTC")
    #expect(list.ruleCount == 18)
    #expect(list.unreadRules == 0)
    #expect(PublicSuffixList(rules: "com").date == nil)
  }

  @Test(arguments: [
    "!", "*.", "*", "a..b", "!com", "a b", "-\u{7F}", "a.*.b", "**", "\u{202E}.com", "a/b",
    String(repeating: "a", count: 64), String(repeating: "a.", count: 127) + "b",
  ])
  func `a line that is no rule is left out and counted`(line: String) {
    let list = PublicSuffixList(rules: "com\n\(line)\n")
    let isRule = line == "a b"
    #expect(list.ruleCount == (isRule ? 2 : 1))
    #expect(list.unreadRules == (isRule ? 0 : 1))
    #expect(registrable("www.shop.com", list) == "shop.com")
  }

  @Test func `what is not the list is refused with a sentence`() {
    #expect(throws: NamesError.notASuffixList(rules: 0)) { try PublicSuffixList(parsing: []) }
    #expect(throws: NamesError.self) {
      try PublicSuffixList(parsing: Array("<html>\n<body>404</body>\n</html>".utf8))
    }
    #expect(throws: NamesError.self) {
      try PublicSuffixList(parsing: Array(repeating: 0xFF, count: 100_000))
    }
    let large = Array(repeating: UInt8(ascii: "/"), count: PublicSuffixList.largest + 1)
    #expect(throws: NamesError.suffixListTooLarge(bytes: large.count)) {
      try PublicSuffixList(parsing: large)
    }
    let many = (0...PublicSuffixList.mostRules).map { "r\($0).example" }.joined(separator: "\n")
    #expect(throws: NamesError.self) { try PublicSuffixList(parsing: Array(many.utf8)) }
    #expect(NamesError.notASuffixList(rules: 0).description.contains("tocsin setup"))
  }

  @Test func `the look-up agrees with the plain algorithm on random lists and names`() {
    var generator = SeededGenerator(seed: 3)
    let labels = ["a", "b", "c", "ab", "ba"]
    func name(_ lengths: ClosedRange<Int>) -> String {
      (0..<Int.random(in: lengths, using: &generator))
        .map { _ in labels.randomElement(using: &generator) ?? "a" }.joined(separator: ".")
    }
    for _ in 0..<200 {
      let rules = (0..<Int.random(in: 0...25, using: &generator)).map { _ in
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: "*." + name(1...3)
        case 1: "!" + name(2...4)
        default: name(1...4)
        }
      }.joined(separator: "\n")
      let parser = NameParser(suffixes: PublicSuffixList(rules: rules))
      let plain = PlainSuffixes(rules)
      for _ in 0..<50 {
        let name = name(2...6)
        #expect(
          parser.hostName(name).host?.suffixLabels == plain.suffixLabels(of: name),
          "\(name) under \(rules)")
      }
    }
  }

  @Test(arguments: [
    ("www.shop.com", "shop.com"), ("www.shop.co.uk", "shop.co.uk"),
    ("a.shop.gouv.fr", "shop.gouv.fr"),
    ("a.shop.gob.mx", "shop.gob.mx"), ("a.shop.de", "shop.de"), ("co.uk", nil),
    ("a.co.shop", "co.shop"), ("a.b.museum", "b.museum"),
  ])
  func `without the list the usual second levels are assumed`(name: String, expected: String?) {
    #expect(registrable(name, .fallback) == expected)
    #expect(PublicSuffixList.fallback.date == nil)
  }

  @Test(.enabled(if: InstalledList.text != nil, "the Public Suffix List is not installed"))
  func `the installed list is read whole and agrees with the plain algorithm`() throws {
    let text = try #require(InstalledList.text)
    let list = try PublicSuffixList(parsing: Array(text.utf8))
    #expect(list.date != nil)
    #expect(list.unreadRules == 0)
    #expect(registrable("www.shop.eu.com", list) == "shop.eu.com")
    #expect(registrable("a.shop.co.uk", list) == "shop.co.uk")
    #expect(registrable("a.b.city.kobe.jp", list) == "city.kobe.jp")
    let parser = NameParser(suffixes: list)
    let plain = PlainSuffixes(text)
    for line in text.split(whereSeparator: \.isNewline) {
      let rule = line.prefix { !$0.isWhitespace }
      guard !rule.isEmpty, !rule.hasPrefix("//"), rule.allSatisfy(\.isASCII) else { continue }
      let name = "a.b." + rule.drop { "!*.".contains($0) }
      #expect(parser.hostName(name).host?.suffixLabels == plain.suffixLabels(of: name), "\(name)")
    }
  }
}

/// The list where `make setup` puts it.
enum InstalledList {
  static let text: String? = {
    let environment = ProcessInfo.processInfo.environment
    let data = environment["XDG_DATA_HOME"] ?? (environment["HOME"] ?? "") + "/.local/share"
    let models = environment["TOCSIN_MODELS"] ?? data + "/tocsin/models"
    return try? String(
      contentsOfFile: models + "/public-suffixes/public_suffix_list.dat", encoding: .utf8)
  }()
}
