import MIME
import Testing

@Suite struct MIMEMessageTests {
  @Test func `parts are found between boundaries, with their fields unfolded`() throws {
    let message = MIMEMessage(
      Array(
        """
        From: a@x.example\r
        Subject: a long\r
        \tsubject\r
        Content-Type: multipart/related; type="text/html";\r
         boundary="b 1"\r
        \r
        preamble\r
        --b 1\r
        Content-Type: text/html; charset=utf-8\r
        Content-Transfer-Encoding: quoted-printable\r
        \r
        caf=C3=A9 =\r
        wide\r
        --b 1\r
        \r
        plain\r
        --b 1--\r
        epilogue\r

        """.utf8))
    #expect(message.parts.map(\.type.value) == ["multipart/related", "text/html", "text/plain"])
    #expect(message.parts.map(\.depth) == [0, 1, 1])
    #expect(message.parts[0]["subject"] == "a long\tsubject")
    #expect(String(decoding: message.content(of: message.parts[1]), as: UTF8.self) == "café wide")
    #expect(String(decoding: message.content(of: message.parts[2]), as: UTF8.self) == "plain")
    #expect(!message.isCut && !message.isTruncated)
  }

  @Test func `a boundary that another one begins with is not it`() {
    let message = MIMEMessage(
      Array(
        "Content-Type: multipart/mixed; boundary=a\n\n--a\n\none\n--ab\n\n--a\n\ntwo\n--a--\n".utf8)
    )
    let contents = message.parts.dropFirst().map {
      String(decoding: message.content(of: $0), as: UTF8.self)
    }
    #expect(contents == ["one\n--ab\n", "two"])
  }

  @Test func `a lost end is said and what is there is kept`() {
    let message = MIMEMessage(
      Array("Content-Type: multipart/mixed; boundary=a\n\n--a\n\none and".utf8))
    #expect(message.isTruncated)
    #expect(message.parts.count == 2)
  }

  @Test(arguments: [1_999, 2_000, 2_001, 100_000])
  func `a header of any length hides neither its sender nor where the text begins`(_ count: Int) {
    let junk = (1...count).map { "X-\($0): y\n" }.joined()
    let message = MIMEMessage(
      Array((junk + "From: a@x.example\nSubject: s\nContent-Type: text/html\n\nhello").utf8))
    #expect(message.parts.first?["from"] == "a@x.example")
    #expect(message.parts.first?.type.value == "text/html")
    #expect(message.parts.first.map { message.content(of: $0) } == Array("hello".utf8))
    #expect(message.isCut == (count > 2_000))
    #expect((message.parts.first?.fields.count ?? 0) <= 2_100)
  }

  @Test func `a field that is too long in one line is said to be cut`() {
    let bound = MIMELimits().field
    func isCut(_ count: Int) -> Bool {
      MIMEMessage(
        Array(("Subject: " + String(repeating: "x", count: count - 9) + "\n\nhello").utf8)
      ).isCut
    }
    #expect(!isCut(bound))
    #expect(isCut(bound + 1))
  }

  @Test func `parts beyond the bounds are left out and said`() {
    var limits = MIMELimits()
    limits.parts = 4
    let body = String(repeating: "--a\n\nx\n", count: 10)
    let text = "Content-Type: multipart/mixed; boundary=a\n\n\(body)--a--\n"
    #expect(MIMEMessage(Array(text.utf8), limits: limits).parts.count == 4)
    #expect(MIMEMessage(Array(text.utf8), limits: limits).isCut)
    limits.parts = 11
    #expect(!MIMEMessage(Array(text.utf8), limits: limits).isCut)
  }

  @Test func `parts nested without end cost depth, not the stack`() {
    let nested = String(
      repeating: "Content-Type: multipart/mixed; boundary=a\n\n--a\n", count: 20_000)
    let message = MIMEMessage(Array(nested.utf8))
    #expect(message.parts.count <= MIMELimits().parts)
  }

  @Test(arguments: [
    ("text/html; charset=UTF-8", "charset", "UTF-8"),
    ("a/b; name=\"x; \\\"y\\\"\"", "name", "x; \"y\""),
    ("a/b; name*=utf-8'uk'%D1%82%D0%B0%D0%BA", "name", "так"),
    ("a/b; name*0=one; name*1=two", "name", "onetwo"),
    ("a/b; name*0*=iso-8859-1'fr'caf%E9; name*1=s", "name", "cafés"),
    ("a/b; name=first; name=second", "name", "first"),
    ("a/b; charset=utf-8 (a comment)", "charset", "utf-8"),
  ])
  func `parameters are read in every form`(field: String, name: String, value: String) {
    #expect(MIMEParameters(field)[name] == value)
  }

  @Test(arguments: [
    ("=?utf-8?Q?caf=C3=A9_au_lait?=", "café au lait"),
    ("=?UTF-8?B?0YLQsNC6?= =?utf-8?b?0YLQsNC6?=", "тактак"),
    ("=?utf-8?Q?=D1?= =?utf-8?Q?=82?=", "т"),
    ("Re: =?iso-8859-1?q?na=EFve?= plan", "Re: naïve plan"),
    ("a =? b", "a =? b"), ("=?x-unknown?Q?a?=", "=?x-unknown?Q?a?="),
  ])
  func `encoded words become text`(written: String, text: String) {
    #expect(EncodedWords.decoded(written) == text)
  }

  @Test(arguments: [
    ("a=3D=\nb", "a=b"), ("a= \r\nb", "ab"), ("a=zz", "a=zz"), ("a=", "a"), ("=c3=a9", "é"),
  ])
  func `quoted-printable is read as it is really written`(written: String, text: String) {
    let decoded = TransferEncoding.quotedPrintable(Array(written.utf8)[...])
    #expect(String(decoding: decoded, as: UTF8.self) == text)
  }

  @Test func `mutated messages are read without a trap, in bounds`() {
    var state: UInt64 = 7
    func random(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, below)
    }
    let seed = Array(
      """
      Content-Type: multipart/mixed; boundary="a"; x*0*=utf-8''%41; x*1=b

      --a
      Content-Type: multipart/alternative; boundary=b
      Content-Transfer-Encoding: base64

      --b

      QUJD
      --b--
      --a
      Subject: =?utf-8?Q?=41?= =?utf-8?B?QQ==?=

      x=3D
      --a--
      """.utf8)
    for _ in 0..<3000 {
      var bytes = seed
      for _ in 0...random(8) {
        bytes[random(bytes.count)] = [UInt8(random(256)), 0x2D, 0x0A, 0x3D, 0x22, 0x3B][random(6)]
      }
      let message = MIMEMessage(bytes)
      for part in message.parts {
        #expect(part.body.upperBound <= bytes.count)
        #expect(message.content(of: part).count <= bytes.count)
        for field in part.fields { _ = EncodedWords.decoded(field.value) }
      }
    }
  }
}
