import Extract
import Testing
import TocsinModel

/// Credits and identifiers, in texts of our own.
struct CreditTests {
  private func extract(_ body: String, head: String = "") -> ExtractedPage {
    let html =
      "<!doctype html><html><head>\(head)</head><body><article><h1>Lamp</h1>\(body)</article></body></html>"
    return Extractor().extract(Array(html.utf8), url: "https://pier.example/a/lamp")
  }

  private static let before =
    "<p>The lamp on the north pier was lit again on Sunday evening, after repairs.</p>"

  @Test(arguments: [
    ("Source: Harbour Voice", PageCredit.Kind.source, "Harbour Voice"),
    ("Quelle: Hafenbote", .source, "Hafenbote"), ("Source : La Jetée", .source, "La Jetée"),
    ("Джерело: Вісник Затоки", .source, "Вісник Затоки"), ("ИСТОЧНИК: Маяк", .source, "Маяк"),
    ("Fuente: El Muelle", .source, "El Muelle"), ("Fonte: Il Molo", .source, "Il Molo"),
    ("Źródło: Kurier Zatoki", .source, "Kurier Zatoki"), ("Sursa: Farul", .source, "Farul"),
    ("Zdroj: Přístavní List", .source, "Přístavní List"),
    ("المصدر: صوت الميناء", .source, "صوت الميناء"),
    ("Kaynak: Liman Sesi", .source, "Liman Sesi"),
    ("(c) Kestrelwire 2024", .rights, "Kestrelwire 2024"),
    ("© Netloft", .rights, "Netloft"),
    (
      "He said so in an interview with the Brackwater Sentinel on Friday.", .interview,
      "Brackwater Sentinel"
    ),
    ("Er sagte es im Interview mit dem Hafenboten.", .interview, "Hafenboten"),
    ("Про це він сказав в інтерв’ю Віснику Затоки.", .interview, "Віснику Затоки"),
    ("The lamp broke in May, according to Odile Marsh, its keeper.", .accordance, "Odile Marsh"),
    ("Laut Hafenbote brannte sie nie.", .accordance, "Hafenbote"),
    ("По данным Маяка, лампа цела.", .accordance, "Маяка"),
    ("The lamp is whole, as reported by Harbour Voice.", .report, "Harbour Voice"),
    ("Read more at harbourvoice.example.", .continuation, "harbourvoice.example"),
  ])
  func `who is credited is found with its place`(line: String, kind: PageCredit.Kind, name: String)
    throws
  {
    let page = extract(Self.before + "<p>\(line)</p>")
    let credit = try #require(page.credits.first)
    #expect(page.credits.count == 1)
    #expect(credit.kind == kind && credit.name == name)
    #expect(String(page.text.slice(credit.span)).hasSuffix(name))
  }

  @Test(arguments: [
    "The sources of the river are high in the hills.", "According to him, the lamp was never out.",
    "He laut­ered the brass every day.", "It was via the old road that the glass came.",
  ])
  func `a phrase without a name is no credit`(line: String) {
    #expect(extract(Self.before + "<p>\(line)</p>").credits.isEmpty)
  }

  @Test func `identifiers are read from scripts, addresses and metadata`() {
    let page = extract(
      Self.before + "<a href=https://www.facebook.com/pierpaper>We</a>"
        + "<a href='https://x.com/intent/tweet?u=1'>Share</a>",
      head: """
        <meta name=generator content='PierPress 2.1'><meta name=google-site-verification content=abc1>
        <link rel=alternate type=application/rss+xml href=/feed><link rel=icon href=/i.png>
        <script src=https://tags.example/gtag/js?id=G-4K2PIER9XQ></script>
        <script>ga('create', 'UA-7712345-3'); fbq( 'init', '112233445566778' ); ym(7654321, 'init');
        var x = 'GTM-P1ER2';</script><script data-x async src=//ads.example/a.js?client=ca-pub-1122334455667788></script>
        """)
    #expect(
      page.identifiers == [
        PageIdentifier(.account, "facebook.com/pierpaper"),
        PageIdentifier(.advertising, "ca-pub-1122334455667788"),
        PageIdentifier(.analytics, "G-4K2PIER9XQ"), PageIdentifier(.analytics, "UA-7712345"),
        PageIdentifier(.analytics, "yandex-7654321"), PageIdentifier(.asset, "ads.example"),
        PageIdentifier(.asset, "tags.example"), PageIdentifier(.feed, "https://pier.example/feed"),
        PageIdentifier(.icon, "https://pier.example/i.png"),
        PageIdentifier(.pixel, "facebook-112233445566778"),
        PageIdentifier(.software, "PierPress 2.1"), PageIdentifier(.tagManager, "GTM-P1ER2"),
        PageIdentifier(.verification, "google-site-verification=abc1"),
      ])
  }

  @Test(arguments: [
    "<p>Put UA-7712345-3 into your page.</p>",
    "<script>'G-XXXXXXXXXX'; XUA-7712345; 'UA-77'</script>",
    "<script>'GTM-'; ym( ); fbq('init',</script>",
  ])
  func `what an article says about such numbers is none of the site`(body: String) {
    #expect(extract(Self.before + body).identifiers.isEmpty)
  }

  @Test func `a picture within the page is known by its hash, an account by rel=me`() {
    let page = Extractor().extract(
      Array(
        """
        <link rel=icon href="data:image/png;base64,AAAA">
        <link rel=me href="https://quay.example/@pier">
        <script>_linkedin_partner_id = "123456"; twq('config', 'o1ab2');</script>
        """.utf8))
    #expect(page.identifiers.contains(PageIdentifier(.account, "https://quay.example/@pier")))
    #expect(page.identifiers.contains(PageIdentifier(.pixel, "linkedin-123456")))
    #expect(page.identifiers.contains(PageIdentifier(.pixel, "x-o1ab2")))
    let icons = page.identifiers.filter { $0.kind == .icon }.map(\.value)
    #expect(icons.count == 1 && icons[0].hasPrefix("fnv1a64-"))
  }
}
