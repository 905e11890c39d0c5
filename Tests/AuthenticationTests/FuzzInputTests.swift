import Authentication
import Names
import TestSupport
import Testing

/// What the fuzz targets `dkim` and `spf` start from and found, read again.
@Suite struct FuzzInputTests {
  private static let keys =
    "s._domainkey.a.example TXT \"v=DKIM1; k=ed25519; p=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"\n"

  @Test func `hostile signatures end with a result each, and not with more than are read`() throws {
    let inputs = try FuzzInputs.all(of: "dkim", variants: 60)
    #expect(inputs.count >= 180)
    for input in inputs {
      // The first byte chooses for the fuzzer what the rest is.
      let mail = Array(input.dropFirst())
      let records = RecordFile(Self.keys, isWhole: true)
      #expect(DKIMVerifier(records).verify(mail).count <= DKIMVerifier.mostSignatures)
      #expect(ARCValidator(records).validate(mail).sealers.count <= ARCValidator.mostSets)
    }
  }

  @Test(arguments: ["192.0.2.1", "2001:db8::1"])
  func `hostile zones lead to an end`(text: String) throws {
    let address = try #require(InternetAddress(text))
    let inputs = try FuzzInputs.all(of: "spf", variants: 60)
    #expect(inputs.count >= 180)
    for input in inputs {
      let zone = RecordFile(
        String(decoding: input.dropFirst(), as: UTF8.self),
        isWhole: input.first.map { $0 & 1 == 0 } ?? true)
      let found = SPFEvaluator(zone).evaluate(address, sender: "ada@a.example", helo: "b.example")
      let judged = DMARC(zone, parser: NameParser(suffixes: .fallback)).evaluate(
        sender: "c.b.a.example", spf: found, signatures: [])
      #expect(judged.outcome != .pass || found.result == .pass)
    }
  }
}
