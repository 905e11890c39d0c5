import ArgumentParser
import Cases
import Foundation
import Report
import Store
import TocsinModel
import Wording

/// `tocsin register …`
struct RegisterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register",
    abstract:
      "Keep who says what of a source: accredited, refused, sanctioned, state-owned, parody …",
    subcommands: [Import.self, List.self, Withdraw.self, DossierCommand.self])

  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Read a list of sources.",
      discussion: """
        A table (source, status, asserted_by, act, from, to, domains, document), OpenSanctions' targets.simple.csv, or \
        FollowTheMoney entities (entities.ftm.json).

        EXAMPLE
          tocsin register import outlets.csv --asserted-by "Press council of Ordavia"
          tocsin register import targets.simple.csv --act 2022/350 --status sanctioned
        """)
    @Argument(help: "The file; - is standard input.") var file: String
    @Option(help: "The status of rows that name none.") var status: RegisterEntry.Status?
    @Option(help: "Who asserts it, where a row does not say.") var assertedBy = ""
    @Option(help: "The act by which, such as 2022/350.") var act = ""
    @Option(help: "Where it can be read.") var document = ""
    @Option(help: "The licence of the list.") var licence = ""
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      var defaults = RegisterImport.Defaults()
      defaults.status = status
      defaults.assertedBy = assertedBy
      defaults.act = act
      defaults.document = document
      defaults.licence = licence
      try await options.work { [file, defaults] store, by, now in
        let handle =
          file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file)
        guard let handle,
          let data = try handle.read(upToCount: RegisterImport.limits.bytes + 1)
        else { throw ValidationError("\(file) cannot be read, or holds nothing.") }
        let list = try RegisterImport(
          Array(data), file: file == "-" ? "-" : URL(fileURLWithPath: file).lastPathComponent,
          defaults: defaults)
        for diagnostic in list.diagnostics.prefix(200) {
          FileHandle.standardError.write(Data("\(diagnostic.description.printable())\n".utf8))
        }
        let new = try SourceRegister(store).add(list.entries, by: by, now: now)
        let licences = Set(list.entries.map(\.licence)).filter { !$0.isEmpty }.sorted()
        let licence = licences.isEmpty ? "" : " Licence: \(licences.joined(separator: ", "))."
        return
          "\(list.entries.count.counted("entry", "entries")) read, \(new) new, \(list.repeated) said twice, \(list.passedOver) about people or things passed over, \(list.diagnostics.count.counted("diagnostic")).\(licence)"
      }
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List what is asserted.")
    @Argument(help: "A part of a name or a domain.") var search = ""
    @Option(help: "Lines.") var limit = 200
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      let (search, limit) = (search, limit)
      try await options.work { store, _, _ in
        try store.register(search: search, limit: limit).compactMap(RegisterEntry.init).map {
          "\($0.number)\t\($0.source.printable())\t\($0.words.printable())\t\($0.domains.joined(separator: " ").printable())"
        }.joined(separator: "\n")
      }
    }
  }

  struct Withdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take an assertion back; it stays, with who took it back.")
    @Argument(help: "Its number.") var number: Int
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      let number = number
      try await options.work { store, by, now in
        guard try store.withdraw(register: number, by: by, now: now) else {
          throw CaseError.noSuchItem("entry \(String(number))" as Phrase)
        }
        return ""
      }
    }
  }

  struct DossierCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "dossier",
      abstract: "Say what is known of a source: what it published, copied, was copied by, by month."
    )
    @Argument(help: "A host, or a name.") var source: String
    @OptionGroup var options: CaseOptions

    mutating func run() async throws {
      let source = source
      try await options.work { store, by, now in
        let dossier = try Dossier(of: source, store)
        try store.trail(by, .look, source.lowercased(), at: now)
        return dossier.lines.map { $0.printable() }.joined(separator: "\n")
      }
    }
  }
}

extension RegisterEntry.Status: ExpressibleByArgument {}
