import Foundation
import Mail
import Names
import Testing
import TocsinModel

/// What stands in files that came with a mail, as whoever opened them says.
@Suite struct MailContentsTests {
  private static let parser = NameParser(suffixes: .fallback)

  private static func mail(attached name: String, _ content: [UInt8]) -> [UInt8] {
    SampleMail.bytes(
      from: "Office <office@harborparty.example>", subject: "New device", fields: [],
      type: "multipart/mixed; boundary=b",
      """
      --b
      Content-Type: text/plain

      Please scan the code below with your telephone to keep your mailbox.
      --b
      Content-Type: application/octet-stream; name="\(name)"
      Content-Transfer-Encoding: base64
      Content-Disposition: attachment; filename="\(name)"

      \(Data(content).base64EncodedString())
      --b--
      """)
  }

  private static func verdict(_ bytes: [UInt8], _ contents: PartContents?) -> MailVerdict {
    var mail = MailMessage(bytes, parser: parser)
    if let contents { mail.take([0: contents], parser: parser) }
    return SampleMail.detector.verdict(on: mail)
  }

  private static let picture: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    + [0, 0, 0, 200, 0, 0, 0, 200] + [UInt8](repeating: 0, count: 100)

  @Test func `an address in a code is a link of the mail, and weighs by itself`() {
    let bytes = Self.mail(attached: "code.png", Self.picture)
    var contents = PartContents()
    contents.add(code: "https://203.0.113.7/login")
    contents.add(code: "WIFI:S:hall;;")
    let before = Self.verdict(bytes, nil)
    let after = Self.verdict(bytes, contents)
    #expect(after.mail.links.filter { $0.kind == .code }.map(\.host) == ["203.0.113.7"])
    #expect(after.evidence[.linkInCode] == 1)
    #expect(after.evidence[.linkNumeric] == 1)
    #expect(after.probability > before.probability)
    #expect(after.linkHosts.contains("203.0.113.7"))
    #expect(
      after.reasons.contains {
        $0.feature == "mail.linkInCode" && $0.text.contains("code.png: https://203.0.113.7/login")
      })
  }

  @Test func `a code that leads to the sender himself hardly speaks against it`() {
    var contents = PartContents()
    contents.add(code: "https://harborparty.example/join")
    let verdict = Self.verdict(Self.mail(attached: "poster.png", Self.picture), contents)
    #expect(verdict.evidence[.linkInCode] == 0.2)
  }

  @Test(arguments: [
    (["invoice.pdf.exe"], PartContents.Fact?.none, MailClue.doubleEnding, 1.0),
    (["papers/scan.zip", "papers/scan.zip/run.js"], nil, .runsAttached, 1),
    (["a.txt"], .program, .runsAttached, 1), (["word/document.xml"], .macros, .runsAttached, 0.8),
    (["word/document.xml"], .fetchesTemplate, .runsAttached, 0.8),
    (["a.txt"], .locked, .attachmentLocked, 1), ([], .asksForPassword, .asksForPassword, 1),
    ([], .smuggles, .hasScript, 1), ([], .script, .hasScript, 0.5),
    (["a.txt"], nil, .runsAttached, 0),
  ])
  func `what a file holds is told`(
    _ names: [String], _ fact: PartContents.Fact?, _ clue: MailClue, _ value: Double
  ) {
    var contents = PartContents()
    contents.names = names
    if let fact { contents.facts = [fact] }
    let verdict = Self.verdict(
      Self.mail(attached: "files.zip", Array("PK\u{3}\u{4}".utf8)), contents)
    #expect(verdict.evidence[clue] == value)
  }

  @Test func `scripts in a collection of many files are no lure, a program among them is`() {
    var contents = PartContents()
    contents.names = (0..<40).map { "site/script\($0).js" }
    let bytes = Self.mail(attached: "site.zip", Array("PK\u{3}\u{4}".utf8))
    #expect(Self.verdict(bytes, contents).evidence[.runsAttached] == 0)
    contents.names.append("site/setup.exe")
    #expect(Self.verdict(bytes, contents).evidence[.runsAttached] == 1)
  }

  @Test func `what files lead to is examined, and changes no share of the mail's own links`() {
    let bytes = SampleMail.bytes(
      type: "text/html",
      "<p>See <a href=\"https://harborparty.example/minutes\">the minutes</a> of our meeting.</p>")
    var mail = MailMessage(bytes, parser: Self.parser)
    var contents = PartContents()
    contents.add(link: "https://elsewhere.example/a")
    mail.attachments = [MailAttachment(name: "a.pdf", type: "application/pdf", head: [], size: 9)]
    mail.take([0: contents], parser: Self.parser)
    let verdict = SampleMail.detector.verdict(on: mail)
    #expect(verdict.evidence[.leadsToSender] == 1)
    #expect(verdict.evidence[.foreignLinks] == 0)
    // A number for a name in a file is one all the same.
    contents.add(link: "http://198.51.100.4/a")
    mail.take([0: contents], parser: Self.parser)
    #expect(SampleMail.detector.verdict(on: mail).evidence[.linkNumeric] == 1)
  }

  @Test func `only what may hold something is handed out to be opened, within bounds`() throws {
    func opened(_ name: String, _ content: [UInt8], most: Int = 1 << 20) -> [UInt8]? {
      let bytes = Self.mail(attached: name, content)
      let mail = MailMessage(bytes, parser: Self.parser)
      return mail.attachments.first?.bytesToOpen(in: bytes, most: most)
    }
    #expect(opened("code.png", Self.picture) == Self.picture)
    var dot = Self.picture
    dot.replaceSubrange(16..<24, with: [0, 0, 0, 1, 0, 0, 0, 1])
    #expect(opened("dot.png", dot) == nil)
    #expect(opened("a.pdf", Array("%PDF-1.4 …".utf8)) != nil)
    #expect(opened("a.bin", Array("PK\u{3}\u{4}".utf8)) != nil)
    #expect(opened("notes.txt", Array("Minutes".utf8)) == nil)
    #expect(opened("page.html", Array("<p>Minutes".utf8)) != nil)
    let pdf = Array("%PDF".utf8) + [UInt8](repeating: 0x20, count: 996)
    #expect(opened("a.pdf", pdf, most: 1000) == pdf)
    #expect(opened("a.pdf", pdf, most: 999) == nil)
  }

  @Test func `pictures that are written into the page are handed out too`() {
    let page = MailPage(
      Array(
        """
        <img src="https://harborparty.example/a.png"><img src="data:image/png;base64,\(Data(Self.picture).base64EncodedString())">
        <img src="data:image/svg+xml,%3Csvg%3E"><img src="DATA:IMAGE/PNG;BASE64,AAAA">
        """.utf8), parser: Self.parser)
    #expect(page.inlinePictures == [Self.picture, [0, 0, 0]])
    #expect(page.pictures == 1)
  }
}
