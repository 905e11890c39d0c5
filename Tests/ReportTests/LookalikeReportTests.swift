import Foundation
import Report
import TestSupport
import Testing
import TocsinModel

@Suite struct LookalikeReportTests {
  private static func lookalike(
    _ name: String, shown: String? = nil, registrable: String? = nil, owner: String = "Le Courrier",
    like: String = "lecourrier.example", techniques: [LookalikeTechnique] = [.combosquat],
    tier: Lookalike.Tier = .high, marks: [(String, Lookalike.Mark.Kind)] = []
  ) -> Lookalike {
    let text = shown ?? name
    var start = text.utf8.startIndex
    let found = marks.compactMap { part, kind -> Lookalike.Mark? in
      guard let range = text[start...].firstRange(of: part) else { return nil }
      start = range.upperBound
      return Lookalike.Mark(
        span: TextSpan(
          text.utf8.distance(from: text.startIndex, to: range.lowerBound),
          text.utf8.distance(from: text.startIndex, to: range.upperBound)), kind: kind)
    }
    return Lookalike(
      name: DomainName(rawValue: name), registrable: DomainName(rawValue: registrable ?? name),
      shown: text, impersonates: DomainName(rawValue: like), owner: owner, techniques: techniques,
      tier: tier, probability: tier == .high ? 0.9375 : 0.61,
      reasons: [
        Reason(feature: "a", text: "“lecourrier” stands in it as a word of its own."),
        Reason(feature: "b", text: "Beside it stands “login”, a word that asks to sign in."),
        Reason(
          feature: "c", direction: .weakens, text: "12 established names have “lecourrier” in them."
        ),
      ], marks: found,
      firstSeen: Timestamp(seconds: 1_747_000_000, precision: .second, origin: .file),
      lastSeen: Timestamp(seconds: 1_747_100_000, precision: .second, origin: .file),
      place: Place(path: "names/new.txt", line: 12))
  }

  private static func content(_ groups: [LookalikeGroup], from other: ReportContent)
    -> ReportContent
  {
    var content = other
    for (number, group) in groups.enumerated() {
      content.findings.append(
        RecordedFinding(
          Finding(
            id: FindingID(rawValue: "lookalikes-\(number)"), subject: group, attention: .high,
            observation: Observation(rule: "lookalikes/1", reasons: group.members[0].reasons)),
          "\(group.members[0].shown) may pass for something", number: number + 1))
    }
    content.totals.lookalikes = [.high: groups.flatMap(\.members).count]
    return content
  }

  static let groups = [
    LookalikeGroup(
      members: [
        lookalike(
          "login-lecourrier.top",
          marks: [("login", .lure), ("lecourrier", .same), (".top", .ending)]),
        lookalike(
          "login-courrier.site", tier: .medium, marks: [("login", .lure), ("courrier", .same)]),
      ], pattern: .lure, common: "the word login"),
    LookalikeGroup(
      members: [
        lookalike(
          "xn--lecourrir-c6h.example", shown: "lecourriеr.example", techniques: [.confusable],
          marks: [("lecourri", .same), ("е", .differs), ("r", .same)])
      ], pattern: .single),
    LookalikeGroup(
      members: [
        lookalike(
          "lecourrier.xn--4gbrim.stranger.example", shown: "lecourrier.موقع.stranger.example",
          registrable: "stranger.example", techniques: [.subdomain],
          marks: [("lecourrier", .same), ("موقع", .differs)]),
        lookalike(
          "gazette.stranger.example", registrable: "stranger.example", owner: "<b>Gazette</b>",
          like: "gazette.example", techniques: [.subdomain]),
      ], pattern: .registrable, common: "the domain stranger.example"),
  ]

  static let mixed = HTMLReport(content(groups, from: SampleReport.content)).html()
  static let alone = HTMLReport(content(groups, from: SampleReport.empty)).html()

  @Test(.enabled(if: ProcessInfo.processInfo.environment["TOCSIN_SAMPLE_REPORT"] != nil))
  func `the samples are written where TOCSIN_SAMPLE_REPORT says`() throws {
    let path = ProcessInfo.processInfo.environment["TOCSIN_SAMPLE_REPORT"] ?? "report.html"
    try Data(Self.mixed.utf8).write(to: URL(fileURLWithPath: path + ".mixed.html"))
    try Data(Self.alone.utf8).write(to: URL(fileURLWithPath: path + ".names.html"))
  }

