import Collect
import Foundation
import TestSupport
import Testing
import TocsinModel

@Suite struct ContainerTests {
  static let page =
    "<!DOCTYPE html><html><head><title>Eels</title></head><body><p>Eels are back.</p></body></html>"

  static func record(_ url: String, _ http: String, type: String = "response") -> [UInt8] {
    Array(
      """
      WARC/1.0\r
      WARC-Type: \(type)\r
      WARC-Target-URI: \(url)\r
      WARC-Date: 2025-05-07T10:00:00Z\r
      Content-Type: application/http; msgtype=response\r
      Content-Length: \(http.utf8.count)\r
      \r
      \(http)\r
      \r

      """.utf8)
  }

  static func answer(_ body: String, type: String = "text/html", more: String = "") -> String {
    "HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\n\(more)\r\n\(body)"
  }

  private static let archive =
    record("https://eel.example/a", answer(page))
    + record("https://eel.example/s.css", answer("p {}", type: "text/css"))
    + record(
      "https://eel.example/moved", "HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\n\(page)")
    + record("https://eel.example/q", answer(page), type: "request")
    + record(
      "https://cod.example/b",
      answer("5\r\n<p>Co\r\n7\r\nds</p>\n\r\n0\r\n\r\n", more: "Transfer-Encoding: chunked\r\n"))

