import ArgumentParser
import Custody
import Engine
import Foundation
import Report
import Store
import TocsinModel

/// `tocsin retention`
struct RetentionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention",
    abstract:
      "Erase what was kept as long as was said; say for what and by which right all else is kept.",
    discussion: """
      Purpose, legal basis and days stand under “privacy” in the configuration; cases and entries of the register have \
      their own. “tocsin serve” and “tocsin watch” do the same once a day. What a case rests on is kept as long as the \
      case.

      EXAMPLE
        tocsin retention --list
        tocsin retention
      """)

  @Flag(help: "Only say what is kept, and what is over.") var list = false

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The folder that keeps what was read and found.", valueName: "folder"))
  var workspace = Workspace.defaultFolder

  @Option(help: ArgumentHelp("The configuration, instead of the workspace's.", valueName: "file"))
  var config: String?

  @OptionGroup var meaning: MeaningOptions

  @OptionGroup var shared: SharedOptions

  mutating func run() async throws {
    let console = shared.console()
    let folder = Workspace(folder: workspace)
    let now = Int64(Date().timeIntervalSince1970)
    let options = ScanOptions(
      paths: [], workspace: folder, configuration: config, models: try meaning.models(console),
      lists: ProtectionOptions.lists, ignoresLanguage: meaning.ignoreLanguage,
      command: "tocsin retention")
    let list = list
    try await Commands.run(console) { _ in
      _ = try Store(folder, create: false)
      let store = try Store(folder, decoding: Detectors.standard().decoding)
      // What the configuration says now holds for what was read before as well.
      let asked = try options.configuration ?? store.note(Scan.configurationNote)
      let (configuration, mistakes) = try Configuration.load(asked, workspace: folder)
      mistakes.forEach(console.diagnostic)
      try store.noteReading(configuration.privacy.terms, at: now)
      if list { return print(try Self.text(store, at: now)) }
      let outcome = try await Retention.run(options, at: now)
      try Custody.finish(folder)
      console.status(Self.words(outcome))
    }
  }

  static func words(_ outcome: Retention.Outcome) -> String {
    outcome.isEmpty
      ? "Nothing is over."
      : "\(outcome.documents.counted("document")), \(outcome.cases.counted("case")) and \(outcome.entries.counted("entry", "entries")) of the register erased, since their time is over."
  }

  private static func text(_ store: Store, at now: Int64) throws -> String {
    let terms = try store.retentionTerms()
    var lines = ["Kept for: \(terms.purpose ?? "no purpose is said (privacy, purpose)")", ""]
    for (own, count, first) in try store.held(under: terms) {
      let source = own.source.isEmpty ? "all other sources" : own.source
      let basis = own.basis ?? "no legal basis is said"
      let until = own.days.map { days in
        let end = first.map { day($0 + Int64(days) * 86_400) }
        return "\(days) days, the first until \(end ?? "?")"
      }
      lines.append("\(count)\t\(source)\t\(basis)\t\(until ?? "without an end")")
    }
    let due = try Retention.due(in: store, at: now).count
    return (lines + ["", "\(due.counted("document")) are over."]).joined(separator: "\n")
  }

  static func day(_ seconds: Int64) -> String {
    Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601.year().month().day())
  }
}
