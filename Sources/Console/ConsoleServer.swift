package import Hummingbird
import Logging
import Report
package import Store

/// The pages in which people look through what was found, judge it and search: on one's own machine, or a team on its server.
///
/// It reads the workspace beside a running scan, and writes judgements only.
package struct ConsoleServer: Sendable {
  let options: ConsoleOptions
  let stores: ConsoleStores
  let feed: ChangeFeed
  let throttle = SignInThrottle()
  /// How often a person or a token may ask, and an address; `nil` for as often as they like.
  let people: RateLimit?
  let addresses: RateLimit?
  /// How often a partner's token may ask besides: a connector that has run wild must not starve the others, nor the people here.
  let partners: RateLimit?

  /// Opens the workspace, which must be there, and brings its tables up to date.
  ///
  /// - Throws: what opening a store can end in.
  package init(_ options: ConsoleOptions) throws(StoreError) {
    self.options = options
    let (rate, now) = (options.requestsPerSecond, options.monotonic)
    people = rate > 0 ? RateLimit(rate: rate, now: now) : nil
    addresses =
      rate > 0 ? RateLimit(rate: rate * RateGuard.peopleBehindAnAddress, now: now) : nil
    let stores = try ConsoleStores(options.workspace, decoding: options.decoding)
    self.stores = stores
    let partnerRate = Double(options.partnerRequests) / 60
    // A whole minute's requests may come at once.
    partners =
      partnerRate > 0
      ? RateLimit(rate: partnerRate, burst: 60 - 1 / partnerRate, now: now) : nil
    feed = ChangeFeed { mark, person in
      try await stores.changes(since: mark, except: person)
    }
  }

  package func router() -> Router<ConsoleContext> {
    let router = Router(context: ConsoleContext.self)
    // The outermost first: what any other refuses or fails on gets its headers, too.
    router.add(middleware: SecurityHeaders())
    router.add(middleware: FormSpaces())
    router.add(middleware: LanguageChoice(preset: options.language))
    router.add(middleware: ErrorPages())
    router.add(middleware: RateGuard(limit: addresses))
    router.add(middleware: RequestGuard(names: options.names))
    router.add(middleware: CompressedPages())
    router.add(middleware: AccessControl(console: self))
    Asset.add(to: router)
    QueueRoutes(console: self).add(to: router)
    FindingRoutes(console: self).add(to: router)
    NetworkRoutes(console: self).add(to: router)
    SearchRoutes(console: self).add(to: router)
    CompareRoutes(console: self).add(to: router)
    DocumentRoutes(console: self).add(to: router)
    EntityRoutes(console: self).add(to: router)
    OverviewRoutes(console: self).add(to: router)
    NoteRoutes(console: self).add(to: router)
    ViewRoutes(console: self).add(to: router)
    BulkRoutes(console: self).add(to: router)
    LiveRoutes(console: self).add(to: router)
    HealthRoutes(console: self).add(to: router)
    AddRoutes(console: self).add(to: router)
    CaseRoutes(console: self).add(to: router)
    CampaignRoutes(console: self).add(to: router)
    RegisterRoutes(console: self).add(to: router)
    HeldRoutes(console: self).add(to: router)
    ExportRoutes(console: self).add(to: router)
    SignInRoutes(console: self).add(to: router)
    AccountRoutes(console: self).add(to: router)
    UserRoutes(console: self).add(to: router)
    SettingsRoutes(console: self).add(to: router)
    APIRoutes(console: self).add(to: router)
    TAXIIRoutes(console: self).add(to: router)
    MISPFeedRoutes(console: self).add(to: router)
    return router
  }

  /// Answers on 127.0.0.1 until the process is told to end (SIGINT, SIGTERM); requests that have begun are finished.
  ///
  /// - Parameter ready: is given the address as soon as it can be opened.
  package func run(ready: @escaping @Sendable (String) async -> Void) async throws {
    // What came in and was not read before the last process ended.
    await options.intake?.read(try await unread())
    var logger = Logger(label: "tocsin.console")
    logger.logLevel = .warning
    let application = Application(
      router: router(),
      configuration: .init(address: .hostname("127.0.0.1", port: options.port)),
      onServerRunning: { channel in
        await ready("http://127.0.0.1:\(channel.localAddress?.port ?? 0)/")
      }, logger: logger)
    try await application.runService()
  }

  /// Files that lie in the workspace and were not read to their end.
  private func unread() async throws -> [String] {
    let files = IncomingFolder(options.workspace).files()
    return try await stores.read { store in
      try files.filter { path in
        let state = try store.input(atPath: path)?.input.state
        return state == nil || state == .reading
      }
    }
  }
}