  @Test(arguments: [mixed, alone]) func `the page is whole, and its links lead somewhere`(
    html: String
  ) {
    let page = Page(html)
    #expect(page.problems == [])
    let ids = Set(page.ids)
    #expect(ids.count == page.ids.count)
    for tag in page.tags {
      guard let target = tag.attributes["href"], target.hasPrefix("#") else { continue }
      #expect(ids.contains(String(target.dropFirst())), "\(target)")
    }
    for (before, after) in zip(page.headings, page.headings.dropFirst()) {
      #expect(after <= before + 1)
    }
    let tables = page.tags.count { $0.name == "table" }
    #expect(page.tags.count { $0.name == "caption" } == tables)
    #expect(page.tags.allSatisfy { $0.name != "th" || $0.attributes["scope"] != nil })
  }

  @Test func `letters that differ are marked, and a letter of another script is named`() {
    #expect(Self.alone.contains("<mark><bdi>е</bdi></mark><span class=\"script\">Cyrillic</span>"))
    #expect(Self.alone.contains("<span class=\"lure\"><bdi>login</bdi></span>"))
    #expect(Self.alone.contains("<code class=\"sub\">xn--lecourrir-c6h.example</code>"))
  }

  @Test func `names that run from right to left stay in their place`() {
    #expect(Self.alone.contains("<bdi class=\"name\" dir=\"ltr\">"))
    #expect(Self.alone.contains("<bdi>موقع</bdi>"))
    #expect(Self.alone.contains("lecourrier.xn--4gbrim.stranger.example"))
  }

  @Test func `what owners are called cannot become markup`() {
    #expect(!Self.alone.contains("<b>Gazette</b>"))
    #expect(Self.alone.contains("&lt;b&gt;Gazette&lt;/b&gt;"))
  }

  @Test func `groups, reasons on both sides, times and places are told`() {
    for words in [
      "2 names that have something in common: <bdi>the word login</bdi>",
      "12 established names have", "names/<wbr>new.txt:12", "probability 0.938",
      "5 may be taken for a protected one", "registered: <bdi>stranger.example</bdi>",
    ] {
      #expect(Self.alone.contains(words), "\(words)")
    }
  }

  @Test func `a page about names alone does not speak of copies`() {
    #expect(!Self.alone.contains("published more than once"))
    #expect(!Self.alone.contains("id=\"sources\""))
    #expect(Self.mixed.contains("published more than once"))
  }

  @Test func `names beyond the room of the page are counted`() {
    var limits = ReportLimits()
    limits.lookalikeNames = 2
    let html = HTMLReport(Self.content(Self.groups, from: SampleReport.empty), limits: limits)
      .html()
    #expect(Page(html).problems == [])
    #expect(html.contains("3 more names are in the workspace and not on this page."))
  }

  @Test(arguments: 0..<60) func `no name can break the page`(seed: Int) {
    var random = SeededNumbers(state: UInt64(seed) &* 977)
    let parts = [
      "<", ">", "\"", "'", "&", "</table>", "-->", "\u{0}", "\u{202E}", "\u{2066}", "\u{FEFF}", ".",
      "xn--", "a", "б", "موقع", "\u{301}", "\u{1F600}", "-", "\u{200D}", "１",
    ]
    func string() -> String {
      (0..<Int.random(in: 0...30, using: &random)).map { _ in
        parts.randomElement(using: &random) ?? ""
      }.joined()
    }
    var groups = Self.groups
    for index in groups.indices {
      groups[index].common = string()
      for member in groups[index].members.indices {
        groups[index].members[member].shown = string()
        groups[index].members[member].owner = string()
        groups[index].members[member].marks = (0..<4).map { _ in
          let start = Int.random(in: -2...40, using: &random)
          return Lookalike.Mark(
            span: TextSpan(start, start + Int.random(in: -2...9, using: &random)),
            kind: Lookalike.Mark.Kind.allCases.randomElement(using: &random) ?? .same)
        }
      }
    }
    let html = HTMLReport(Self.content(groups, from: SampleReport.empty)).html()
    #expect(Page(html).problems == [])
    #expect(html.unicodeScalars.allSatisfy { !VisibleText.isHidden($0) })
  }
}
