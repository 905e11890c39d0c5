import Engine
import Foundation
import Lookalikes
import Mail
import Store
import TestSupport
import Testing
import TocsinModel

/// Mails that deceive become findings, and nothing is kept of the others.
@Suite struct MailFindingsTests {
  private let folder: TemporaryFolder
  private let workspace: Workspace

  init() throws {
    folder = try TemporaryFolder()
    workspace = Workspace(folder: folder["ws"])
  }

  private static func deceptive(_ number: Int) -> String {
    """
    From: "Sellen Bank Security" <notice@secure-update-team.example>
    Reply-To: help@another-host.example
    To: mara\(number)@party.example
    Subject: Your account has been suspended - verify your password now
    Date: Tue, 06 May 2025 09:12:0\(number) +0000
    Message-ID: <abc\(number)@secure-update-team.example>
    Content-Type: text/html; charset=utf-8

    <p>Dear customer,</p><p>Your account has been suspended because of unusual activity. Verify your password within \
    24 hours or your account will be closed.</p><a href="http://203.0.113.99/login">https://www.sellenbank.example</a>
    """
  }

  private static let invitation = """
    From: "Noor Castellan" <noor@party.example>
    To: mara1@party.example
    Subject: Weekly planning
    Date: Tue, 06 May 2025 10:00:00 +0000
    Message-ID: <plan@party.example>
    Content-Type: text/plain

    Hello Mara, shall we meet on Thursday at ten in the wisteria room? Noor
    """

  private func scan() async throws -> ScanSummary {
    try await Scan(ScanOptions(paths: [folder["mail"]], workspace: workspace)).run()
  }

  @Test func `mails that say the same are one finding, which grows and is withdrawn`() async throws
  {
    try folder.write("mail/cur/1.eml", Self.deceptive(1))
    try folder.write("mail/cur/2.eml", Self.invitation)
    let first = try await scan()
    #expect(first.changes.map(\.what) == [.appeared])
    let finding = try #require(first.findings.first?.finding)
    #expect(finding.kind == MailWave.kind)
    #expect(finding.attention == .high)
    #expect(finding.entities.contains(Entity(.address, "notice@secure-update-team.example")))
    #expect(finding.observation.reasons.contains { $0.text.contains("203.0.113.99") })

    try folder.write("mail/cur/3.eml", Self.deceptive(3))
    #expect(try await scan().changes.map(\.what) == [.grew])
    #expect(try await scan().isUnchanged)

    for name in ["1.eml", "3.eml"] { try folder.write("mail/cur/\(name)", Self.invitation) }
    #expect(try await scan().changes.map(\.what) == [.withdrawn])
  }

  private static func fromNoor(_ day: Int, _ address: String, asks: Bool) -> String {
    """
    From: "Noor Castellan" <\(address)>
    To: mara1@party.example
    Subject: \(asks ? "Quick favor" : "Minutes")
    Date: \(day) \(asks ? "Nov" : day < 9 ? "Sep" : "Oct") 2025 10:00:00 +0000
    Message-ID: <\(day)\(asks)@party.example>
    Content-Type: text/plain

    \(asks ? "Are you at your desk? I need a quick favor, please keep it confidential." : "Here are the minutes. Noor")
    """
  }

  @Test(arguments: [false, true])
  func
    `who writes in the name of somebody known is told by the older mails, whichever are read first`(
      _ strangerFirst: Bool
    ) async throws
  {
    func known() throws {
      for day in [1, 5, 12, 20] {
        try folder.write(
          "mail/cur/k\(day).eml", Self.fromNoor(day, "noor@party.example", asks: false))
      }
    }
    func stranger() throws {
      try folder.write(
        "mail/cur/s.eml", Self.fromNoor(20, "noor.castellan.office@gmail.com", asks: true))
    }
    if strangerFirst { try stranger() } else { try known() }
    #expect(try await scan().findings.isEmpty)
    if strangerFirst { try known() } else { try stranger() }
    let found = try await scan().findings
    #expect(found.count == 1)
    let reasons = try #require(found.first).finding.observation.reasons
    #expect(reasons.contains { $0.feature == "mail.correspondentElsewhere" })
    #expect(try await scan().isUnchanged)
    // One mail in four files is one mail, and makes no history.
    for day in [1, 5, 12, 20] {
      try folder.write("mail/cur/k\(day).eml", Self.invitation)
    }
    #expect(try await scan().changes.map(\.what) == [.withdrawn])
  }

