import Foundation
import TestSupport
import Testing

/// Reads a mailbox of Debian's Dovecot with the real binary.
@Suite struct MailboxTests {
  private static let configuration = """
    protected:
      - {name: Commonfield Union, domains: [commonfieldunion.example]}
    watch:
      mailboxes:
        - {server: "imaps://localhost:PORT", user: reports, password-file: password, every: 10 s, trusted: "CERTIFICATE"}

    """

  /// A mail in the name of somebody protected, whose link goes elsewhere.
  private static func phish(_ number: Int) -> String {
    """
    From: "Commonfield Union IT" <security@commonfieldunlon.example>
    To: staff\(number)@commonfieldunion.example
    Subject: Your password ends today (\(number))
    Date: Mon, 4 Mar 2030 09:0\(number):00 +0000
    Message-ID: <\(number)@commonfieldunlon.example>
    Content-Type: text/html; charset=utf-8

    <p>Sign in at <a href="https://login.commonfieldunlon.example/keep">https://commonfieldunion.example/login</a> \
    within 24 hours, or your account is closed.</p>

    """
  }

  @Test(.enabled(if: Dovecot.isThere))
  func `a mailbox is read over TLS, from where it was, and nothing in it changes`() throws {
    let dovecot = try Dovecot()
    let folder = try TemporaryFolder()
    try folder.write("password", Dovecot.password + "\n")
    let configuration = Self.configuration.replacing("PORT", with: "\(dovecot.port)")
      .replacing("CERTIFICATE", with: dovecot.certificate)
    try folder.write("tocsin.yaml", configuration)
    try dovecot.deliver(Self.phish(1), name: "1.a")

    func captures() -> [String] {
      let files = FileManager.default.enumerator(atPath: folder["ws/captures"])
      return (files?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".eml") }
    }
    func findings() -> String {
      let listed = Command("findings", "--kind", "mail", "--workspace", folder["ws"])
      return (try? listed.run().output) ?? ""
    }
    func watch(until count: Int, _ during: () throws -> Void = {}) throws {
      let command = Command(
        "watch", "--config", folder["tocsin.yaml"], "--workspace", folder["ws"])
      let result = try command.run { process in
        do { try during() } catch { Issue.record(error) }
        // What was fetched is read and settled a little later.
        let hasCome = Processes.comes(60) {
          captures().count >= count && findings().contains("commonfieldunlon")
        }
        #expect(hasCome)
        kill(process, SIGTERM)
      }
      #expect(captures().count == count, "\(result.error)\n\(dovecot.log)")
    }

    try watch(until: 1)
    // The second start asks for what came since: the first mail is not fetched again.
    try watch(until: 2) { try dovecot.deliver(Self.phish(2), name: "2.a") }

    // Marks stand behind “:2,”: `S` for what was seen.
    #expect(dovecot.names.filter { !$0.hasPrefix("dovecot") }.count == 2)
    #expect(!dovecot.names.contains { $0.contains(":2,") && $0.hasSuffix("S") })
    let kept = try String(
      contentsOfFile: folder["ws/captures/" + (captures().sorted().first ?? "")], encoding: .utf8)
    #expect(kept.replacing("\r\n", with: "\n") == Self.phish(1))
  }

  @Test(.enabled(if: Dovecot.isThere))
  func `a certificate that nobody vouches for is refused, and a wrong password said`() throws {
    let dovecot = try Dovecot()
    let folder = try TemporaryFolder()
    try folder.write("password", "wrong\n")
    for (trusted, says) in [("", "certificate"), (dovecot.certificate, "the server says")] {
      let configuration = Self.configuration.replacing("PORT", with: "\(dovecot.port)")
        .replacing(
          #", trusted: "CERTIFICATE""#, with: trusted.isEmpty ? "" : #", trusted: "\#(trusted)""#)
      try folder.write("tocsin.yaml", configuration)
      let result = try Command(
        "watch", "--config", folder["tocsin.yaml"], "--workspace", folder["ws"]
      ).run { process in
        _ = Processes.comes(60) { Processes.errors(of: process).contains(says) }
        kill(process, SIGTERM)
      }
      #expect(result.error.contains(says), "\(result.error)")
    }
  }
}
