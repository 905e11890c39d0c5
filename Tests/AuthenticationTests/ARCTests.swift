import Authentication
import Crypto
import Foundation
import Testing

@Suite struct ARCTests {
  private let key = Curve25519.Signing.PrivateKey()
  private let body = "We are seven.\r\n"
  private let head =
    "From: Ada <ada@party.example>\r\nTo: press@meadow.example\r\nSubject: Minutes\r\nDate: Fri, 27 Nov 2026 09:00:00 +0100\r\n"

  private func signature(_ input: String) -> String {
    let digest = Data(SHA256.hash(data: Data(input.utf8)))
    return (try? key.signature(for: digest))?.base64EncodedString() ?? ""
  }

  /// One host's set, sealed over forms that are written down here by hand, not computed by what is tested.
  private func seal(_ number: Int, chain: String, before: [String]) -> [String] {
    let hash = Data(SHA256.hash(data: Data(body.utf8))).base64EncodedString()
    let results = "i=\(number); host\(number).example; spf=pass"
    var message =
      "i=\(number); a=ed25519-sha256; c=relaxed/relaxed; d=host\(number).example; s=day; h=from:subject:to:date; bh=\(hash); b="
    message += signature(
      "from:Ada <ada@party.example>\r\nsubject:Minutes\r\nto:press@meadow.example\r\ndate:Fri, 27 Nov 2026 09:00:00 +0100\r\narc-message-signature:\(message)"
    )
    var own = "i=\(number); a=ed25519-sha256; cv=\(chain); d=host\(number).example; s=day; b="
    let lines =
      before + [
        "arc-authentication-results:\(results)", "arc-message-signature:\(message)",
        "arc-seal:\(own)",
      ]
    own += signature(lines.joined(separator: "\r\n"))
    return lines.dropLast() + ["arc-seal:\(own)"]
  }

  private func mail(hosts: Int, secondSays: String = "pass") -> String {
    var lines: [String] = []
    for number in 1...hosts {
      lines = seal(number, chain: number == 1 ? "none" : secondSays, before: lines)
    }
    // As relaxed fields are they have no blank behind the colon and small names: both are allowed.
    return lines.reversed().map { $0 + "\r\n" }.joined() + head + "\r\n" + body
  }

  private func validate(_ mail: String) -> ARCResult {
    let record = "v=DKIM1; k=ed25519; p=\(key.publicKey.rawRepresentation.base64EncodedString())"
    let records = (1...3).map { "day._domainkey.host\($0).example TXT \"\(record)\"" }
    return ARCValidator(RecordFile(records.joined(separator: "\n"), isWhole: true))
      .validate(Array(mail.utf8))
  }

  @Test(arguments: 1...3)
  func `a chain of hosts that all sealed holds and names them in their order`(_ hosts: Int) {
    let result = validate(mail(hosts: hosts))
    #expect(result.outcome == .pass, "\(result.detail)")
    #expect(result.sealers == (1...hosts).map { "host\($0).example" })
    #expect(result.firstSeen == "host1.example; spf=pass")
  }

  @Test(arguments: [
    ("seven", "eight"), ("Subject: Minutes", "Subject: Menus"), ("spf=pass", "spf=fail"),
    ("d=host1.example", "d=host2.example"), ("i=1; host1", "i=3; host1"), ("cv=none", "cv=pass"),
    ("i=1; a=ed25519-sha256; cv", "i=1; h=from; a=ed25519-sha256; cv"),
    ("arc-seal:i=1", "x-seal:i=1"),
    ("i=1; host1", "i=51; host1"),
  ])
  func `what was changed behind a seal breaks the chain`(_ written: String, _ changed: String) {
    let changed = mail(hosts: 2).replacing(written, with: changed)
    #expect(validate(changed).outcome == .fail)
  }

  @Test func `a host that found the chain broken keeps it broken`() {
    #expect(validate(mail(hosts: 2, secondSays: "fail")).outcome == .fail)
  }

  @Test func `without seals there is no chain, and without keys none is called false`() {
    #expect(validate(head + "\r\n" + body).outcome == .none)
    let result = ARCValidator(NoResolver()).validate(Array(mail(hosts: 2).utf8))
    #expect(result.outcome == .unverifiable)
  }
}
