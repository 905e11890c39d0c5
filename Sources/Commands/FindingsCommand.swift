import ArgumentParser
import Engine
import Exchange
import Foundation
import Store
import TocsinModel

/// `tocsin findings [F12…]`
struct FindingsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "findings",
    abstract: "List the findings of a workspace, show one, or export all.",
    discussion: """
      EXAMPLE
        tocsin findings --attention high --since 2025-05-07
        tocsin findings --entity river_kettle73
        tocsin findings F12
        tocsin findings --format jsonl > findings.jsonl
      """)

  @Argument(
    help: ArgumentHelp("The numbers or ids of findings to show whole.", valueName: "finding"))
  var names: [String] = []

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The folder that keeps what was read and found.", valueName: "folder"))
  var workspace = Workspace.defaultFolder

  @Option(
    help: ArgumentHelp(
      "Findings of this kind only: campaign, copies, lookalikes, mail, network or sites.",
      valueName: "kind"))
  var kind: String?

  @Option(help: "Findings of this attention, or more: routine, notable or high.")
  var attention: Finding.Attention?

  @Option(
    help: ArgumentHelp(
      "Findings about this account, site or domain.", valueName: "name"))
  var entity: String?

  @Option(help: ArgumentHelp("The same for who published.", valueName: "name"))
  var source: String?

  @Option(
    help: ArgumentHelp(
      "Findings that are new or changed since: a day, a time, or a span such as 24h or 7d.",
      valueName: "when"))
  var since: Moment?

  @Option(help: "text, jsonl or csv; the last two are whole.")
  var format: ScanCommand.Format = .text

  @Option(help: ArgumentHelp("Lines of the list; 0 for all.", valueName: "n"))
  var limit = 50

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard let kind else { return }
    let kinds = Detectors.standard().decoding.kinds.map(\.rawValue)
    if !kinds.contains(kind) {
      throw ValidationError(
        "There are no findings of kind “\(kind)”: \(kinds.joined(separator: ", ")).")
    }
  }

  mutating func run() async throws {
    let console = shared.console()
    let (folder, names, format, paint) = (
      Workspace(folder: workspace), names, format, shared.paint
    )
    let most = limit == 0 ? Int.max : limit
    var filter = FindingFilter(
      kind: kind.map(FindingKind.init(rawValue:)), attention: attention,
      since: since?.seconds(before: Int64(Date().timeIntervalSince1970)))
    filter.names = [entity, source].compactMap(\.self)
    try await Commands.run(console) { [filter] _ in
      let store = try Store(folder, create: false, decoding: Detectors.standard().decoding)
      var sink = ByteSink.standardOutput()
      if !names.isEmpty {
        for name in names { try Self.show(name, store, paint, console, &sink) }
        return try sink.flush()
      }
      switch format {
      case .csv, .jsonl:
        try FindingExport(store).write(filter, as: format == .csv ? .csv : .jsonl)
      case .text:
        let printer = FindingPrinter(paint: paint)
        let listed = try store.list(filter, limit: most)
        for finding in listed { try sink.append(printer.line(of: finding) + "\n") }
        let all = try store.findingCount(filter)
        if all > listed.count {
          try sink.append(
            paint.dim("… and \((all - listed.count).counted("more finding")): --limit 0") + "\n")
        }
        if all == 0 { console.status("No such finding.") }
        try sink.flush()
      }
    }
  }

  private static func show(
    _ name: String, _ store: Store, _ paint: Paint, _ console: Console, _ sink: inout ByteSink
  ) throws {
    guard let finding = try store.finding(named: name, withPartners: true) else {
      throw EngineError.noSuchFinding(name)
    }
    // A workspace that cannot be written, such as a copy, is looked at all the same.
    try? store.trail(
      NSUserName(), .look, finding.label, at: Int64(Date().timeIntervalSince1970))
    let named = try store.documents(
      ids: finding.copies?.members.map(\.document) ?? [], withText: false)
    try FindingPrinter(paint: paint).write(finding, named, to: &sink)
    let decided = finding.finding.decisive
    for reason in finding.observation.reasons {
      let sign = reason.direction == .supports ? "+" : "−"
      let decides = decided.contains(reason.feature) ? paint.bold("  decides") : ""
      try sink.append(
        "    \(sign) \(reason.text.printable()) \(paint.dim("[\(reason.feature)]"))\(decides)\n")
    }
    try sink.append("\n")
    for event in try store.history(ofFinding: finding.number) {
      let time = Timestamp(seconds: event.at, precision: .second, origin: .seen).iso8601
      try sink.append(
        paint.dim("    \(time)  \(event.what.rawValue), \(event.attention.rawValue)") + "\n")
    }
    try sink.append("\n")
  }
}

extension Finding.Attention: ExpressibleByArgument {}

/// A time on the command line: a day, a time, or how long ago.
struct Moment: ExpressibleByArgument, Sendable {
  private enum Value {
    case at(Int64)
    case ago(Int64)
  }

  private let value: Value

  init?(argument: String) {
    let units: [Character: Int64] = ["h": 3600, "d": 86_400, "m": 60]
    if let unit = argument.last, let factor = units[unit], let count = Int64(argument.dropLast()),
      count >= 0, count < 1_000_000
    {
      value = .ago(count * factor)
    } else if let time = Timestamp(parsing: argument, origin: .seen) {
      value = .at(time.earliest)
    } else {
      return nil
    }
  }

  func seconds(before now: Int64) -> Int64 {
    switch value {
    case .at(let seconds): seconds
    case .ago(let span): now - span
    }
  }
}
