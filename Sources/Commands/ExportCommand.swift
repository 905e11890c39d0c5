import ArgumentParser
import Cases
import Custody
import Engine
import Evidence
import Exchange
import Foundation
import Store
import TocsinModel

/// `tocsin export --evidence F12…`
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract:
      "Hand on findings, or a case: as a folder that anybody can check, or as what partners' tools read.",
    discussion: """
      As STIX or MISP nothing leaves before a second person approved it: without --approved-by, what would leave is \
      shown. Each export is in the register; corrections and withdrawals go to those who got it.

      With --evidence, the folder holds the findings, what was fetched or read of every document, byte for byte, and the proofs: of the \
      log, of time stamping authorities, of witnesses. A README in it says how it is checked without Tocsin.

      EXAMPLE
        tocsin export --evidence F12 F13 --output flood-of-april --for "complaint under article 16"
        tocsin export --evidence C3 --output case-3
        tocsin verify flood-of-april
        tocsin export --format stix C3 --tlp amber --to "Press council" --from "Ordavia Watch"
        tocsin export --format stix C3 --tlp amber --to "Press council" --approved-by "Bo Berg" > case.json
        tocsin export --register
        tocsin export --correct 1 --approved-by "Bo Berg" > correction.json
      """)

  @Flag(help: "Findings, captures and proofs as a folder.")
  var evidence = false

  @Argument(
    help: ArgumentHelp(
      "Numbers or ids of findings (F12), or cases (C3); of what goes to partners also -, for names from standard input.",
      valueName: "finding"))
  var findings: [String] = []

  @OptionGroup(title: "For partners' tools") var release: ReleaseOptions

  @Option(
    name: [.short, .long], help: ArgumentHelp("The folder to make.", valueName: "folder"))
  var output: String?

  @Option(help: ArgumentHelp("Who exports it; your account otherwise.", valueName: "name"))
  var by: String?

  @Option(name: .customLong("for"), help: ArgumentHelp("For whom, and why.", valueName: "purpose"))
  var purpose = ""

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The folder that keeps what was read and found.", valueName: "folder"))
  var workspace = Workspace.defaultFolder

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard evidence || release.isAsked else {
      throw ValidationError(
        "Say what to export: --evidence, or --format stix or misp. “tocsin findings --format jsonl” lists findings."
      )
    }
    guard !evidence || !findings.isEmpty else {
      throw ValidationError("Name findings (F12) or cases (C3).")
    }
  }

  mutating func run() async throws {
    guard evidence else {
      return try await release.run(
        findings, output: output, by: by ?? NSUserName(), purpose: purpose, workspace, shared)
    }
    let console = shared.console()
    let isCase: (String) -> Bool = { $0.hasPrefix("C") && Int($0.dropFirst()) != nil }
    let cases = findings.filter(isCase)
    let request = ExportRequest(
      findings: findings.filter { !isCase($0) },
      path: output ?? "evidence-\(findings.joined(separator: "-"))",
      by: by ?? NSUserName(), purpose: purpose, software: "tocsin \(Version.current)")
    let workspace = Workspace(folder: workspace)
    try await Commands.run(console) { [request] _ in
      var request = request
      let store = try EvidenceCommand.store(workspace)
      let book = CaseBook(store)
      for name in cases {
        let found = try book.case(named: name)
        request.cases.append(try ConclusionLog.exported(found, store))
        request.findings += found.observed.map(\.label)
      }
      let result = try Custody(workspace, store: store).export(request) {
        FindingExport.json(of: $0, $1)
      }
      console.finish()
      for place in result.missing {
        console.status(
          "What was read from \(place) is not there any more: only its text is in the export.")
      }
      console.status(
        "\(result.findings.counted("finding")), \(result.captures.counted("capture")), \(result.entries) entries of the log: \(result.path)"
      )
      console.status("The log's key: \(result.fingerprint). Publish it where it can be compared.")
    }
  }
}
