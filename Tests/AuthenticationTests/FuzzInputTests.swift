import Authentication
import TestSupport
import Testing

/// What the fuzz target `authentication` starts from and found, read again.
@Suite struct FuzzInputTests {
  private static let keys =
    "s._domainkey.a.example TXT \"v=DKIM1; k=ed25519; p=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"\n"

  @Test func `hostile signatures and zones end with a result`() throws {
    let inputs = try FuzzInputs.all(of: "authentication", variants: 60)
    #expect(inputs.count >= 180)
    for input in inputs {
      let rest = Array(input.dropFirst())
      let results = DKIMVerifier(RecordFile(Self.keys, isWhole: true)).verify(rest)
      #expect(results.count <= DKIMVerifier.mostSignatures)
      let zone = RecordFile(String(decoding: rest, as: UTF8.self), isWhole: true)
      for text in ["192.0.2.1", "2001:db8::1"] {
        let address = try #require(InternetAddress(text))
        _ = SPFEvaluator(zone).evaluate(address, sender: "ada@a.example", helo: "b.example")
      }
    }
  }
}
