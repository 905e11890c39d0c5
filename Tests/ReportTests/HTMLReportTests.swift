import Foundation
import Report
import TestSupport
import Testing
import TocsinModel

struct HTMLReportTests {
  static let html = HTMLReport(SampleReport.content).html()
  static let page = Page(html)

  @Test(.enabled(if: ProcessInfo.processInfo.environment["TOCSIN_SAMPLE_REPORT"] != nil))
  func `the sample is written where TOCSIN_SAMPLE_REPORT says, to look at it`() throws {
    let path = ProcessInfo.processInfo.environment["TOCSIN_SAMPLE_REPORT"] ?? "report.html"
    try HTMLReport(SampleReport.content).write(toFile: path)
    try HTMLReport(SampleReport.empty).write(toFile: path + ".empty.html")
    var content = SampleReport.content
    content.findings.removeAll { !$0.id.rawValue.hasPrefix("copies-0000003") }
    try HTMLReport(content).write(toFile: path + ".languages.html")
  }

  @Test func `the page is well formed and its ids are unique`() {
    for page in [Self.page, Page(HTMLReport(SampleReport.empty).html())] {
      #expect(page.problems == [])
      #expect(Set(page.ids).count == page.ids.count)
      #expect(page.ids.contains("main"))
    }
  }

  @Test func `the same content gives the same bytes`() {
    #expect(HTMLReport(SampleReport.content).html() == Self.html)
  }

