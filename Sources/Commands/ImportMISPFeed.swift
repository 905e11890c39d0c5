import ArgumentParser
import Engine
import Exchange
import Fetch
import Foundation
import Partners
import Store
import TocsinModel

/// `tocsin import misp ADDRESS`
struct ImportMISPFeed: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "misp", abstract: "Read a feed of MISP, from an address or a folder.",
    discussion: """
      The address is that of the feed, with or without manifest.json. A token, or name:password, is in the environment \
      as TOCSIN_FEED_TOKEN. Events that were taken in before in the same version are not fetched again.

      EXAMPLE
        tocsin import misp https://partner.example/feed/ --partner "Isle Observatory" --tlp green
      """)
  @Argument(help: ArgumentHelp("The address or the folder of a feed.", valueName: "place"))
  var place: String
  @OptionGroup var what: ImportOptions
  @Option(
    help: ArgumentHelp(
      "A server of your own that has a private address: host:port.", valueName: "endpoint"))
  var exempt: [String] = []
  @OptionGroup var options: CaseOptions

  mutating func run() async throws {
    let console = options.shared.console()
    let (folder, by) = (Workspace(folder: options.workspace), options.by)
    let (what, place, exempt) = (what, place, exempt)
    try await Commands.run(console) { _ in
      _ = try Store(folder, create: false)
      let store = try Store(folder, decoding: Detectors.standard().decoding)
      let reader = MISPFeedReader(Self.place(place, exempt))
      let partner = what.partner
      // Events wait in a file: one run is one report, and nothing is written while the network is waited for.
      let waiting = FileManager.default.temporaryDirectory.appending(
        path: "tocsin-\(UUID().uuidString)")
      guard FileManager.default.createFile(atPath: waiting.path, contents: nil) else {
        throw ImportError.unreadable(waiting.path)
      }
      defer { try? FileManager.default.removeItem(at: waiting) }
      let file = try FileHandle(forUpdating: waiting)
      let feed = try await reader.read(
        isKnown: { entry in
          try store.holds(
            partner: partner, object: "misp-event--\(entry.uuid)", version: "\(entry.timestamp)")
        }, { try file.write(contentsOf: $0) })
      try file.seek(toOffset: 0)
      // The path of this machine is nobody's business later.
      let name = place.contains("://") ? place : URL(fileURLWithPath: place).lastPathComponent
      var request = what.request(name, by: by, now: Int64(Date().timeIntervalSince1970))
      request.format = .feed
      var reading = ReportImport(store, request)
      var result = try reading.read { try file.read(upToCount: 1 << 20).map { [UInt8]($0) } ?? [] }
      result.faults += feed.faults.count
      result.diagnostics += feed.faults.prefix(ReportImport.mostDiagnostics).map {
        Diagnostic(code: $0.code, severity: .error, message: $0.message, place: Place(path: name))
      }
      let known = feed.known == 0 ? "" : ", \(feed.known.counted("event")) known before"
      print(ImportOptions.report(result, name) + known)
    }
  }

  private static func place(_ text: String, _ exempt: [String]) -> MISPFeedReader.Place {
    guard text.contains("://") else { return .folder(text) }
    var settings = Fetcher.Settings(contact: "tocsin import misp")
    settings.version = Version.current
    settings.policy = AddressPolicy(exempt: Set(exempt.compactMap(Endpoint.init)))
    let secret = ProcessInfo.processInfo.environment["TOCSIN_FEED_TOKEN"].map { secret in
      secret.contains(":")
        ? "Authorization: Basic \(Data(secret.utf8).base64EncodedString())"
        : "Authorization: Bearer \(secret)"
    }
    return .web(text, Fetcher(settings), fields: [secret].compactMap(\.self))
  }
}
