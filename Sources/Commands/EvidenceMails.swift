import ArgumentParser
import Authentication
import Cases
import Custody
import Engine
import Evidence
import Foundation
import Report
import Store
import TocsinModel

extension EvidenceCommand {
  /// `tocsin evidence mail C1 FILE --records FILE`
  struct Mail: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Put mails whose DKIM signatures hold into a case, with the key records of that day.",
      discussion: """
        For published mails: a signature of the sender's own domain shows that its host sent these words. The records are \
        kept beside them, since keys are taken out of the DNS. A mail that no signature vouches for is refused, with the reason.

        EXAMPLE
          tocsin evidence mail C1 leak/1.eml --records keys-2025-05-02.txt
        """)

    @Argument(help: "C1") var name: String
    @Argument(help: ArgumentHelp("Mails, a file each.", valueName: "file")) var files: [String]
    @Option(
      help: ArgumentHelp("Key records that were kept: name TYPE value.", valueName: "file"))
    var records: String
    @Option(help: ArgumentHelp("Who adds them; your account otherwise.", valueName: "name"))
    var by: String?
    @OptionGroup var place: Place

    private static let longest = 64 << 20

    mutating func run() async throws {
      let (console, name, files, records) = (place.shared.console(), name, files, records)
      let (by, workspace) = (by ?? NSUserName(), Workspace(folder: place.workspace))
      try await Commands.run(console) { _ in
        let store = try EvidenceCommand.store(workspace)
        let (book, now) = (CaseBook(store), Int64(Date().timeIntervalSince1970))
        let known = try book.case(named: name)
        let keys = try WholeFile.read(records, limit: Self.longest)
        let attributes = try? FileManager.default.attributesOfItem(atPath: records)
        let kept = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970
        let rules = MailRules(lists: .none, records: try RecordFile(path: records))
        let custody = Custody(workspace, store: store)
        var refused = 0
        for file in files {
          let bytes = try WholeFile.read(file, limit: Self.longest)
          let mail = rules.provenance(of: bytes)
          guard mail.outcome == .verified || mail.outcome == .verifiedElsewhere else {
            console.fail(
              "\(file): \(mail.outcome.rawValue). \(mail.details.joined(separator: " "))")
            refused += 1
            continue
          }
          let whose =
            mail.outcome == .verified
            ? "Signed by the sender's own domain" : "Signed by another domain than the sender's"
          let shown = "\(whose). \(mail.details.joined(separator: " "))"
          try custody.keep(
            Custody.VerifiedMail(
              bytes: bytes, records: keys, shown: shown, kept: kept.map { Int64($0) } ?? now),
            inCase: known.label, by: by)
          let note =
            "Mail “\(mail.subject)” from \(mail.sender), \(mail.date). \(shown) The records of its keys are kept with it."
          _ = try book.change(known.number, .noted(text: note), by: by, now: now)
          console.status("\(file): \(shown)")
        }
        if refused > 0 { throw ExitCode.failure }
      }
    }
  }
}
