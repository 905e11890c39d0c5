import ArgumentParser
import Engine
import Fetch
import Foundation
import Partners
import Store

/// `tocsin import taxii URL`
struct ImportTAXII: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "taxii", abstract: "Ask a collection of a TAXII 2.1 server for what is new.",
    discussion: """
      The address is that of a collection. The token, or name:password, is in the environment as TOCSIN_TAXII_TOKEN. \
      What was taken in is remembered: the next time, only what was added since is asked for.
      """)
  @Argument(help: ArgumentHelp("The address of a collection.", valueName: "url"))
  var address: String
  @OptionGroup var what: ImportOptions
  @Option(
    help: ArgumentHelp(
      "A server of your own that has a private address: host:port.", valueName: "endpoint"))
  var exempt: [String] = []
  @OptionGroup var options: CaseOptions

  mutating func run() async throws {
    let console = options.shared.console()
    let (folder, by) = (Workspace(folder: options.workspace), options.by)
    let (what, address, exempt) = (what, address, exempt)
    try await Commands.run(console) { _ in
      _ = try Store(folder, create: false)
      let store = try Store(folder, decoding: Detectors.standard().decoding)
      var settings = Fetcher.Settings(contact: "tocsin import taxii")
      settings.version = Version.current
      settings.policy = AddressPolicy(exempt: Set(exempt.compactMap(Endpoint.init)))
      let client = TAXIIClient(
        fetcher: Fetcher(settings),
        secret: ProcessInfo.processInfo.environment["TOCSIN_TAXII_TOKEN"])
      let now = Int64(Date().timeIntervalSince1970)
      let key = "taxii:\(address)"
      // Pages wait in a file: one run is one report, whatever the server's pages are.
      let waiting = FileManager.default.temporaryDirectory.appending(
        path: "tocsin-\(UUID().uuidString)")
      guard FileManager.default.createFile(atPath: waiting.path, contents: nil) else {
        throw ImportError.unreadable(waiting.path)
      }
      defer { try? FileManager.default.removeItem(at: waiting) }
      let file = try FileHandle(forUpdating: waiting)
      var last: String?
      var trouble: ImportError?
      do {
        try await client.read(address, after: try store.watched(key)) { page in
          try file.write(contentsOf: page.body)
          last = page.lastAdded ?? last
        }
      } catch let error as ImportError {
        trouble = error
      }
      try file.seek(toOffset: 0)
      var reading = ReportImport(store, what.request(address, by: by, now: now))
      let result = try reading.read {
        try file.read(upToCount: 1 << 20).map { [UInt8]($0) } ?? []
      }
      print(ImportOptions.report(result, address))
      if let last { try store.remember([WatchedValue(key: key, value: last)]) }
      if let trouble { throw trouble }
    }
  }
}
