import Names
import Testing
import TocsinModel

@Suite struct NameParserTests {
  let parser = NameParser(suffixes: .fallback)

  @Test(arguments: [
    "www.example.com", "WWW.Example.COM", "www.example.com.", "  www.example.com\t\r\n",
    "*.www.example.com", "?.www.example.com", "*.*.www.example.com", "\"www.example.com\"",
    "'www.example.com',", "`www.example.com`;", "“www.example.com”", "«www.example.com»",
    "\u{FEFF}www.example.com", "\u{A0}www.example.com\u{3000}", "(www.example.com)",
    "www.example.com)", "https://www.example.com>",
    "{www.example.com}", "[www.example.com]", "DNS:www.example.com", "||www.example.com^",
    "<www.example.com>", "http://www.example.com", "HTTPS://WWW.EXAMPLE.COM/",
    "https://user:secret@www.example.com:8443/a/b?c=d@e#f", "//www.example.com/path",
    "ftp://www.example.com", "svn+ssh://www.example.com/x", "http:\\\\www.example.com\\x",
    "https://www.example.com?x=http://other.example", "www.example.com:443", "www.example.com:",
    "www.example.com/path@other.example", "www.example.com?q", "www.example.com#x",
    "someone@www.example.com", "Some One <someone@www.example.com>",
    "mailto:a@www.example.com?subject=b",
    "\"a@b\" <some@www.example.com>", "a/b@www.example.com", "sip:a@www.example.com",
    "www[.]example[.]com", "www(.)example{.}com", "www[dot]example(DOT)com",
    "hxxp://www.example.com", "hxxps[:]//www[.]example[.]com/x", "hXXp[://]www.example.com",
    "someone[at]www[.]example[.]com", "someone[@]www.example.com", "www。example．com｡",
    "ｗｗｗ.ｅｘａｍｐｌｅ.com", "https://ww%77.ex%61mple.com/%2e", "http://www.example.com.:80/",
  ])
  func `names are read as people and tools write them`(written: String) {
    let (host, problem) = parser.hostName(written)
    #expect(host?.name.rawValue == "www.example.com")
    #expect(host?.registrable.rawValue == "example.com")
    #expect(problem == nil)
  }

  @Test(arguments: [
    ("_dmarc.example.com", "_dmarc.example.com"), ("a_b.example.com", "a_b.example.com"),
    ("-x-.example.com", "-x-.example.com"), ("r3---sn.example.com", "r3---sn.example.com"),
    ("münchen.example", "xn--mnchen-3ya.example"), ("MÜNCHEN.example", "xn--mnchen-3ya.example"),
    ("пример.рф", "xn--e1afmkfd.xn--p1ai"), ("faß.example", "xn--fa-hia.example"),
    ("例え.テスト", "xn--r8jz45g.xn--zckzah"), ("i\u{2764}\u{FE0F}.example", "xn--i-7iq.example"),
    ("_x.пример.рф", "_x.xn--e1afmkfd.xn--p1ai"),
    ("аррӏе.com", "xn--80ak6aa92e.com"), ("ﬁx.example", "fix.example"),
    ("https://пример.рф:80/путь", "xn--e1afmkfd.xn--p1ai"), ("1a.2b", "1a.2b"),
    ("ex.0xg", "ex.0xg"), ("نامه\u{200C}ای.com", "xn--mgba3gch31f060k.com"),
  ])
  func `letters and labels of many kinds give a name`(written: String, name: String) {
    let (host, problem) = parser.hostName(written)
    #expect(host?.name.rawValue == name)
    #expect(problem == nil)
  }

