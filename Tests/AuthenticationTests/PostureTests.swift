import Authentication
import Crypto
import CryptoExtras
import Foundation
import Testing

@Suite struct PostureTests {
  private func findings(_ records: String, selectors: [String] = []) -> [DomainPosture.Finding] {
    DomainPosture(
      of: "Party.example", resolver: RecordFile(records, isWhole: true), selectors: selectors
    ).findings
  }

  private func states(_ records: String, _ item: String) -> [DomainPosture.State] {
    findings(records).filter { $0.item == item }.map(\.state)
  }

  @Test(
    arguments: [
      ("", [.missing]), ("\"v=DMARC1; p=reject; rua=mailto:d@party.example\"", [.good]),
      ("\"v=DMARC1; p=reject\"", [.weak, .good]),
      ("\"v=DMARC1; p=none; rua=mailto:d@party.example\"", [.weak]),
      ("\"v=DMARC1; p=reject; sp=none; rua=mailto:d@party.example\"", [.weak]),
      ("\"v=DMARC1; p=reject\"\n_dmarc.party.example TXT \"v=DMARC1; p=none\"", [.missing]),
    ] as [(String, [DomainPosture.State])])
  func `a policy is as strong as what it asks for`(
    _ record: String, _ expected: [DomainPosture.State]
  ) {
    #expect(states(record.isEmpty ? "" : "_dmarc.party.example TXT \(record)", "dmarc") == expected)
  }

  @Test(
    arguments: [
      ("v=spf1 -all", .good), ("v=spf1 mx ~all", .good), ("v=spf1 +all", .missing),
      ("v=spf1 mx", .weak), ("v=spf1 ?all", .weak), ("v=spf1 frobnicate -all", .missing),
      ("v=spf1 include:ten.example include:party.example -all", .weak),
      ("v=spf1 include:ten.example -all", .weak),
    ] as [(String, DomainPosture.State)])
  func `hosts are told from others, with ten look-ups at most`(
    _ record: String, _ expected: DomainPosture.State
  ) {
    let ten = (0..<10).map { "a:h\($0).example" }.joined(separator: " ")
    let records = "party.example TXT \"\(record)\"\nten.example TXT \"v=spf1 \(ten) -all\""
    #expect(states(records, "spf") == [expected])
  }

  @Test func `keys are told by their bits, and what to change first stands first`() throws {
    let short = try _RSA.Signing.PrivateKey(unsafeKeySize: .init(bitCount: 1024)).publicKey
      .derRepresentation
    let long = try _RSA.Signing.PrivateKey(keySize: .bits2048).publicKey.derRepresentation
    let all = findings(
      """
      own._domainkey.party.example TXT "v=DKIM1; p=\(short.base64EncodedString())"
      default._domainkey.party.example TXT "v=DKIM1; p=\(long.base64EncodedString())"
      """, selectors: ["own"])
    #expect(all.filter { $0.item == "dkim" }.map(\.state) == [.weak, .good])
    #expect(all.first?.item == "dmarc")
    #expect(all.map(\.state.rawValue).last == "good")
  }

  @Test(
    arguments: [
      (
        "party.example TXT \"v=spf1 include:gone.example -all\"", [.weak],
        "Your SPF record leads to gone.example"
      ),
      ("party.example TXT \"v=spf1 include:there.example -all\"", [.good], "1 of the names"),
      ("party.example TXT \"v=spf1 include:%{i}.gone.example -all\"", [.unknown], "not known"),
      ("party.example MX 10 gone.example", [.weak], "Your MX record leads to gone.example"),
      ("party.example MX 0 .", [.unknown], "not known"),
      (
        "donate.party.example CNAME party.gone.example", [.weak],
        "donate.party.example leads to party.gone.example"
      ),
      ("s1._domainkey.party.example CNAME there.example", [.good], "1 of the names"),
      ("donate.party.example CNAME late.example", [.unknown], "not known"),
    ] as [(String, [DomainPosture.State], String)])
  func `a record that leads to a name which is not there is told`(
    _ record: String, _ expected: [DomainPosture.State], _ text: String
  ) {
    let found = findings(
      "\(record)\nthere.example TXT \"v=spf1 -all\"\nlate.example TIMEOUT"
    ).filter { $0.item == "dangling" }
    #expect(found.map(\.state) == expected)
    #expect(found.allSatisfy { $0.text.contains(text) })
  }

  @Test func `what no record mentions is not known, and nobody is told that it is missing`() {
    let all = DomainPosture(of: "party.example", resolver: NoResolver()).findings
    #expect(all.allSatisfy { $0.state == .unknown })
    #expect(all.count == 8)
    let some = DomainPosture(
      of: "party.example", resolver: RecordFile("party.example TXT \"v=spf1 -all\"")
    ).findings
    #expect(some.first { $0.item == "spf" }?.state == .good)
    #expect(
      some.filter { $0.item == "caa" || $0.item == "dnssec" }.allSatisfy { $0.state == .unknown })
  }
}
