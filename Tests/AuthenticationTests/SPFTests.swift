import Authentication
import Testing

@Suite struct SPFTests {
  private static let zone = RecordFile(
    """
    plain.example TXT "v=spf1 ip4:192.0.2.0/24 -all"
    six.example TXT "v=spf1 ip6:2001:db8::/32 ~all"
    names.example TXT "v=spf1 a mx:mail.example ?all"
    names.example A 192.0.2.9
    mail.example MX 10 mx1.mail.example
    mx1.mail.example A 198.51.100.7
    including.example TXT "v=spf1 include:plain.example -all"
    passed.example TXT "v=spf1 redirect=plain.example"
    ring.example TXT "v=spf1 include:ring.example -all"
    twice.example TXT "v=spf1 -all"
    twice.example TXT "v=spf1 +all"
    broken.example TXT "v=spf1 ip4:300.1.1.1 -all"
    macro.example TXT "v=spf1 exists:%{ir}.%{l1r-}.ok.%{d} -all"
    1.2.0.192.ada.ok.macro.example A 127.0.0.2
    void.example TXT "v=spf1 a:one.void.example a:two.void.example a:three.void.example -all"
    late.example TIMEOUT
    """, isWhole: true)

  @Test(arguments: [
    ("192.0.2.5", "ada@plain.example", SPFResult.pass),
    ("198.51.100.1", "ada@plain.example", .fail),
    ("2001:db8::5", "ada@six.example", .pass), ("2001:db9::5", "ada@six.example", .softfail),
    ("192.0.2.9", "ada@names.example", .pass), ("198.51.100.7", "ada@names.example", .pass),
    ("203.0.113.1", "ada@names.example", .neutral), ("192.0.2.5", "ada@including.example", .pass),
    ("192.0.2.5", "ada@passed.example", .pass), ("192.0.2.5", "ada@ring.example", .permerror),
    ("192.0.2.5", "ada@twice.example", .permerror), ("192.0.2.5", "ada@broken.example", .permerror),
    ("192.0.2.1", "ada@macro.example", .pass), ("192.0.2.2", "ada@macro.example", .fail),
    ("192.0.2.1", "ada@void.example", .permerror), ("192.0.2.1", "ada@late.example", .temperror),
    ("192.0.2.1", "ada@nothing.example", .none), ("192.0.2.5", "", .pass),
    ("::ffff:192.0.2.5", "ada@plain.example", .pass),
  ])
  func `a host may send for a domain as its records say`(
    _ address: String, _ sender: String, _ result: SPFResult
  ) throws {
    let address = try #require(InternetAddress(address))
    #expect(
      SPFEvaluator(Self.zone).evaluate(address, sender: sender, helo: "plain.example").result
        == result)
  }

  @Test func `without a resolver nothing is said to have failed`() throws {
    let address = try #require(InternetAddress("192.0.2.1"))
    #expect(
      SPFEvaluator(NoResolver()).evaluate(address, sender: "ada@plain.example", helo: "x.example")
        .result == .temperror)
  }

  @Test(arguments: [
    "", "1.2.3", "1.2.3.256", "01.2.3.4", ":::", "1::2::3", "1:2:3:4:5:6:7:8:9", "g::",
  ])
  func `what is no address is none`(_ text: String) {
    #expect(InternetAddress(text) == nil)
  }
}