  private static let errors: [(written: String, problem: NameProblem)] = [
    ("", .empty), ("   ", .empty), ("\"\"", .empty), ("http://", .empty),
    ("<", .empty), ("@", .empty), (":80", .empty), ("localhost", .singleLabel),
    ("http://localhost:80/", .singleLabel), ("com", .singleLabel), ("com.", .singleLabel),
    ("*", .invalidCharacter), (".", .emptyLabel), ("..", .emptyLabel), ("a..b", .emptyLabel),
    ("a.b..", .emptyLabel), ("..a.b", .emptyLabel), ("а。。б", .emptyLabel),
    ("1.2.3.4", .address), ("http://1.2.3.4:80/", .address), ("0x7f.0x1", .address),
    ("1.2", .address), ("example.1", .address), ("10.0.0.0/8", .address), ("::1", .address),
    ("2001:db8::1", .address), ("[2001:db8::1]", .address), ("http://[::1]:80/", .address),
    ("fe80::1%eth0", .address), ("::ffff:1.2.3.4", .address), ("a@[2001:db8::1]", .address),
    ("exa mple.com", .invalidCharacter), ("exa\u{0}mple.com", .invalidCharacter),
    ("a,b.com", .invalidCharacter), ("a*b.com", .invalidCharacter), ("a:b.com", .invalidCharacter),
    ("a%zz.com", .invalidCharacter), ("http://a%2.com", .invalidCharacter),
    ("a.b\u{FFFD}", .disallowed), ("a\u{E000}.com", .disallowed), ("\u{300}a.com", .disallowed),
    (String(repeating: "a", count: 64) + ".com", .labelTooLong),
    (String(repeating: "ы", count: 64) + ".com", .labelTooLong),
    (String(repeating: "a.", count: 126) + "com", .tooLong),
    (String(repeating: "abc.", count: 3000) + "com", .tooLong),
    (String(repeating: "ы", count: 3000), .tooLong),
    ("https://" + String(repeating: "a", count: 1 << 20), .tooLong),
  ]

  @Test(arguments: errors)
  func `what is no name is an error and leaves none`(written: String, expected: NameProblem) {
    let (host, problem) = parser.hostName(written)
    #expect(host == nil)
    #expect(problem == expected)
    #expect(!expected.isUsable)
  }

  private static let warnings: [(written: String, name: String, problem: NameProblem)] = [
    (".example.com", "example.com", .leadingDot),
    ("xn--a.com", "xn--a.com", .invalidPunycode), ("xn--.com", "xn--.com", .invalidPunycode),
    ("xn--999999999.com", "xn--999999999.com", .invalidPunycode),
    ("XN--A.пример.рф", "xn--a.xn--e1afmkfd.xn--p1ai", .invalidPunycode),
    // It decodes to a label that is encoded itself.
    ("xn--xn--x-5kc.com", "xn--xn--x-5kc.com", .invalidPunycode),
    // It decodes to what needs no encoding, and so is none.
    ("xn--example-.com", "xn--example-.com", .invalidPunycode),
    ("pаypal.com", "xn--pypal-4ve.com", .mixedScripts),
    ("xn--pypal-4ve.com", "xn--pypal-4ve.com", .mixedScripts),
    ("1א.com", "xn--1-0hc.com", .bidirectional), ("אa.com", "xn--a-zhc.com", .bidirectional),
    ("exa\u{202E}mple.com", "example.com", .invisible),
    ("exam\u{200B}ple.com", "example.com", .invisible),
    ("exam\u{AD}ple.com", "example.com", .invisible),
    ("\u{2066}example.com\u{2069}", "example.com", .invisible),
    ("exam\u{200D}ple.com", "example.com", .invisible),
    ("мо\u{200B}ст.рф", "xn--l1aeje.xn--p1ai", .invisible),
  ]

  @Test(arguments: warnings)
  func `a reservation leaves a name and says so`(
    written: String, name: String, expected: NameProblem
  ) {
    let (host, problem) = parser.hostName(written)
    #expect(host?.name.rawValue == name)
    #expect(problem == expected)
    #expect(expected.isUsable)
  }

  @Test(arguments: [
    [0x61, 0xFF, 0x2E, 0x62], [0xC3, 0x2E, 0x63, 0x6F, 0x6D], [0xED, 0xA0, 0x80, 0x2E, 0x62],
  ])
  func `bytes that are no UTF-8 are said`(written: [UInt8]) {
    var host = HostName()
    let problem = written.withUnsafeBufferPointer { parser.parse($0, into: &host) }
    #expect(problem == .invalidUTF8)
    #expect(host.isEmpty)
  }

  @Test func `a label that does not decode is marked, and one that does is not`() {
    #expect(parser.hostName("xn--a.example.com").host?.hasUndecodableLabel == true)
    #expect(parser.hostName("xn--e1afmkfd.com").host?.hasUndecodableLabel == false)
    #expect(parser.hostName("xn--e1afmkfd.com").host?.hasEncodedLabel == true)
    #expect(parser.hostName("example.com").host?.hasEncodedLabel == false)
  }

