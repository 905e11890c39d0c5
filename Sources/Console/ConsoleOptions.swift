package import Report
package import Store
package import Wording

/// What a console needs to know.
package struct ConsoleOptions: Sendable {
  package var workspace: Workspace
  /// 0 takes a free one.
  package var port: Int
  /// In whose name judgements are stored while there are no users, and nobody signs in.
  package var analyst: String
  /// What reads back the subjects of findings.
  package var decoding: FindingDecoding
  /// Compares texts and says who published one.
  package var texts: any TextExamination
  /// What reads files that come in; `nil` where nothing is to be read.
  package var intake: (any DocumentIntake)?
  /// What changes the settings; `nil` where they are not changed.
  package var settings: (any SettingsEditing)?
  /// Host names under which users and programs with a token are answered, besides those of this machine.
  package var names: Set<String>
  /// When elections are: timelines show them.
  package var elections: [ElectionDate]
  /// The name of the field in which a trusted proxy says who somebody is; `nil` where none does.
  package var proxyHeader: String?
  /// In which all read it; `nil` leaves it to each browser.
  package var language: Language?
  /// How many requests a second one person or token may send for long; ten seconds' worth may come at once. 0 for any number.
  package var requestsPerSecond: Double
  /// Requests that a partner's token may make in a minute; 0 for no end.
  package var partnerRequests = 6000
  /// Seconds of a clock that nobody sets, by which requests are counted.
  package var monotonic: @Sendable () -> Double = RateLimit.monotonic
  /// How that is on which the workspace rests: models, engine. Asked for a page, so it must be quick.
  package var health: @Sendable () -> [HealthItem]
  /// Now, in seconds since 1970.
  package var clock: @Sendable () -> Int64

  /// No human reaches it: a page in 20 ms, for longer than ten seconds.
  package static let usualRate = 50.0

  package init(
    workspace: Workspace, port: Int, analyst: String, decoding: FindingDecoding,
    texts: any TextExamination, intake: (any DocumentIntake)? = nil,
    settings: (any SettingsEditing)? = nil, names: Set<String> = [],
    elections: [ElectionDate] = [], proxyHeader: String? = nil, language: Language? = nil,
    requestsPerSecond: Double = ConsoleOptions.usualRate,
    health: @escaping @Sendable () -> [HealthItem] = { [] },
    clock: @escaping @Sendable () -> Int64
  ) {
    self.workspace = workspace
    self.port = port
    self.analyst = analyst
    self.decoding = decoding
    self.texts = texts
    self.intake = intake
    self.settings = settings
    self.names = Set(names.map { $0.lowercased() })
    self.elections = elections
    self.proxyHeader = proxyHeader
    self.language = language
    self.requestsPerSecond = requestsPerSecond
    self.health = health
    self.clock = clock
  }
}