  @Test(arguments: [false, true])
  func `a web archive gives each page with its own address and day`(isPacked: Bool) throws {
    let bytes = isPacked ? packed(Self.archive) : Self.archive
    let reading = try read("a.warc", bytes)
    #expect(reading.pages.map(\.url) == ["https://eel.example/a", "https://cod.example/b"])
    #expect(
      reading.pages.map { String(decoding: $0.utf8, as: UTF8.self) } == [
        Self.page, "<p>Cods</p>\n",
      ])
    #expect(reading.pages.map(\.captured?.seconds) == [1_746_612_000, 1_746_612_000])
    #expect(reading.summary.format == .warc)
    #expect(reading.codes.isEmpty)
  }

  @Test func `an archive that is cut off gives what came before, and says so`() throws {
    let reading = try read("a.warc", Self.archive.dropLast(30))
    #expect(reading.pages.count == 1)
    #expect(reading.codes == ["input.truncated"])
  }

  @Test(arguments: [
    "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999\r\n\r\nx",
    "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -1\r\n\r\nx",
    "WARC/1.0\r\nWARC-Type: response\r\n\r\nx", "WARC/1.0 and no end",
  ])
  func `lengths that lie are said`(archive: String) throws {
    let reading = try read("a.warc", archive)
    #expect(reading.pages.isEmpty)
    #expect(reading.diagnostics.contains { $0.severity == .error })
  }

  @Test func `a page saved as one file is the page, without its frames`() throws {
    let reading = try read(
      "a.mhtml",
      """
      From: <Saved by Blink>\r
      Snapshot-Content-Location: https://eel.example/a\r
      Subject: Eels\r
      Date: Wed, 7 May 2025 10:00:00 -0000\r
      MIME-Version: 1.0\r
      Content-Type: multipart/related;\r
      \ttype="text/html";\r
      \tboundary="b"\r
      \r
      --b\r
      Content-Type: text/html\r
      Content-Transfer-Encoding: quoted-printable\r
      Content-Location: https://eel.example/a\r
      \r
      <meta charset=3D"utf-8"><p>Eels are b=\r
      ack, caf=C3=A9.</p>\r
      --b\r
      Content-Type: text/html\r
      Content-Location: https://consent.example/frame\r
      \r
      <p>We value your privacy</p>\r
      --b--\r

      """)
    #expect(reading.pages.map(\.url) == ["https://eel.example/a"])
    #expect(
      reading.pages.map { String(decoding: $0.utf8, as: UTF8.self) } == [
        "<meta charset=\"utf-8\"><p>Eels are back, café.</p>"
      ])
    #expect(reading.pages.first?.captured?.seconds == 1_746_612_000)
  }

  @Test(arguments: [
    ("a.eml", "Received: by x\nFrom: a@x.example\nTo: b@x.example\nSubject: hi\n\nEels\n"),
    (
      "a.mbox",
      "From a@x.example Wed May  7 10:00:00 2025\nFrom: a@x.example\nSubject: hi\n\nEels\n"
    ),
  ])
  func `mail is handed over whole, to be judged, and is no page`(name: String, mail: String) throws
  {
    let reading = try read(name, mail)
    #expect(reading.pages.isEmpty && reading.documents.isEmpty)
    #expect(reading.mails == 1)
    #expect(reading.codes == [])
  }

  @Test func `what a browser saved beside a page is no document`() throws {
    let scratch = try Scratch()
    try scratch.write("Eels.html", Self.page)
    try scratch.write("Eels_files/frame.html", Self.page)
    try scratch.write("Eels_files/main.js.download", "window.x = {\"a\": \"<div>Share</div>\"}")
    try scratch.write("other_files/b.html", Self.page)
    var names: [String] = []
    _ = try InputWalker().files(at: [scratch.path]) { _ in
    } visit: {
      names.append($0.path)
    }
    #expect(
      names.map { $0.dropFirst(scratch.path.count + 1) } == ["Eels.html", "other_files/b.html"])
  }

  // MARK: ZIP and tar

  /// A ZIP archive with stored entries.
  static func zip(_ entries: [(String, [UInt8])], flags: UInt16 = 0, method: UInt16 = 0) -> [UInt8]
  {
    func little(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for (name, content) in entries {
      let common =
        little(20, 2) + little(Int(flags), 2) + little(Int(method), 2) + little(0, 4) + little(0, 4)
        + little(content.count, 4) + little(content.count, 4) + little(name.utf8.count, 2)
      directory +=
        [0x50, 0x4B, 1, 2] + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2)
        + little(0, 2) + little(0, 4) + little(bytes.count, 4) + Array(name.utf8)
      bytes += [0x50, 0x4B, 3, 4] + common + little(0, 2) + Array(name.utf8) + content
    }
    let start = bytes.count
    return bytes + directory + [0x50, 0x4B, 5, 6] + little(0, 4) + little(entries.count, 2)
      + little(entries.count, 2) + little(directory.count, 4) + little(start, 4) + little(0, 2)
  }

  @Test func `the files of an archive are read as in a folder`() throws {
    let inner = Self.zip([("in.jsonl", Array("{\"text\": \"Cods\"}\n".utf8))])
    let reading = try read(
      "a.zip",
      Self.zip([
        ("../../etc/page.html", Array(Self.page.utf8)), ("pic.png", [0x89, 0x50, 0x4E, 0x47]),
        ("inner.zip", inner), ("folder/", []), (".hidden.html", Array(Self.page.utf8)),
        ("t.csv", Array("text\nEels\n".utf8)),
      ]))
    #expect(reading.pages.map(\.place.path) == ["a.zip!/../../etc/page.html"])
    #expect(reading.texts == ["Cods", "Eels"])
    #expect(reading.documents.map(\.place.path) == ["a.zip!/inner.zip!/in.jsonl", "a.zip!/t.csv"])
    #expect(reading.summary.format == .zip)
  }

  /// An entry of a tar archive: its header and its content to the end of the block.
  private static func tar(
    _ name: String, _ content: [UInt8], kind: Character = "0", size: Int? = nil
  ) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: 512)
    func set(_ text: String, _ place: Int) {
      for (index, byte) in text.utf8.enumerated() { header[place + index] = byte }
    }
    set(name, 0)
    set(String(size ?? content.count, radix: 8), 124)
    set("        ", 148)
    set(String(kind), 156)
    set("/etc/passwd", 157)
    set("ustar", 257)
    set(String(header.reduce(0) { $0 + Int($1) }, radix: 8) + "\0", 148)
    return header + content + [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
  }

  @Test func `links and devices of a tar archive are followed nowhere, and paths are names only`()
    throws
  {
    let page = Array(Self.page.utf8)
    let bytes =
      Self.tar("../../../etc/up.html", page) + Self.tar("link.html", [], kind: "2")
      + Self.tar("hard.html", [], kind: "1") + Self.tar("device.html", [], kind: "3")
      + [UInt8](repeating: 0, count: 1024)
    let reading = try read("a.tar", bytes)
    #expect(reading.pages.map(\.place.path) == ["a.tar!/../../../etc/up.html"])
  }

  @Test func `a tar entry that claims more than there is gives no page and is said`() throws {
    let lie = Self.tar("a.html", Array(Self.page.utf8), size: 1 << 30)
    let reading = try read("a.tar", Self.tar("b.html", Array(Self.page.utf8)) + lie)
    #expect(reading.pages.first?.place.path == "a.tar!/b.html")
    #expect(!reading.codes.isEmpty)
  }

  @Test func `a feed that defines entities by each other is not expanded`() throws {
    let levels = (1...30).map { "<!ENTITY l\($0) \"&l\($0 - 1);&l\($0 - 1);\">" }
    let feed =
      "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY l0 'eel'>\(levels.joined())]>"
      + "<rss version='2.0'><channel><title>T</title><item><title>&l30;</title>"
      + "<description>Eels are back at the pier. &l30;</description></item></channel></rss>"
    let reading = try read("feed.xml", feed)
    #expect(reading.texts.allSatisfy { $0.utf8.count < 200 })
    #expect(reading.texts.count + reading.codes.count > 0)
  }

  @Test func `of a WACZ the archives are read and not the lists of them`() throws {
    let reading = try read(
      "a.wacz",
      Self.zip([
        ("datapackage.json", Array("{\"text\": \"no\"}".utf8)),
        ("pages/pages.jsonl", Array("{\"text\": \"no\"}\n".utf8)),
        ("archive/data.warc.gz", packed(Self.archive)),
      ]))
    #expect(reading.pages.map(\.url) == ["https://eel.example/a", "https://cod.example/b"])
    #expect(reading.documents.isEmpty)
  }

  /// Two records, each a frame, behind the frame of a dictionary that is the words of a header; packed in the second.
  private static let withDictionary = [
    "XSpNGM8AAABXQVJDLzEuMQ0KV0FSQy1UeXBlOiByZXNwb25zZQ0KV0FSQy1UYXJnZXQtVVJJOiBodHRwczovL2Vl"
      + "bC5leGFtcGxlLw0KV0FSQy1EYXRlOiAyMDI1LTA1LTA3VDA2OjIwOjAwWg0KQ29udGVudC1UeXBlOiBhcHBsaWNh"
      + "dGlvbi9odHRwDQpDb250ZW50LUxlbmd0aDogSFRUUC8xLjEgMjAwIE9LDQpDb250ZW50LVR5cGU6IHRleHQvaHRt"
      + "bA0KDQo8cD5FZWxzIGFyZSAotS/9IOL9AACAV2E2NGJhY2s8L3A+DQoNCgQQB80eaK0I04mBFBUCKLUv/SDi/QAA"
      + "gFdiNjRnb25lPC9wPg0KDQoEEAfNHmitCNOJgRQVAg==",
    "XSpNGJ0AAAAotS/9IM+lBAACCR4ZUNcDmPCF+UboQhfSIye3rZ1VAJajahg6DNI5LLvsy7ENGGHM2mPzPX8HkpRW"
      + "Gd3LSIv9pf2ZesseW1neG7/211sCY0WppdUS9BYUGCqt0vpjZXreGvY8yO5z2m7/Y9I20gS8Xxz2Tm+7c05a398F"
      + "YBQCYSYSQgUJAESg0ZiQQxdQYZMxZEwH0kplByfVBqULKLUv/SDi/QAAgFdhNjRiYWNrPC9wPg0KDQoEEAfNHmit"
      + "CNOJgRQVAii1L/0g4v0AAIBXYjY0Z29uZTwvcD4NCg0KBBAHzR5orQjTiYEUFQI=",
  ]

  @Test(arguments: withDictionary)
  func `an archive is unpacked with the dictionary that it begins with`(base64: String) throws {
    let bytes = try #require(Data(base64Encoded: base64))
    let reading = try read("a.warc.zst", bytes)
    #expect(reading.pages.map(\.url) == ["https://eel.example/a", "https://eel.example/b"])
    #expect(
      reading.pages.map { String(decoding: $0.utf8, as: UTF8.self) } == [
        "<p>Eels are back</p>", "<p>Eels are gone</p>",
      ])
    #expect(reading.diagnostics.isEmpty)
    // Cut within the dictionary, and with a length that lies.
    #expect(try read("a.warc.zst", bytes.prefix(40)).pages.isEmpty)
    var lying = bytes
    lying[7] = 0x7F
    let refused = try read("a.warc.zst", lying)
    #expect(refused.pages.isEmpty && !refused.codes.isEmpty)
  }

  @Test func `what cannot be unpacked is said, and the rest is read`() throws {
    #expect(try read("a.zip", Self.zip([("a.html", [1])], flags: 1)).codes == ["zip.encrypted"])
    #expect(try read("a.zip", Self.zip([("a.html", [1])], method: 12)).codes == ["zip.method"])
    #expect(try read("a.zip", Self.zip([("a.html", [1])]).prefix(40)).codes == ["zip.damaged"])
    let office = try read("a.xlsx", Self.zip([("xl/workbook.xml", [1])]))
    #expect(office.codes == ["input.unrecognised"])
    #expect(office.diagnostics.first?.message.contains("Excel") == true)
  }

  @Test func `archives in archives end at a bound, said`() throws {
    var bytes = Self.zip([("in.jsonl", Array("{\"text\": \"deep\"}\n".utf8))])
    for depth in 1..<5 {
      let reading = try read("a.zip", bytes)
      #expect(reading.texts == (depth <= 3 ? ["deep"] : []))
      #expect(reading.codes == (depth <= 3 ? [] : ["input.too-deep"]))
      bytes = Self.zip([("inner.zip", bytes)])
    }
  }

  @Test func `an archive that unpacks to far too much is a bomb`() throws {
    let bytes = Array("<p>".utf8) + [UInt8](repeating: 0x61, count: 4 << 20)
    let reading = try read(
      "a.zip", Self.zip([("a.html.gz", packed(bytes))]),
      limits {
        $0.expansion = 10
        $0.expansionFloor = 1 << 16
      })
    #expect(reading.codes.contains("input.bomb"))
  }

  @Test func `mutated archives are read without a trap`() throws {
    var random = SeededNumbers(state: 11)
    let zip = Self.zip([("a.html", Array(Self.page.utf8)), ("t.csv", Array("text\nEels\n".utf8))])
    for round in 0..<300 {
      _ = try read("a.zip", zip.mutated(by: &random))
      if round % 3 == 0 { _ = try read("a.warc", Self.archive.mutated(by: &random)) }
    }
  }

  // MARK: Text and feeds

  static let pasted = """
    date 2024-03-11 Eels hope for rain Monday, March 11, 2024 9:30:08 AM

    The eels of the lower pier hope that it will rain before the spring tide, said Ada Brask, who counts them.

    “We counted nine hundred of them,” she said. “There were more in my mother's time.”

    (c)NETLOFT 2024


      • They say so every year.

        Liked by 4 people

        • I fear that you are right.
          Every year.

          Liked by 1 person

      • rivergrass

        Who counts them?

    Leave a Reply

    Please log in using one of these methods to post your comment:
    """

  @Test func `a page pasted as text is taken apart`() throws {
    let reading = try read("a.txt", Self.pasted)
    let document = try #require(reading.documents.first)
    #expect(document.title == "Eels hope for rain")
    #expect(document.published?.seconds == 1_710_149_408)
    #expect(document.published?.precision == .second)
    #expect(document.text.hasPrefix("The eels of the lower pier"))
    #expect(document.text.hasSuffix("(c)NETLOFT 2024"))
    #expect(
      document.comments.map(\.text) == [
        "They say so every year.", "I fear that you are right.\nEvery year.", "Who counts them?",
      ])
    #expect(document.comments.map(\.depth) == [0, 1, 0])
    #expect(document.comments.map(\.likes) == [4, 1, nil])
    #expect(document.comments.map(\.author) == [nil, nil, "rivergrass"])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `a note in Markdown says in front what it is`() throws {
    let reading = try read(
      "a.md",
      """
      ---
      title: "Eels hope for rain"
      date: 2024-03-11
      author: Ada Brask
      url: https://eel.example/rain
      lang: en
      ---

      The **eels** of the lower pier hope that it will [rain](https://rain.example/now) before the spring tide, said a person
      who counts them, and who does so with great care every single year.

      - This is a point of a list and no comment.
      """)
    let document = try #require(reading.documents.first)
    #expect(document.title == "Eels hope for rain")
    #expect(document.authors == ["Ada Brask"])
    #expect(document.source?.id.rawValue == "eel.example")
    #expect(document.language == "en")
    #expect(document.text.hasPrefix("The eels of the lower pier hope that it will rain before"))
    #expect(document.text.contains("no comment"))
    #expect(document.links == [Link(url: "https://rain.example/now", text: "rain")])
    #expect(document.comments.isEmpty)
  }

  @Test(arguments: [
    """
    <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "&b;&b;">]><rss version="2.0"><channel><title>Eel News</title>
    <link>https://eel.example/</link><item><title>Eels &amp; nets</title><link>https://eel.example/a</link>
    <pubDate>Wed, 07 May 2025 06:20:00 GMT</pubDate><description>&lt;p&gt;Eels are back.&lt;/p&gt;</description></item></channel></rss>
    """,
    """
    <feed xmlns="http://www.w3.org/2005/Atom"><title>Eel News</title><link href="https://eel.example/"/>
    <entry><title>Eels &amp;amp; nets</title><link rel="self" href="https://eel.example/x"/><link href="https://eel.example/a"/>
    <id>urn:1</id><published>2025-05-07T06:20:00Z</published><content type="html"><![CDATA[<p>Eels are back.</p>]]></content></entry></feed>
    """,
  ])
  func `the items of a feed are documents of its site`(feed: String) throws {
    let reading = try read("feed.xml", feed)
    let document = try #require(reading.documents.first)
    #expect(reading.documents.count == 1)
    #expect(document.title == "Eels & nets")
    #expect(document.text == "Eels are back.")
    #expect(document.url == "https://eel.example/a")
    #expect(
      document.source
        == Source(id: SourceID(rawValue: "eel.example"), kind: .site, name: "Eel News"))
    #expect(document.published?.seconds == 1_746_598_800)
    #expect(document.published?.origin == .feed)
  }
}
