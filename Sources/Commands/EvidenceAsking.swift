import ArgumentParser
import Engine
import Evidence
import Fetch
import Foundation
import Store

extension EvidenceCommand {
  /// `tocsin evidence ask FOLDER`
  struct Ask: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Ask the configured authorities to stamp an exported folder, now or later.",
      discussion: """
        Asks those that stand under “evidence”, “authorities” in the configuration, and nobody else. An authority gets a \
        fingerprint of the log's state and nothing of the content. What it answers is checked before it is added; the \
        stamp proves that the folder existed then, whenever it was made.

        EXAMPLE
          tocsin evidence ask case-3 --config tocsin.yaml
        """)

    @Argument(help: ArgumentHelp("The exported folder.", valueName: "folder"))
    var folder: String

    @Option(help: ArgumentHelp("Only this authority.", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("The configuration, instead of the workspace's.", valueName: "file"))
    var config: String?

    @OptionGroup var place: Place

    mutating func run() async throws {
      let console = place.shared.console()
      let (folder, name, config) = (folder, name, config)
      let workspace = Workspace(folder: place.workspace)
      try await Commands.run(console) { _ in
        let known = try? Store(workspace, create: false).note(Scan.configurationNote)
        let path = config ?? known ?? workspace.configuration
        let (configuration, mistakes) = try Configuration.load(
          config ?? known, workspace: workspace)
        mistakes.forEach(console.diagnostic)
        let authorities = configuration.evidence.authorities.filter { name ?? $0.name == $0.name }
        guard !authorities.isEmpty else {
          throw EvidenceError.refused(
            reason: "No such authority stands under “evidence”, “authorities” in \(path).")
        }
        let base = URL(fileURLWithPath: path).deletingLastPathComponent()
        let fetcher = Self.fetcher(configuration)
        var isStamped = false
        for authority in authorities {
          do {
            let stamp = try await Self.ask(authority, base, fetcher, folder)
            let time = Date(timeIntervalSince1970: stamp.time).formatted(.iso8601)
            console.status("\(folder) existed at \(time): stamped by \(stamp.authority.name).")
            isStamped = true
          } catch {
            // One that does not answer takes nothing from what others say.
            console.fail("\(authority.name): \(error)")
          }
        }
        guard isStamped else { throw ExitCode.failure }
      }
    }

    private static func fetcher(_ configuration: Configuration) -> Fetcher {
      let watch = configuration.watch
      var settings = Fetcher.Settings(contact: watch.contact ?? "tocsin evidence ask")
      settings.version = Version.current
      settings.policy = AddressPolicy(
        exempt: Set(watch.exempt.compactMap { Endpoint($0.value) }))
      settings.proxy = watch.proxy?.value
      return Fetcher(settings, transport: CurlTransport(trusted: watch.trusted))
    }

    /// RFC 3161, section 3.4: by HTTP.
    private static func ask(
      _ authority: EvidenceSettings.Authority, _ base: URL, _ fetcher: Fetcher, _ folder: String
    ) async throws -> (time: Double, authority: TimeStamp.Authority) {
      let roots = try WholeFile.read(
        URL(fileURLWithPath: authority.roots, relativeTo: base).path, limit: 1 << 20)
      var request = FetchRequest(try WebLocation(authority.url))
      request.body = try WholeFile.read("\(folder)/stamps/checkpoint.tsq", limit: 4096)
      request.fields = ["Content-Type: application/timestamp-query"]
      request.obeysRobots = false
      request.limit = TimeStamp.longest
      request.seconds = 30
      let answer = try await fetcher.fetch(request)
      guard answer.status == 200, answer.type == "application/timestamp-reply" else {
        throw EvidenceError.refused(
          reason: "It answered with \(answer.status) \(answer.type) and no stamp.")
      }
      return try await CaseFolder.add(
        stamp: answer.body, named: authority.name, roots: String(decoding: roots, as: UTF8.self),
        to: folder)
    }
  }
}
