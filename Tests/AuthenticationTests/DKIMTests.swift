import Authentication
import Crypto
import CryptoExtras
import Foundation
import Testing

@Suite struct DKIMTests {
  private let ed = Curve25519.Signing.PrivateKey()

  /// Signs relaxed/relaxed with a form of the input that is written down here by hand, not computed by what is tested.
  private func signed(_ body: String = "Hello\r\n", hash: String = "Hello\r\n", extra: String = "")
    -> String
  {
    let bodyHash = Data(SHA256.hash(data: Data(hash.utf8))).base64EncodedString()
    let tags =
      "v=1; a=ed25519-sha256; c=relaxed/relaxed; d=party.example; s=day;\(extra) h=from:subject:to:date; bh=\(bodyHash); b="
    let input =
      "from:Ada <ada@party.example>\r\nsubject:Two words\r\nto:press@meadow.example\r\ndate:Fri, 27 Nov 2026 09:00:00 +0100\r\ndkim-signature:\(tags)"
    let signature = try? ed.signature(for: Data(SHA256.hash(data: Data(input.utf8))))
    return
      "DKIM-Signature: \(tags)\(signature?.base64EncodedString() ?? "")\r\nFrom:  Ada  <ada@party.example>\r\nSubject: Two \r\n\twords\r\n"
      + "To: press@meadow.example\r\nDate: Fri, 27 Nov 2026 09:00:00 +0100\r\n\r\n\(body)"
  }

  private func verify(_ mail: String, _ record: String? = nil) -> DKIMResult? {
    let key =
      record ?? "v=DKIM1; k=ed25519; p=\(ed.publicKey.rawRepresentation.base64EncodedString())"
    return DKIMVerifier(RecordFile("day._domainkey.party.example TXT \"\(key)\"", isWhole: true))
      .verify(Array(mail.utf8)).first
  }

  @Test(arguments: ["Hello\r\n", "Hello  \r\n\r\n\r\n", "Hello"])
  func `a signature holds whatever blanks and empty lines were added`(_ body: String) {
    #expect(verify(signed(body))?.outcome == .pass)
  }

  @Test func `a mail that lost its CR on a Unix host still verifies`() {
    #expect(verify(signed().replacing("\r\n", with: "\n"))?.outcome == .pass)
  }

  @Test func `a changed body, a changed header and a second sender do not hold`() {
    #expect(verify(signed("Hullo\r\n"))?.outcome == .fail)
    #expect(verify(signed().replacing("Two", with: "Three"))?.outcome == .fail)
    #expect(verify("From: bank@bank.example\r\n" + signed())?.outcome == .permerror)
  }

  @Test func `what is added behind l= is shown as open`() {
    let result = verify(signed("Hello\r\nPay here\r\n", extra: " l=7;"))
    #expect(result?.outcome == .pass)
    #expect(result?.weaknesses == [.partOfBody])
  }

  @Test(arguments: [
    ("v=DKIM1; k=ed25519; p=", DKIMResult.Outcome.permerror),
    ("v=DKIM1; k=rsa; p=AAAA", .permerror), ("v=spf1 -all", .permerror),
    ("v=DKIM1; k=ed25519; s=tlsrpt; p=AAAA", .permerror),
  ])
  func `a key that is revoked, of another kind or for something else verifies nothing`(
    _ record: String, _ outcome: DKIMResult.Outcome
  ) {
    #expect(verify(signed(), record)?.outcome == outcome)
  }

  @Test func `without the key it cannot be verified, which is no forgery`() {
    let result = DKIMVerifier(NoResolver()).verify(Array(signed().utf8)).first
    #expect(result?.outcome == .unverifiable)
    #expect(result?.keyName == "day._domainkey.party.example")
  }

  @Test func `RSA of 1024 bits holds and is said to be weak`() throws {
    let key = try _RSA.Signing.PrivateKey(unsafeKeySize: .init(bitCount: 1024))
    let tags =
      "v=1; a=rsa-sha256; c=simple/simple; d=party.example; s=day; h=from; bh=\(Data(SHA256.hash(data: Data("x\r\n".utf8))).base64EncodedString()); b="
    let input = "From: ada@party.example\r\nDKIM-Signature: \(tags)"
    let signature = try key.signature(
      for: SHA256.hash(data: Data(input.utf8)), padding: .insecurePKCS1v1_5)
    let mail =
      "DKIM-Signature: \(tags)\(signature.rawRepresentation.base64EncodedString())\r\nFrom: ada@party.example\r\n\r\nx\r\n"
    let result = verify(mail, "v=DKIM1; p=\(key.publicKey.derRepresentation.base64EncodedString())")
    #expect(result?.outcome == .pass)
    #expect(result?.weaknesses.contains(.shortKey) == true)
    #expect(result?.weaknesses.contains(.openFields) == true)
  }
}