  @Test func `nothing runs and nothing is loaded`() {
    let names = Set(Self.page.tags.map(\.name))
    let forbidden: Set = [
      "script", "link", "img", "iframe", "object", "embed", "base", "form", "audio", "video",
    ]
    #expect(names.isDisjoint(with: forbidden))
    #expect(!Self.html.contains("<script"))
    #expect(!Self.html.contains("@import") && !Self.html.contains("url("))
    let attributes = Set(Self.page.tags.flatMap { $0.attributes.keys })
    #expect(
      attributes.isDisjoint(with: ["src", "srcset", "style", "action", "data", "background"]))
    let handlers = attributes.filter { $0.hasPrefix("on") }
    #expect(handlers == [])
    let policy = Self.page.tags.first { $0.attributes["http-equiv"] == "Content-Security-Policy" }
    #expect(policy?.attributes["content"]?.hasPrefix("default-src &#39;none&#39;") == true)
  }

  @Test func `links go to http and https only, and tell nobody where from`() {
    let links = Self.page.tags.filter { $0.name == "a" }
    for link in links {
      let target = link.attributes["href"] ?? ""
      if target.hasPrefix("#") { continue }
      #expect(target.hasPrefix("https://") || target.hasPrefix("http://"), "\(target)")
      #expect(link.attributes["rel"] == "noreferrer nofollow")
    }
    #expect(links.count > 20)
  }

  @Test func `links inside the page lead somewhere`() {
    let ids = Set(Self.page.ids)
    for tag in Self.page.tags {
      if let target = tag.attributes["href"], target.hasPrefix("#") {
        #expect(ids.contains(String(target.dropFirst())), "\(target)")
      }
      for id in tag.attributes["aria-labelledby"]?.split(separator: " ") ?? [] {
        #expect(ids.contains(String(id)), "\(id)")
      }
    }
  }

  @Test func `hostile characters are shown as marks`() {
    let hidden = Self.html.unicodeScalars.filter { VisibleText.isHidden($0) }
    #expect(hidden.isEmpty)
    #expect(Self.html.contains("U+202E"))
    #expect(Self.html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
  }

  @Test func `headings are in order and every picture has a name`() {
    #expect(Self.page.headings.first == 1)
    for (before, after) in zip(Self.page.headings, Self.page.headings.dropFirst()) {
      #expect(after <= before + 1)
    }
    let pictures = Self.page.tags.filter { $0.name == "svg" }
    #expect(pictures.count > 8)
    for picture in pictures {
      let isNamed =
        picture.attributes["role"] == "img" && picture.attributes["aria-labelledby"] != nil
      #expect(isNamed || picture.attributes["aria-hidden"] == "true")
    }
    let tables = Self.page.tags.count { $0.name == "table" }
    #expect(Self.page.tags.count { $0.name == "caption" } == tables)
    #expect(Self.page.tags.allSatisfy { $0.name != "th" || $0.attributes["scope"] != nil })
  }

  @Test func `a cluster of thousands makes a small page that says what it left out`() {
    #expect(Self.html.utf8.count < 1_000_000)
    #expect(Self.html.contains("2,900 more publications are in the workspace"))
    #expect(Self.html.contains("2,970 more publications not drawn"))
    #expect(Self.html.contains("150 more sources not drawn"))
  }

  @Test func `a page without findings still tells what was read`() {
    let html = HTMLReport(SampleReport.empty).html()
    #expect(html.contains("Tocsin read no documents from 0 sources, and could read all of it."))
    #expect(html.contains("It found no text that was published more than once."))
    #expect(html.contains("Everything could be read as it should."))
    #expect(html.contains("tocsin scan empty"))
  }

  @Test func `the summary counts what is in the workspace, also what is not shown`() {
    #expect(
      Self.html.contains("60 pages and 3,012 posts from 214 sources, in 2 inputs. 40 places could"))
    #expect(
      Self.html.contains(
        "10 texts that were published more than once: 3 ask for attention first, 2 are worth a look and 5 are routine."
      ))
    #expect(Self.html.contains("4 more findings are in the workspace and not on this page."))
  }

  @Test func `what was altered is said in words`() {
    for words in [
      "<b>Name dropped</b>: ", "<b>Number changed</b>: ", "<b>Negation changed</b>: ",
      "<b>Copyright line added</b>: ",
      "<b>Look-alike letters changed</b>: ", "<sub>Cyrillic</sub>",
      "Passages that match stand side by side",
      "U+200B", "Observed by rule <code>copies/1</code>",
    ] {
      #expect(Self.html.contains(words), "\(words)")
    }
  }

  @Test func `long unchanged stretches are folded`() {
    #expect(Self.html.contains("unchanged sentences …"))
    #expect(Self.html.contains("words only in the copy"))
  }

  @Test func `limits hold and are said`() {
    var limits = ReportLimits()
    limits.totalComparisonBytes = 0
    limits.tableRows = 3
    limits.memberRows = 3
    limits.findings = 2
    limits.pictureRows = 2
    limits.identical = 1
    let html = HTMLReport(SampleReport.content, limits: limits).html()
    #expect(Page(html).problems == [])
    #expect(!html.contains("<details id=\"f1-c1\""))
    #expect(html.contains("more altered copies, not compared here"))
    #expect(html.contains("The texts of the copies in this table are in the workspace"))
    #expect(html.contains("5 more publications are in the workspace"))
    #expect(html.contains("8 more findings are in the workspace"))
    #expect(html.contains("and 1 more, in the workspace"))
    #expect(html.contains("more sources in the workspace"))
    #expect(html.contains("not drawn"))

    limits = ReportLimits()
    limits.comparedBytes = 200
    limits.alterations = 2
    let cut = HTMLReport(SampleReport.content, limits: limits).html()
    #expect(cut.contains("Long texts are compared up to 200 bytes here"))
    #expect(cut.contains("<li>and 7 more</li>"))
  }

  @Test func `findings beyond the room of the page are described in brief`() {
    var limits = ReportLimits()
    limits.wholeFindingBytes = 1
    let html = HTMLReport(SampleReport.content, limits: limits).html()
    #expect(Page(html).problems == [])
    #expect(html.contains("From here on, findings are described in brief"))
    #expect(html.contains(" brief\" aria-labelledby=\"f2-title\""))
    #expect(html.contains("id=\"f1-tw-title\"") && !html.contains("id=\"f2-tw-title\""))
    #expect(html.utf8.count < Self.html.utf8.count)
  }

  @Test func `a reason that was given twice stands once`() {
    var content = SampleReport.content
    let reason = Reason(feature: "copies.twice", text: "It is said twice.")
    content.findings[0].observation.reasons = [reason, reason]
    let html = HTMLReport(content).html()
    #expect(html.components(separatedBy: "It is said twice.").count == 2)
  }

  @Test func `documents that are not there are named by their ids`() {
    var content = SampleReport.content
    content.documents = [:]
    content.findings[0].observation.reasons = []
    let page = Page(HTMLReport(content).html())
    #expect(page.problems == [])
    #expect(HTMLReport(content).html().contains("document 000000000000"))
  }

  @Test func `more diagnostics, inputs and reasons than fit are counted`() {
    var content = SampleReport.content
    content.totals.diagnostics = 10_000
    content.totals.inputs = 500
    content.inputs[0].sha256 = nil
    content.findings[0].observation.reasons = (0..<100).map {
      Reason(feature: "f\($0)", text: "Reason \($0).")
    }
    content.diagnostics += (0..<70).map { (index: Int) in
      Diagnostic(
        code: "c\(index)", severity: .error, message: "It is broken.",
        place: Place(path: "x", offset: index))
    }
    let html = HTMLReport(content).html()
    #expect(html.contains("10,000 places could not be read"))
    #expect(html.contains("9,890 more diagnostics are in the workspace"))
    #expect(html.contains("more kinds not shown"))
    #expect(html.contains("The first 2 of 500 inputs"))
    #expect(html.contains("498 more inputs in the workspace"))
    #expect(html.contains("not computed"))
    #expect(html.contains("more reasons not shown"))
  }

  @Test(arguments: 0..<60)
  func `no text from outside can break the page`(seed: Int) {
    var random = SeededNumbers(state: UInt64(seed) &* 977)
    let parts = [
      "<", ">", "\"", "'", "&", "</section>", "<!--", "-->", "]]>", "\u{0}", "\u{202E}", "\u{2066}",
      "\u{FEFF}", "\n", " ",
      "a", "б", "\u{301}", "\u{1F600}", "\u{E0041}", "=", "/", "javascript:", "https://x.example/",
      "<script>", "\u{200D}", "１",
    ]
    func string() -> String {
      (0..<Int.random(in: 0...40, using: &random)).map { _ in
        parts.randomElement(using: &random) ?? ""
      }.joined()
    }
    var content = SampleReport.content
    content.findings = [content.findings[0], content.findings[2]]
    content.title = string()
    content.command = string()
    for (id, var document) in content.documents {
      guard id.low < 9 || id.low > 3000 else { continue }
      (document.title, document.url, document.text) = (string(), string(), string() + string())
      document.language = string()
      document.source = Source(
        id: SourceID(rawValue: string()), kind: .named,
        name: Bool.random(using: &random) ? string() : nil)
      document.published = Timestamp(
        seconds: Int64.random(in: .min ... .max, using: &random)
          >> Int64.random(in: 0...40, using: &random),
        precision: Timestamp.Precision.allCases.randomElement(using: &random) ?? .day,
        origin: .file,
        offsetMinutes: Bool.random(using: &random)
          ? nil : Int.random(in: -900...900, using: &random))
      content.documents[id] = document
    }
    content.findings[0].headline = string()
    content.diagnostics = [
      Diagnostic(
        code: string(), severity: .error, message: string(), place: Place(path: string(), line: 3))
    ]
    content.thresholds = [.init(name: string(), value: string(), meaning: string())]
    content.inputs = [
      .init(
        path: string(), format: string(), bytes: -1, sha256: string(), documents: 0, diagnostics: 1)
    ]
    let html = HTMLReport(content).html()
    let page = Page(html)
    #expect(page.problems == [])
    #expect(!page.tags.contains { $0.name == "script" })
    #expect(!html.unicodeScalars.contains { VisibleText.isHidden($0) })
  }
}

struct ReportFileTests {
  @Test func `a report replaces the old file whole and can be read by others`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "report-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "report.html")
    try Data("old".utf8).write(to: file)
    try HTMLReport(SampleReport.content).write(toFile: file.path())
    #expect(try Data(contentsOf: file) == Data(HTMLReportTests.html.utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()) == ["report.html"])
    let mode =
      try FileManager.default.attributesOfItem(atPath: file.path())[.posixPermissions] as? Int
    #expect(mode == 0o644)
  }

  @Test func `a place that cannot be written is an error that names it`() {
    #expect(throws: ReportError.self) {
      try HTMLReport(SampleReport.empty).write(toFile: "/nonexistent/folder/report.html")
    }
    let error = ReportError.cannotWrite(path: "x.html", reason: "No space left on device")
    #expect("\(error)".contains("“x.html”: No space left on device"))
  }

  @Test func `a file that cannot take the old one's place leaves nothing behind`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "report-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "report.html/inside"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(throws: ReportError.self) {
      try HTMLReport(SampleReport.empty).write(toFile: folder.appending(path: "report.html").path())
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()) == ["report.html"])
  }
}
