import ArgumentParser
import Engine
import Exchange
import Fetch
import Foundation
import Partners
import Store
import TocsinModel

/// `tocsin import …`
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take in what partners know: STIX, MISP, lists; it says who saw something before.",
    discussion: """
      What comes in is kept as a report by the partner, apart from what was read here. Where a finding is about a name \
      in it, the finding says “seen before by …”; it never says who is behind it.

      EXAMPLE
        tocsin import bundle.json --partner "Isle Observatory" --tlp amber --until 2027-06-30
        tocsin import names.txt --partner "Registry" --tlp green --until 2027-06-30
        tocsin import taxii https://partner.example/taxii2/root/collections/ID/ --partner "Isle Observatory"
        tocsin import misp https://partner.example/feed/ --partner "Isle Observatory"
        tocsin import list
      """,
    subcommands: [
      ImportFile.self, ImportTAXII.self, ImportMISPFeed.self, ImportList.self, ImportWithdraw.self,
    ],
    defaultSubcommand: ImportFile.self)
}

/// Under which condition something is taken in.
struct ImportOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Who gave it.", valueName: "name")) var partner: String

  @Option(
    help: ArgumentHelp("Who may see it: clear, green, amber, amber+strict, red.", valueName: "tlp"))
  var tlp: TLP = .amber

  @Option(help: ArgumentHelp("The day until which it counts.", valueName: "day"))
  var until: DayArgument?

  func request(_ source: String, by: String, now: Int64) -> ImportRequest {
    ImportRequest(
      partner: partner, tlp: tlp, until: until?.seconds, by: by, now: now, source: source)
  }

  static func report(_ result: ImportResult, _ source: String) -> String {
    for diagnostic in result.diagnostics {
      FileHandle.standardError.write(Data("\(diagnostic.description.printable())\n".utf8))
    }
    let faults = result.faults == 0 ? "" : ", \(result.faults.counted("diagnostic"))"
    if result.isKnown {
      return
        "R\(result.report): \(source.printable()) was taken in before; nothing changed\(faults)"
    }
    if result.report == 0 { return "\(source.printable()): nothing in it\(faults)" }
    return
      "R\(result.report): \(result.objects.counted("object")) of \(source.printable())\(faults)"
  }
}

struct ImportFile: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "file", abstract: "Read bundles, events and lists from files.")
  @Argument(help: ArgumentHelp("Files; - is standard input.", valueName: "file"))
  var files: [String]
  @OptionGroup var what: ImportOptions
  @Option(
    help: ArgumentHelp(
      "stix, misp, list, or feed (an event of MISP a line); told from the first bytes.",
      valueName: "format"))
  var format: ImportRequest.Format?
  @Option(
    help: ArgumentHelp(
      "What the lines of a list are: domain, account, address, url, hash.", valueName: "kind"))
  var kind: PartnerValue.Kind?
  @OptionGroup var options: CaseOptions

  mutating func run() async throws {
    try await options.work { [files, what, format, kind] store, by, now in
      try files.map { file in
        let handle =
          file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file)
        guard let handle else { throw ImportError.unreadable(file) }
        // The path of this machine is nobody's business later.
        let name = file == "-" ? "-" : URL(fileURLWithPath: file).lastPathComponent
        var request = what.request(name, by: by, now: now)
        request.format = format
        request.kind = kind
        var reading = ReportImport(store, request)
        let result = try reading.read {
          do {
            return try handle.read(upToCount: 1 << 20).map { [UInt8]($0) } ?? []
          } catch {
            throw ImportError.unreadable(file)
          }
        }
        return ImportOptions.report(result, name)
      }.joined(separator: "\n")
    }
  }
}

struct ImportList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what partners gave.")
  @OptionGroup var options: CaseOptions

  mutating func run() async throws {
    try await options.work { store, _, _ in
      try store.partnerReports().map { report in
        let until = report.until.map { "until \(STIXTime.text(seconds: $0).prefix(10))" }
        return [
          "R\(report.number)", report.partner, "TLP:\(report.tlp.uppercased())",
          until ?? "without an end", report.format, "\(report.objects) objects", report.source,
          report.withdrawnAt == nil ? "" : "withdrawn",
        ].map { $0.printable() }.joined(separator: "\t")
      }.joined(separator: "\n")
    }
  }
}

struct ImportWithdraw: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Take a report out of force.")
  @Argument(help: "R3") var report: ItemNumber
  @OptionGroup var options: CaseOptions

  mutating func run() async throws {
    try await options.work { [report] store, by, now in
      guard try store.withdraw(report: report.number, now: now) else {
        throw ReleaseError.noSuchReport(report.number)
      }
      try store.trail(by, .change, "R\(report.number)", at: now)
      return ""
    }
  }
}

extension ImportRequest.Format: ExpressibleByArgument {}
extension PartnerValue.Kind: ExpressibleByArgument {}
