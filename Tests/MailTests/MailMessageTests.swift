import Mail
import Names
import Testing

@Suite struct MailMessageTests {
  private let parser = NameParser(suffixes: .fallback)

  private func page(_ html: String) -> MailPage { MailPage(Array(html.utf8), parser: parser) }

  @Test(arguments: [
    ("<p style='display:none'>secret</p>shown", "shown", "secret "),
    (
      "<div style='font-size:0px'>gone<span style='font-size:14px'>here</span></div>", "here",
      "gone "
    ),
    ("<p hidden>a</p>b", "b", "a "), ("<p style='max-height:0;overflow:hidden'>a</p>b", "b", "a "),
    ("<p style='opacity: 0.5'>a</p>", "a", ""), ("<style>p{}</style><title>t</title>x", "x", ""),
  ])
  func `what cannot be seen is no text`(_ html: String, _ shown: String, _ hidden: String) {
    let page = page(html)
    #expect(page.text.split(separator: "\n").joined() == shown)
    #expect(page.hidden == hidden)
  }

  @Test(arguments: [
    ("https://user@evil.example/x", "evil.example", true, false),
    ("http://3232235777/", "3232235777", false, true),
    ("http://0x40785edf/", "0x40785edf", false, true),
    ("http://192.0.2.1:8080/a", "192.0.2.1", false, true),
    ("https:\\\\evil.example\\a", "evil.example", false, false),
    ("HTTPS://WWW.Evil.Example", "www.evil.example", false, false),
    ("//evil.example/a", "evil.example", false, false),
    (" ht\ntps://evil.example", "evil.example", false, false),
  ])
  func `a link leads where a browser would go`(
    _ target: String, _ host: String, _ user: Bool, _ isNumeric: Bool
  ) throws {
    let link = try #require(page("<a href='\(target)'>x</a>").links.first)
    #expect(link.host == host)
    #expect(link.hasUserInformation == user)
    #expect(link.isNumeric == isNumeric)
  }

  @Test(arguments: ["#top", "cid:1", "data:text/html,x", "javascript:alert(1)", "", "/relative"])
  func `what leads nowhere is no link`(_ target: String) {
    #expect(page("<a href='\(target)'>x</a>").links.isEmpty)
  }

  @Test func `forms, passwords and scripts that build files are seen`() {
    let page = page(
      "<form action='https://a.example/x'><input type=password></form><script>new Blob([atob('x')])</script>"
    )
    #expect(page.hasForm && page.asksForPassword && page.smuggles)
    #expect(page.links.map(\.kind) == [.form])
  }

  @Test(arguments: [
    ("invoice.pdf.exe", "application/pdf", [UInt8](), MailAttachment.Kind.program, true, false),
    ("scan.pdf", "application/pdf", Array("%PDF-1.4".utf8), .pdf, false, false),
    ("scan.pdf", "application/pdf", [0x4D, 0x5A, 0], .program, false, false),
    ("photo\u{202E}gpj.exe", "image/jpeg", [], .program, false, true),
    ("table.xlsm", "application/octet-stream", [], .macroDocument, false, false),
    ("", "text/html", [], .page, false, false),
  ])
  func `an attachment is what its bytes and its last ending say`(
    _ name: String, _ type: String, _ head: [UInt8], _ kind: MailAttachment.Kind, _ double: Bool,
    _ turns: Bool
  ) {
    let attachment = MailAttachment(name: name, type: type, head: head, size: 1)
    #expect(attachment.kind == kind)
    #expect(attachment.hasDoubleEnding == double)
    #expect(attachment.turnsDirection == turns)
  }

  @Test(arguments: [
    ("From: a@a.example\nSubject: x", ["a@a.example"], false),
    ("From: a@a.example\rSubject: x", ["a@a.example"], true),
    (
      "From: a@a.example\nSubject: x\rFrom: b@bank.example", ["a@a.example", "b@bank.example"], true
    ),
    ("From: a@a.example\nX: \r\rfrom: b@bank.example\ry", ["a@a.example", "b@bank.example"], true),
    ("From: a@\0a.example\nSubject: x", ["a@a.example"], true),
    ("From: a@a.example\nSubject: x\rFromage: b@bank.example", ["a@a.example"], false),
  ])
  func `a sender behind a carriage return is one, too`(
    _ header: String, _ addresses: [String], _ isMalformed: Bool
  ) {
    let mail = MailMessage(Array((header + "\n\ntext").utf8), parser: parser)
    #expect(mail.from.mailboxes.map(\.address) == addresses)
    #expect(mail.from.isMalformed == isMalformed)
  }

  @Test func `text in another character set is read`() {
    let bytes =
      Array(
        "Subject: =?iso-2022-jp?B?GyRCJCIbKEI=?=\nContent-Type: text/plain; charset=windows-1251\n\n"
          .utf8) + [0xCF, 0xF0, 0xE8]
    let mail = MailMessage(bytes, parser: parser)
    #expect(mail.subject == "あ")
    #expect(mail.text.hasPrefix("При"))
  }
}