  /// What staff send on: the letter is harmless, what is attached to it is not.
  private static func report(_ inner: String, levels: Int = 1) -> String {
    """
    From: "Ines Weber" <ines@party.example>
    To: reports@party.example
    Subject: Is this real?
    Date: Tue, 06 May 2025 11:00:00 +0000
    Message-ID: <report\(levels)@party.example>
    Content-Type: multipart/mixed; boundary=w\(levels)

    --w\(levels)
    Content-Type: text/plain

    Somebody sent me this.
    --w\(levels)
    Content-Type: message/rfc822

    \(levels > 1 ? report(inner, levels: levels - 1) : inner)
    --w\(levels)--
    """
  }

  @Test(arguments: [1, 2, 3, 4])
  func `a mail that staff attach is a finding of its own, three levels deep`(_ levels: Int)
    async throws
  {
    try folder.write("mail/cur/1.eml", Self.report(Self.deceptive(1), levels: levels))
    let summary = try await scan()
    let findings = summary.findings
    // What lies deeper is not read, and that is said.
    #expect(summary.diagnostics == (levels > 3 ? 1 : 0))
    guard levels <= 3 else { return #expect(findings.isEmpty) }
    let finding = try #require(findings.first?.finding)
    #expect(findings.count == 1)
    #expect(finding.entities.contains(Entity(.address, "notice@secure-update-team.example")))
    #expect(!finding.entities.contains(Entity(.address, "ines@party.example")))
    #expect(try await scan().isUnchanged)
  }

  @Test func `a letter that attaches many mails has the first twenty judged`() throws {
    let parts = (0..<30).map { number in
      "--w\nContent-Type: message/rfc822\n\n" + Self.deceptive(number % 10) + "\n"
    }
    let mail =
      "From: ines@party.example\nSubject: All\nContent-Type: multipart/mixed; boundary=w\n\n"
    try folder.write("mail/1.eml", mail + parts.joined() + "--w--\n")
    var marks: [String] = []
    var codes: [String] = []
    try MailSearch(MailRules(lists: .none), InputOptions(paths: [folder["mail"]])).run {
      switch $0 {
      case .mail(let verdict, _): marks.append("\(verdict.mail.forwarding?.number ?? 0)")
      case .diagnostic(let diagnostic): codes.append(diagnostic.code)
      }
    }
    #expect(marks == (0...20).map { "\($0)" })
    #expect(codes == ["mail.cut"])
  }

  @Test func `in a workspace those hosts are believed that its configuration names`() async throws {
    let field = "Authentication-Results: mx.elsewhere.example; dmarc=fail header.from=x.example"
    try folder.write(
      "mail/1.eml",
      Self.deceptive(1).replacing("Content-Type:", with: "\(field)\nContent-Type:"))
    var probabilities: [Double] = []
    for configuration in ["", "mail: {trust: [MX.Elsewhere.example]}"] {
      try folder.write("tocsin.yaml", configuration)
      let found = try await Scan(
        ScanOptions(
          paths: [folder["mail"]], workspace: Workspace(folder: folder["ws\(configuration.count)"]),
          configuration: folder["tocsin.yaml"])
      ).run().findings
      let wave = try #require(found.first?.finding.subject as? MailWave)
      probabilities.append(try #require(wave.members.first).probability)
    }
    #expect(probabilities[1] > probabilities[0])
  }

  @Test(arguments: [("noor@party.example", 0), ("noor.castellan@gmail.com", 1)])
  func `a person's name that stands for an owner is theirs, and no stranger's`(
    _ address: String, _ told: Double
  ) throws {
    let owner = ProtectedName(
      domains: [DomainName(rawValue: "party.example")], words: ["Noor Castellan", "party"])
    try folder.write("mail/1.eml", Self.fromNoor(20, address, asks: true))
    var found: [Double] = []
    try MailSearch(
      MailRules(protecting: ProtectedNames(names: [owner]), lists: .none),
      InputOptions(paths: [folder["mail"]])
    ).run {
      if case .mail(let verdict, _) = $0 { found.append(verdict.evidence[.claimsPerson]) }
    }
    #expect(found == [told])
  }

  @Test func `of a mail that deceives nobody no word is kept`() async throws {
    try folder.write("mail/cur/2.eml", Self.invitation)
    #expect(try await scan().newDocuments == 1)
    let store = try Store(workspace)
    let document = try #require(try store.documents([0])[0])
    #expect(document.text.isEmpty && document.title == nil && document.source == nil)
    for name in try FileManager.default.contentsOfDirectory(atPath: workspace.folder) {
      let data = FileManager.default.contents(atPath: workspace.folder + "/" + name) ?? Data()
      #expect(data.range(of: Data("wisteria".utf8)) == nil, "\(name)")
    }
  }
}