  @Test func `names of the greatest length are read`() {
    let label = String(repeating: "a", count: 63)
    let longest = "\(label).\(label).\(label)." + String(repeating: "b", count: 61)
    #expect(longest.utf8.count == 253)
    #expect(parser.hostName(longest).host?.name.rawValue == longest)
    #expect(parser.hostName(longest + "b").problem == .tooLong)
    let deepest = String(repeating: "a.", count: 126) + "b"
    #expect(parser.hostName(deepest).host?.labelCount == 127)
  }

  @Test func `a buffer keeps nothing of the name before`() {
    var host = HostName()
    for (written, labels) in [
      ("a.b.example.com", 4), ("1.2.3.4", 0), ("xn--a.com", 2), ("x.org", 2),
    ] {
      var written = written
      _ = written.withUTF8 { parser.parse($0, into: &host) }
      #expect(host.labelCount == labels)
    }
    #expect(host.name.rawValue == "x.org")
    #expect(!host.hasEncodedLabel && !host.hasUndecodableLabel && host.suffixLabels == 1)
  }

  @Test func `the fast path agrees with the plain reference`() {
    var generator = SeededGenerator(seed: 20_261_121)
    let pieces = [
      "a", "B", "z9", "-", "_", ".", ".", "*.", "?.", "0x", "1", "example", "com", "xn-", " ",
    ]
    for _ in 0..<20_000 {
      let written = (0..<Int.random(in: 1...9, using: &generator))
        .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
        .trimmingPrefix { $0 == " " }
      guard !written.contains(" ") else { continue }
      let (host, problem) = parser.hostName(String(written))
      // Wildcards behind a dot and queries are for the table above.
      if written.dropFirst(2).contains(where: { $0 == "?" || $0 == "*" }) { continue }
      let plain = PlainName(String(written))
      #expect(host?.name.rawValue == plain?.name, "\(written) \(String(describing: problem))")
      #expect(
        host.map { host in (0..<host.labelCount).map(host.text) } == plain?.labels, "\(written)")
    }
  }

  @Test func `any bytes give a whole name or none, and the name reads as itself`() {
    var generator = SeededGenerator(seed: 7)
    let alphabet: [[UInt8]] =
      [
        "a", "Z", "0", ".", "-", "_", "xn--", "@", ":", "/", "[.]", "<", ">", "%41", "\\", " ", "а",
        "ß",
        "א", "\u{202E}", "\u{200D}", "。", "𝐤", "é", "e\u{301}", "*.", "\"",
      ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0]]
    var host = HostName()
    var again = HostName()
    for _ in 0..<20_000 {
      let written = (0..<Int.random(in: 0...14, using: &generator))
        .flatMap { _ in alphabet.randomElement(using: &generator) ?? [] }
      let problem = written.withUnsafeBufferPointer { parser.parse($0, into: &host) }
      guard problem?.isUsable ?? true else {
        #expect(host.isEmpty)
        continue
      }
      #expect(host.bytes.count <= HostName.longest && host.labelCount > 1)
      #expect((1...host.labelCount).contains(host.suffixLabels))
      #expect(PlainName(host.name.rawValue)?.name == host.name.rawValue)
      _ = host.bytes.withUnsafeBufferPointer { parser.parse($0, into: &again) }
      #expect(again.bytes == host.bytes, "\(written)")
    }
  }

  @Test func `one parser serves several threads at once`() async {
    let names = ["www.example.com", "пример.рф", "xn--80ak6aa92e.com", "pаypal.com", "xn--a.com"]
    func read() -> [String] {
      (0..<200).flatMap { _ in
        names.map { name in
          let (host, problem) = parser.hostName(name)
          let letters = host?.skeleton(ofLabel: 0)?.letters ?? []
          return "\(host?.shown ?? "") \(letters) \(problem?.rawValue ?? "")"
        }
      }
    }
    let expected = read()
    await withTaskGroup(of: [String].self) { group in
      for _ in 0..<8 { group.addTask { read() } }
      for await found in group { #expect(found == expected) }
    }
  }

  @Test(arguments: NameProblem.allCases)
  func `every problem has a stable code and a sentence`(problem: NameProblem) {
    let diagnostic = problem.diagnostic(at: Place(path: "names.txt", line: 3))
    #expect(diagnostic.code.hasPrefix("name."))
    #expect(diagnostic.message.hasSuffix("."))
    #expect((diagnostic.severity == .warning) == problem.isUsable)
  }
}
