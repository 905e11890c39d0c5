import Authentication
import Foundation
import Names
import Testing

/// What libFuzzer found to lead through the readers of signatures and of zones, read again in every run, as `Tests/Fuzzing/DKIMFuzzing.swift`
/// and `SPFFuzzing.swift` read it: the first byte chooses how.
@Suite struct CorpusTests {
  private static func inputs(_ name: String) throws -> [[UInt8]] {
    let file = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fuzzing/\(name).corpus")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      [UInt8](try #require(Data(base64Encoded: String($0))))
    }
  }

  @Test func `what a fuzzer found breaks no promise of signatures and chains`() throws {
    let key =
      "s._domainkey.a.example TXT \"v=DKIM1; k=ed25519; p=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\""
    let records = RecordFile(key, isWhole: true)
    let inputs = try Self.inputs("dkim")
    #expect(inputs.count > 200)
    for input in inputs {
      let rest = Array(input.dropFirst())
      guard input[0] & 1 == 0 else {
        let text = String(decoding: rest, as: UTF8.self)
        let mail =
          "DKIM-Signature: v=1; a=rsa-sha256; d=a.example; s=s; h=from; bh=AAAA; b=AAAA\nFrom: a@a.example\n\nText\n"
        let found = DKIMVerifier(RecordFile("s._domainkey.a.example TXT \(text)")).verify(
          Array(mail.utf8))
        #expect(found.map(\.outcome) != [.pass])
        #expect(found.count == 1)
        continue
      }
      // Nobody signed these.
      let found = DKIMVerifier(records).verify(rest)
      #expect(found.count <= DKIMVerifier.mostSignatures)
      #expect(!found.contains { $0.outcome == .pass })
      let chain = ARCValidator(records).validate(rest)
      #expect(chain.sealers.count <= ARCValidator.mostSets)
      #expect(chain.outcome != .pass)
    }
  }

  @Test func `what a fuzzer found breaks no promise of SPF and DMARC`() throws {
    let parser = NameParser(suffixes: .fallback)
    let inputs = try Self.inputs("spf")
    #expect(inputs.count > 400)
    var results: Set<SPFResult> = []
    for input in inputs {
      let zone = RecordFile(
        String(decoding: input.dropFirst(), as: UTF8.self), isWhole: input[0] & 1 == 0)
      for text in ["192.0.2.1", "2001:db8::1"] {
        let address = try #require(InternetAddress(text))
        let found = SPFEvaluator(zone).evaluate(
          address, sender: "ada@a.example", helo: "b.example")
        results.insert(found.result)
        let dmarc = DMARC(zone, parser: parser).evaluate(
          sender: "c.b.a.example", spf: found, signatures: [])
        #expect(dmarc.outcome != .pass || found.result == .pass)
      }
    }
    // They lead everywhere.
    #expect(results.count >= 6)
  }
}
