import ArgumentParser
import Cases
import Custody
import Engine
import Foundation
import Partners
import Store
import TocsinModel

/// `tocsin forget KIND NAME`
struct ForgetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract:
      "Erase an input, a source, an account or a document from a workspace, and keep it out.",
    discussion: """
      What is forgotten is gone from the database, its index and the report, and the findings are settled again. A \
      keyed hash stays, so that reading the same input again does not bring it back; --again lifts that.

      EXAMPLE
        tocsin forget --account river_kettle73
        tocsin forget --input exports/posts.csv
      """)

  @Option(help: ArgumentHelp("A file or folder that was read.", valueName: "path"))
  var input: [String] = []

  @Option(help: ArgumentHelp("An account, with all that it published.", valueName: "name"))
  var account: [String] = []

  @Option(help: ArgumentHelp("A site or another source.", valueName: "name"))
  var source: [String] = []

  @Option(help: ArgumentHelp("One document, by its id.", valueName: "id"))
  var document: [String] = []

  @Option(help: ArgumentHelp("Who erases it; your account otherwise.", valueName: "name"))
  var by: String?

  @Option(
    help: ArgumentHelp(
      "Why, without the name: it is told with what was exported.", valueName: "text"))
  var reason = ""

  @Flag(help: "Let what is named be read again, instead of erasing it.")
  var again = false

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The folder that keeps what was read and found.", valueName: "folder"))
  var workspace = Workspace.defaultFolder

  @Option(help: ArgumentHelp("The configuration, instead of the workspace's.", valueName: "file"))
  var config: String?

  @OptionGroup var meaning: MeaningOptions

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard !(input + account + source + document).isEmpty else {
      throw ValidationError("Say what to forget: --input, --account, --source or --document.")
    }
  }

  mutating func run() async throws {
    let console = shared.console()
    let targets =
      input.map { ForgettingTarget.input(Self.absolute($0)) } + account.map { .account($0) }
      + source.map { .source($0) } + document.map { .document($0) }
    let models = try meaning.models(console)
    let options = ScanOptions(
      paths: [], workspace: Workspace(folder: workspace), configuration: config, models: models,
      lists: ProtectionOptions.lists, ignoresLanguage: meaning.ignoreLanguage,
      // The report shows its command: what is erased must not be named by it.
      command: "tocsin forget")
    let again = again
    let note = Forgetting.Note(by: by ?? NSUserName(), reason: reason)
    try await Commands.run(console) { _ in
      let addresses = again ? [] : try Self.addresses(of: targets, options.workspace)
      let outcome = try await Forgetting(options, events: { console.show($0) }).run(
        targets, note, allowsAgain: again)
      // Whom nobody may hold any more is not named in cases either.
      if !again {
        let rights = Rights(try Store(options.workspace, create: false))
        for target in targets where target.isName && target.name.count >= Rights.shortest {
          _ = try rights.erase(
            target.name, by: note.by, now: Int64(Date().timeIntervalSince1970))
        }
      }
      var handed: [String] = []
      var others = 0
      if !again {
        let store = try Store(options.workspace, create: false)
        let rights = PartnerRights(store)
        let names = targets.filter(\.isName).map(\.name) + addresses
        for name in names where name.count >= Rights.shortest {
          let erasure = try rights.erase(name)
          others += erasure.objects
          handed += erasure.exports.map { "export \($0.number) to \($0.recipient)" }
        }
        if others > 0 { try store.compact() }
      }
      // What was captured goes as well, and the log says that something went.
      try Custody.finish(options.workspace)
      console.finish()
      console.status(
        again
          ? "\(outcome.lifted.counted("name")) may be read again."
          : "\(outcome.documents.counted("document")) and \(outcome.names.counted("look-alike name")) erased; "
            + "\(outcome.changes.count.counted("finding")) changed.")
      if outcome.statements > 0 {
        console.status(
          "\(outcome.statements.counted("statement")) and what was captured for them are gone; the log and all other proofs stand."
        )
      }
      if others > 0 {
        console.status(
          "\(others.counted("object")) of what partners gave and of what left do not name it any more."
        )
      }
      for export in handed {
        console.status(
          "It was handed on in \(export.printable()): withdraw it, or tell who got it.")
      }
      for (name, at) in outcome.exports {
        let day = Date(timeIntervalSince1970: Double(at)).formatted(.iso8601.year().month().day())
        console.status("It was handed on in “\(name)” on \(day): tell who got it.")
      }
    }
  }

  /// Where documents are that are to be erased: what partners say of them names the address.
  private static func addresses(
    of targets: [ForgettingTarget], _ workspace: Workspace
  ) throws -> [String] {
    let ids = targets.compactMap { target -> DocumentID? in
      if case .document(let name) = target { DocumentID(name) } else { nil }
    }
    guard !ids.isEmpty, let store = try? Store(workspace, create: false) else { return [] }
    return try store.documents(ids: ids, withText: false).values.compactMap(\.url)
  }

  private static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }
}

extension ForgettingTarget {
  /// Whether it names somebody, and not a file or a text.
  fileprivate var isName: Bool {
    switch self {
    case .account, .source: true
    case .input, .document: false
    }
  }
}
