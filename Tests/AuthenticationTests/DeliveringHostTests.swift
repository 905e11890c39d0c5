import Authentication
import Testing

@Suite struct DeliveringHostTests {
  private static func host(_ received: [String], path: String = "<bounce@news.example>")
    -> DeliveringHost?
  {
    DeliveringHost(
      fields: [("return-path", path)] + received.map { ("received", $0) },
      trusted: ["mx.party.example", "store.party.example"])
  }

  @Test(arguments: [
    "from out.news.example (out.news.example [203.0.113.7]) by mx.party.example (Postfix) with ESMTPS id 1; Fri, 27 Nov 2026",
    "from [203.0.113.7] (helo=out.news.example) by other.example",
    "from out.news.example ([203.0.113.7] helo=out.news.example) by mx.party.example with esmtps",
    "from unknown (HELO out.news.example) (203.0.113.7) by mx.party.example with SMTP; 27 Nov",
    "from out.news.example (203.0.113.7) by mx.party.example (10.0.0.4) with Microsoft SMTP Server",
    "from out.news.example (out.news.example [IPv6:::ffff:203.0.113.7])\r\n by MX.party.example",
  ])
  func `the address is read as mail servers write it`(_ received: String) {
    let host = Self.host([received])
    #expect(host?.address == (received.contains("other") ? nil : InternetAddress("203.0.113.7")))
    if let host { #expect(host.sender == "bounce@news.example") }
  }

  @Test(arguments: [
    // Who greets with an address in brackets leaves two to choose from.
    "from [192.0.2.1] (unknown [203.0.113.7] [192.0.2.1]) by mx.party.example",
    "from a ([203.0.113.7] helo=[192.0.2.1]) by mx.party.example",
    "from a by mx.party.example", "by mx.party.example with SMTP id x", "", "((((", "from", "by",
  ])
  func `where more than one address or none stands there, none is known`(_ received: String) {
    #expect(Self.host([received]) == nil)
  }

  @Test func `hops within the house are passed, and what came with the mail is not read`() {
    let outside = "from out (out [203.0.113.7]) by mx.party.example with SMTP"
    let inside = "from mx.party.example (mx [10.0.0.9]) by store.party.example with LMTP"
    let fetched = "from store.party.example by laptop with IMAP"
    let forged = "from bank.example (bank.example [198.51.100.1]) by mx.party.example with SMTP"
    #expect(
      Self.host([fetched, inside, outside, forged])?.address == InternetAddress("203.0.113.7"))
    #expect(Self.host([inside, "from x (x [192.0.2.2]) by elsewhere.example", forged]) == nil)
    #expect(Self.host([inside]) == nil)
  }

  @Test func `without the envelope's sender, or with it below, nothing is known`() {
    let received = "from out (out [203.0.113.7]) by mx.party.example with SMTP"
    #expect(Self.host([received], path: "nobody") == nil)
    #expect(Self.host([received], path: "<>")?.sender == "")
    #expect(
      DeliveringHost(
        fields: [("received", received), ("return-path", "<a@b.example>")],
        trusted: ["mx.party.example"]) == nil)
    #expect(DeliveringHost(fields: [("received", received)], trusted: []) == nil)
  }

  @Test func `a field longer than any host writes is not read`() {
    let long =
      "from out (out [203.0.113.7]) by mx.party.example with "
      + String(repeating: "x", count: 5_000)
    #expect(Self.host([long]) == nil)
  }
}
