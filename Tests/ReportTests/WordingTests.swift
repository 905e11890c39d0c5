import Report
import Testing
import TocsinModel

struct WordingTests {
  @Test(arguments: [
    (
      Timestamp(seconds: 1_651_572_840, precision: .minute, origin: .page), "3 May 2022, 10:14 UTC",
      "2022-05-03T10:14Z"
    ),
    (
      Timestamp(seconds: 1_651_572_845, precision: .second, origin: .page),
      "3 May 2022, 10:14:05 UTC", "2022-05-03T10:14:05Z"
    ),
    (
      Timestamp(seconds: 1_651_572_840, precision: .minute, origin: .page, offsetMinutes: nil),
      "3 May 2022, 10:14 (time zone not given)", "2022-05-03T10:14"
    ),
    (
      Timestamp(seconds: 1_651_536_000, precision: .day, origin: .page), "3 May 2022 (day only)",
      "2022-05-03"
    ),
    // The day began in Kyiv three hours before it began in UTC; it is still that day.
    (
      Timestamp(
        seconds: 1_651_536_000 - 10_800, precision: .day, origin: .page, offsetMinutes: 180),
      "3 May 2022 (day only)", "2022-05-03"
    ),
    (Timestamp(seconds: 1_651_363_200, precision: .month, origin: .page), "May 2022", "2022-05"),
    (Timestamp(seconds: 1_640_995_200, precision: .year, origin: .page), "2022", "2022"),
    (
      Timestamp(seconds: -1, precision: .second, origin: .page), "31 December 1969, 23:59:59 UTC",
      "1969-12-31T23:59:59Z"
    ),
    (
      Timestamp(seconds: .max, precision: .day, origin: .page, offsetMinutes: 60),
      "31 December 9999 (day only)", "9999-12-31"
    ),
    (
      Timestamp(seconds: .min, precision: .day, origin: .page, offsetMinutes: -60),
      "1 January 1 (day only)", "0001-01-01"
    ),
  ])
  func `a time is written as exactly as it is known`(
    time: Timestamp, sentence: String, machine: String
  ) {
    #expect(ReadableTime(time).sentence == sentence)
    #expect(ReadableTime(time).machine == machine)
  }

  @Test(
    arguments: [
      (0, "at the same time"), (48, "48 s later"), (840, "14 min later"),
      (8040, "2 h 14 min later"), (7200, "2 h later"),
      (-3600, "1 h earlier"), (273_600, "3 days 4 h later"), (86_400 * 3, "3 days later"),
      (86_400 * 7400, "7,400 days later"),
    ] as [(Int64, String)])
  func `a delay is written with two units at most`(seconds: Int64, words: String) {
    #expect(ReadableSpan.delay(seconds) == words)
  }

  @Test func `the longest delays do not overflow`() {
    #expect(ReadableSpan.delay(.min).hasSuffix("days earlier"))
  }

  @Test(arguments: [
    (0.0, "0%"), (0.004, "<1%"), (0.5, "50%"), (0.996, ">99%"), (1, "100%"), (-3, "0%"),
    (.infinity, "–"), (.nan, "–"),
  ])
  func `a share is never rounded to all or nothing`(share: Double, words: String) {
    #expect(share.percent == words)
  }

  @Test(arguments: [
    (0.3, "0.3"), (1, "1"), (-2.5, "−2.5"), (0.1234, "0.123"), (0.05, "0.05"), (1e20, "1e+20"),
    (.nan, "–"), (3000, "3,000"),
  ])
  func `a number has three decimals at most`(value: Double, words: String) {
    #expect(value.plain == words)
  }

  @Test func `figures are grouped and counted`() {
    #expect(1_234_567.grouped == "1,234,567")
    #expect((-1234).grouped == "−1,234")
    #expect(1.counted("source") == "1 source")
    #expect(2.counted("entry", "entries") == "2 entries")
    #expect(["a"].joinedWithAnd == "a")
    #expect(["a", "b", "c"].joinedWithAnd == "a, b and c")
    #expect(([] as [String]).joinedWithAnd == "")
  }

