import ArgumentParser
import Cases
import Evidence
import Foundation
import Report
import Store
import TocsinModel
import Wording

extension CaseCommand {
  struct CountermeasureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "countermeasure",
      abstract: "Draft something to be done, from the case's facts and your words, and print it.",
      discussion: """
        Kinds: correction, prebunk, dsa-notice, abuse-report, block-list, staff-warning, watch-closer. Nothing is sent: \
        “tocsin case sent” keeps to whom you sent it.

        EXAMPLE
          tocsin case countermeasure C1 dsa-notice --statement "A forged interview." --ground "Penal code § 1" \\
            --target https://clone.example/a --sender-name Ada --sender-address ada@party.example --in-good-faith
        """)
    @Argument(help: "C1") var name: String
    @Argument(help: "The kind.") var kind: CountermeasureKind
    @Option(parsing: .singleValue, help: "A finding that it rests on; all by default.")
    var finding: [ItemNumber] = []
    @Option(
      parsing: .singleValue, help: "An address, host or account that it is about; repeatable.")
    var target: [String] = []
    @Option(help: "What is so; in a notice, why it is illegal.") var statement = ""
    @Option(help: "The provision that is broken, for a notice.") var ground = ""
    @Option(help: "Who sends it.") var senderName = ""
    @Option(help: "Their e-mail address.") var senderAddress = ""
    @Flag(help: "I believe in good faith that it is accurate and complete.") var inGoodFaith = false
    @Option(help: "In which language the rest of it is written: en or fr.")
    var language = Language.english
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      var request = DraftRequest(kind)
      request.findings = finding.map(\.number)
      request.targets = target
      request.statement = statement
      request.ground = ground
      request.senderName = senderName
      request.senderAddress = senderAddress
      request.isInGoodFaith = inGoodFaith
      request.language = language
      try await options.work { [name, request] store, by, now in
        let book = CaseBook(store)
        let known = try book.case(named: name)
        let draft = try Drafting(known).draft(request)
        let version = try book.change(known.number, .drafted(draft), by: by, now: now)
        // What it is called goes where the draft does not.
        FileHandle.standardError.write(Data("\(known.label) M\(version)\n".utf8))
        return draft.text
      }
    }
  }

  struct Mail: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Print a countermeasure as a mail that a mail program opens, with its evidence attached.",
      discussion: """
        A page for each finding that it rests on is attached, and what --attach names. Nothing is sent: open it, read it, \
        and send it yourself.

        EXAMPLE
          tocsin case mail C1 M4 --to abuse@registrar.example --attach clone.wacz > report.eml
        """)
    @Argument(help: "C1") var name: String
    @Argument(help: "M7") var measure: ItemNumber
    @Option(help: ArgumentHelp("To whom; you can fill it in later.", valueName: "address"))
    var to = ""
    @Option(help: ArgumentHelp("From whom; you can fill it in later.", valueName: "address"))
    var from = ""
    @Option(
      parsing: .singleValue,
      help: ArgumentHelp("What else is attached; repeatable.", valueName: "file"))
    var attach: [String] = []
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      let command = self
      try await options.work { store, by, now in
        let known = try CaseBook(store).case(named: command.name)
        let others = try command.attach.map { path in
          CountermeasureMail.Attachment(
            name: String(path.split(separator: "/").last ?? "file"),
            type: "application/octet-stream",
            bytes: try WholeFile.read(path, limit: CountermeasureMail.longest))
        }
        let mail = try CountermeasureMail(
          known, try known.countermeasure(command.measure.number), to: command.to,
          from: command.from, at: now, others: others)
        try store.trail(by, .export, known.label, at: now)
        return String(decoding: mail.bytes, as: UTF8.self)
      }
    }
  }

  struct Sent: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Keep to whom a countermeasure went.")
    @Argument(help: "C1") var name: String
    @Argument(help: "M7") var measure: ItemNumber
    @Option(help: "To whom.") var to: String
    @Option(help: "By which way: mail, form, telephone.") var channel = "mail"
    @Option(help: ArgumentHelp("When; now by default.", valueName: "time")) var at: DayArgument?
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      let command = self
      try await options.change(name) { _, now in
        .sent(
          number: command.measure.number,
          .init(to: command.to, channel: command.channel, at: command.at?.seconds ?? now))
      }
    }
  }

  struct OutcomeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "outcome", abstract: "Keep what came of a countermeasure.")
    @Argument(help: "C1") var name: String
    @Argument(help: "M7") var measure: ItemNumber
    @Argument(help: "acted, partly, refused, no-answer or harmed.")
    var result: Countermeasure.Outcome.Result
    @Argument(help: "What happened.") var text: String
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      let command = self
      try await options.change(name) { _, now in
        .cameOf(
          number: command.measure.number, .init(command.result, text: command.text, at: now))
      }
    }
  }

  struct Gone: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Keep that something was taken down.")
    @Argument(help: "C1") var name: String
    @Argument(help: "M7") var measure: ItemNumber
    @Argument(help: "What is gone.") var target: String
    @Option(help: ArgumentHelp("When; now by default.", valueName: "time")) var at: DayArgument?
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      let command = self
      try await options.change(name) { _, now in
        .tookDown(
          number: command.measure.number,
          .init(target: command.target, at: command.at?.seconds ?? now))
      }
    }
  }

  struct Worked: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say which kinds of countermeasure worked, over all cases.")
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      try await options.work { store, _, _ in
        let book = CaseBook(store)
        let cases = try book.list().compactMap { try book.case($0.number) }
        let rows = CountermeasureRecord.table(cases)
        let head = ["kind", "sent", "acted", "partly", "refused", "no answer", "harmed", "hours"]
        return ([head] + rows.map(\.columns)).map { $0.joined(separator: "\t") }
          .joined(separator: "\n")
      }
    }
  }

  struct Summary: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print one finding as one HTML page that says what was observed.")
    @Argument(help: "F12") var finding: String
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      let finding = finding
      try await options.work { store, by, now in
        guard let found = try store.finding(named: finding) else {
          throw CaseError.noSuchFinding(finding)
        }
        try store.trail(by, .export, found.label, at: now)
        return CaseFile.summary(
          of: try CaseBook(store).observe(found),
          cases: try store.cases(holding: found.number).map { "C\($0.number)" })
      }
    }
  }

  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print a case as one HTML file, or write it as PDF, to be handed on.",
      discussion: """
        The PDF is made by Debian's Chromium, in its sandbox and without a network. A file that is there is not written over.

        EXAMPLE
          tocsin case export C1 > C1.html
          tocsin case export C1 --pdf C1.pdf
        """)
    @Argument(help: "C1") var name: String
    @Option(help: ArgumentHelp("The PDF to write.", valueName: "file")) var pdf: String?
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      let (name, pdf) = (name, pdf)
      try await options.work { store, by, now in
        let book = CaseBook(store)
        let known = try book.case(named: name)
        // What cannot be made or written is refused before it is told that somebody took it.
        let file = try pdf.map { try NewFile($0) }
        let browser = try pdf == nil ? nil : HeadlessBrowser()
        let html = CaseFile(known, history: try book.history(known.number)).html()
        if let file, let browser { try file.write(try browser.pdf(of: html)) }
        try store.trail(by, .export, known.label, at: now)
        guard let file else { return html }
        return try file.finish()
      }
    }
  }

  struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say who looked at what and changed what, the latest first.")
    @Argument(help: "C1, F12; all by default.") var about: String?
    @Option(help: "Lines.") var limit = 100
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      let (about, limit) = (about, limit)
      try await options.work { store, _, _ in
        try store.trail(about: about, limit: limit).map { entry in
          let time = ReadableTime(Timestamp(seconds: entry.at, precision: .second, origin: .seen))
          return
            "\(time.machine)\t\(entry.by.printable())\t\(entry.what.rawValue)\t\(entry.about.printable())"
        }.joined(separator: "\n")
      }
    }
  }
}