  @Test func `alterations are counted with the telling ones first`() {
    let alterations = [
      Alteration(kind: .sentenceAdded, after: "x"), Alteration(kind: .name, before: "y"),
      Alteration(kind: .name, before: "z"), Alteration(kind: .number, before: "1", after: "2"),
      Alteration(kind: .sentenceDropped, before: "w"),
      Alteration(kind: .sentenceChanged, before: "w", after: "v"),
    ]
    #expect(
      alterations.countedByKind
        == "2 names and sentence dropped; number and sentence changed; sentence added")
  }

  @Test func `every case of the model has words`() {
    #expect(Set(Alteration.Kind.allCases.map(\.words)).count == 10)
    #expect(Set(CopyContext.allCases.map(\.meaning)).count == CopyContext.allCases.count)
    #expect(Set(Timestamp.Origin.allCases.map(\.words)).count == 5)
    #expect(Set(Document.Form.allCases.map(\.plural)).count == 3)
    #expect(Set(CopyKind.allCases.map(\.words)).count == 3)
    #expect(Set(CopyCluster.Certainty.allCases.map(\.words)).count == 3)
    #expect(Set(Glyph.allCases.map(\.words)).count == Glyph.allCases.count)
  }
}

struct MarkupTests {
  @Test(arguments: [
    ("plain text", "plain text"),
    ("a < b & c > \"d\" 'e'", "a &lt; b &amp; c &gt; &quot;d&quot; &#39;e&#39;"),
    ("x\u{202E}y", "x[U+202E]y"), ("a\u{200B}\u{200B}\u{200B}b", "a[U+200B×3]b"),
    ("\u{7}", "[U+0007]"),
    ("\u{E0041}", "[U+E0041]"), ("می\u{200C}خواهم", "می\u{200C}خواهم"),
    ("pa\u{200C}ypal", "pa[U+200C]ypal"),
    ("👩\u{200D}🚀", "👩\u{200D}🚀"), ("tab\tand\nline", "tab\tand\nline"), ("é—“ї”", "é—“ї”"),
    ("e\u{301}", "e\u{301}"),
  ])
  func `text is escaped and hidden characters are shown`(text: String, html: String) {
    var out = Markup()
    out.plain(text)
    #expect(Array(out.html.utf8) == Array(html.utf8))
  }

  @Test func `piles of combining marks are cut`() {
    var out = Markup()
    out.text("Z" + String(repeating: "\u{301}", count: 500) + "a")
    #expect(out.html.unicodeScalars.count == 7)
  }

  @Test(arguments: [
    ("https://outlet.example/a?b=c#d", true), ("HTTP://outlet.example", true),
    ("https://виборы.example/я", true),
    ("javascript:alert(1)", false), ("data:text/html,x", false), ("//outlet.example", false),
    ("https://", false), ("https:///x", false),
    ("https://good.example@evil.example/", false), ("https://a b.example", false),
    ("https://a.example/\u{202E}x", false),
    ("https://a.example\\@b.example", false), ("file:///etc/passwd", false),
    (" https://a.example", false), ("https://a.example/\nx", false),
  ])
  func `only plain web addresses become links`(url: String, isLink: Bool) {
    #expect((Attribute.href(outside: url) != nil) == isLink)
  }

  @Test func `an endless address is no link`() {
    #expect(
      Attribute.href(outside: "https://a.example/" + String(repeating: "x", count: 3000)) == nil)
  }

  @Test(arguments: [
    ("uk", true), ("sr-Latn-RS", true), ("e", false), ("en\" onload", false), ("", false),
    ("ру", false),
  ])
  func `only language tags become languages`(tag: String, isTag: Bool) {
    #expect((Attribute.language(tag) != nil) == isTag)
  }

  @Test func `long texts are cut with a note, short ones are not touched`() {
    #expect("abc".cut(to: 3) == "abc")
    #expect("ббб".cut(to: 3) == "ббб")
    #expect(
      String(repeating: "б", count: 2000).cut(to: 5) == "ббббб… (cut: 2,000 characters in all)")
    #expect("abcdef".shortened(to: 4) == "abc…")
    #expect("ббб".shortened(to: 3) == "ббб")
  }

  @Test(arguments: [
    (
      "Оrlanda",
      "<span class=\"alien\" title=\"U+041E, a Cyrillic letter\">О<sub>Cyrillic</sub></span>rlanda"
    ),
    ("Орланда", "Орланда"), ("Орлаndа", "n<sub>Latin"), ("αlpha", "a Greek letter"),
  ])
  func `letters of another script are marked inside a word only`(word: String, html: String) {
    var out = Markup()
    LookAlikes.render("ins", "x " + word + "\ny", into: &out)
    #expect(out.html.contains(html))
    if word == "Орланда" { #expect(!out.html.contains("alien")) }
  }
}
