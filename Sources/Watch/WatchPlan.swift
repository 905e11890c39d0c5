import Engine
import Fetch
import Foundation
import Store
import TocsinModel

/// What of the configuration can be followed; the rest is said, with its line.
struct WatchPlan {
  private(set) var mistakes: [Diagnostic] = []
  private(set) var folders: [String] = []
  private(set) var web: [(source: WatchSettings.Web, location: WebLocation)] = []
  private(set) var logs: [(log: WatchSettings.Log, location: WebLocation, key: Data?)] = []
  private(set) var logLists: [(list: WatchSettings.LogList, place: LogListFollower.Place)] = []
  private(set) var mastodon:
    [(server: WatchSettings.Mastodon, location: WebLocation, token: String?)] = []
  private(set) var jetstream: [(stream: WatchSettings.Jetstream, location: WebLocation)] = []
  private(set) var channels: [WatchSettings.Located<String>] = []
  private(set) var mailboxes: [(settings: WatchSettings.Mailbox, mailbox: Mailbox)] = []
  private(set) var policy = AddressPolicy()
  private let settings: WatchSettings
  private let path: String

  init(_ configuration: Configuration, folders: [String], path: String) {
    settings = configuration.watch
    self.path = path
    // Folders of a configuration lie beside it.
    let base = URL(fileURLWithPath: path).deletingLastPathComponent()
    for folder in folders { add(folder, nil) }
    for folder in settings.folders {
      add(URL(fileURLWithPath: folder.value, relativeTo: base).path, folder.line)
    }
    for exempt in settings.exempt {
      if let endpoint = Endpoint(exempt.value) {
        policy.exempt.insert(endpoint)
      } else {
        note("config.wrong-value", "“\(exempt.value)” is no host:port.", exempt.line)
      }
    }
    for mailbox in settings.mailboxes { add(mailbox, base: base) }
    // Nobody is asked who could not write back.
    guard settings.contact != nil else { return }
    var seen: Set<WebLocation> = []
    for source in settings.web {
      guard let location = checked(source.url, source.line) else { continue }
      if seen.insert(location).inserted {
        web.append((source, location))
      } else {
        note("watch.repeated", "\(source.url) stands there twice.", source.line)
      }
    }
    for log in settings.logs { add(log) }
    for list in settings.logLists { add(list, base: base) }
    for server in settings.mastodon { add(server, base: base) }
    for stream in settings.jetstream {
      let url = stream.url.replacing("wss://", with: "https://").replacing("ws://", with: "http://")
      if let location = checked(url, stream.line) { jetstream.append((stream, location)) }
    }
    if settings.telegram.isOn { for channel in settings.telegram.channels { add(channel) } }
  }

  private mutating func add(_ log: WatchSettings.Log) {
    guard let location = checked(log.url, log.line) else { return }
    let key = log.key.flatMap { Data(base64Encoded: $0) }
    guard log.key == nil || key != nil else {
      return note("config.wrong-value", "The key of \(log.url) is no base64.", log.line)
    }
    logs.append((log, location, key))
  }

  private mutating func add(_ list: WatchSettings.LogList, base: URL) {
    guard list.location.contains("://") else {
      let path = URL(fileURLWithPath: list.location, relativeTo: base).path
      return logLists.append((list, .file(path)))
    }
    guard let location = checked(list.location, list.line) else { return }
    logLists.append((list, .web(location)))
  }

  private mutating func add(_ server: WatchSettings.Mastodon, base: URL) {
    guard let location = checked(server.server, server.line) else { return }
    var token: String?
    if let file = server.tokenFile {
      guard let text = secret(file, base: base, "The token", server.line) else { return }
      token = text
    }
    mastodon.append((server, location, token))
  }

  private mutating func add(_ settings: WatchSettings.Mailbox, base: URL) {
    guard
      let password = secret(settings.passwordFile, base: base, "The password", settings.line)
    else { return }
    let mailbox = Mailbox(
      server: settings.server, user: settings.user, password: password, folder: settings.folder,
      trusted: settings.trusted.map { URL(fileURLWithPath: $0, relativeTo: base).path })
    guard mailbox.endpoint != nil else {
      return note(
        "config.wrong-value", "“\(settings.server)” is none of imaps://HOST and imap://HOST.",
        settings.line)
    }
    mailboxes.append((settings, mailbox))
  }

  /// What stands in a file beside the configuration; said where it cannot be read.
  private mutating func secret(_ file: String, base: URL, _ what: String, _ line: Int?) -> String? {
    let path = URL(fileURLWithPath: file, relativeTo: base).path
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      note("watch.token", "\(what) in \(path) cannot be read.", line)
      return nil
    }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private mutating func add(_ channel: WatchSettings.Located<String>) {
    let name = channel.value.hasPrefix("@") ? String(channel.value.dropFirst()) : channel.value
    let isName =
      (4...32).contains(name.utf8.count)
      && name.utf8.allSatisfy {
        ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == UInt8(ascii: "_")
      }
    guard isName else {
      return note(
        "config.wrong-value", "“\(channel.value)” is no name of a channel.", channel.line)
    }
    var named = channel
    named.value = name
    channels.append(named)
  }

  /// Timelines of Mastodon's interface.
  private static func timelines(_ server: WatchSettings.Mastodon) -> [String] {
    let tags = server.hashtags.compactMap { tag in
      tag.drop { $0 == "#" }.addingPercentEncoding(withAllowedCharacters: .alphanumerics)
    }
    return (server.isPublic ? ["public"] : []) + tags.map { "tag/\($0)" }
  }

  private mutating func add(_ folder: String, _ line: Int?) {
    guard let real = realpath(folder, nil) else {
      return note("watch.no-folder", "There is no folder at \(folder).", line)
    }
    defer { free(real) }
    let place = String(cString: real)
    if !folders.contains(place) { folders.append(place) }
  }

  /// An address that may be asked, as far as can be told before it is resolved.
  private mutating func checked(_ url: String, _ line: Int?) -> WebLocation? {
    do {
      let location = try WebLocation(url)
      try policy.judge(location, for: .configured)
      return location
    } catch {
      note("watch.address", "\(url) cannot be followed: \(error).", line)
      return nil
    }
  }

  private mutating func note(_ code: String, _ message: String, _ line: Int?) {
    mistakes.append(
      Diagnostic(
        code: code, severity: .error, message: message, place: Place(path: path, line: line)))
  }

  /// How many sources are followed.
  var count: Int {
    folders.count + web.count + logs.count + logLists.count + jetstream.count + channels.count
      + mailboxes.count + mastodon.reduce(0) { $0 + Self.timelines($1.server).count }
  }
  var isEmpty: Bool { count == 0 }
  /// Whether anybody may be asked.
  var mayFetch: Bool { settings.contact != nil }

  /// What follows them.
  func followers(
    store: Store, clock: FetchClock, excluded: Set<String>, handover: Handover?,
    report: @escaping @Sendable (WatchEvent) -> Void
  ) -> [any Follower] {
    var followers: [any Follower] = []
    if !folders.isEmpty {
      followers.append(FolderFollower(folders: folders, excluded: excluded, report: report))
    }
    var fetching = Fetcher.Settings(contact: settings.contact ?? "")
    fetching.policy = policy
    fetching.proxy = settings.proxy?.value
    fetching.version = Version.current
    let fetcher = Fetcher(
      fetching, transport: CurlTransport(trusted: settings.trusted), clock: clock)
    if let handover {
      followers.append(
        HandoverFollower(handover: handover, fetcher: mayFetch ? fetcher : nil))
    }
    for (settings, mailbox) in mailboxes {
      followers.append(
        MailboxFollower(
          mailbox: mailbox, every: settings.every ?? 60, clock: clock, store: store,
          trouble: trouble("\(mailbox.user), \(mailbox.folder)", settings.line, report)))
    }
    for (source, location) in web {
      let trouble = trouble(location.url, source.line, report)
      followers.append(
        WebFollower(
          source: source, location: location, fetcher: fetcher, store: store, trouble: trouble))
    }
    for (log, location, key) in logs {
      let reader: any LogReader =
        log.isTiled
        ? TiledLog(
          location: location, key: key ?? Data(), hasNames: log.hasNames, fetcher: fetcher)
        : FormerLog(location: location, key: key, fetcher: fetcher)
      followers.append(
        LogFollower(
          reader: reader, key: "log \(location.url)", clock: clock, store: store,
          trouble: trouble(location.url, log.line, report)))
    }
    let followed = FollowedLogs(logs.map(\.location))
    for (list, place) in logLists {
      followers.append(
        LogListFollower(
          place: place, isTiled: list.isTiled, operators: list.operators,
          every: list.every ?? LogListFollower.usual, followed: followed, fetcher: fetcher,
          store: store,
          trouble: trouble(list.location, list.line, report)
        ) { [path] log in
          SourceTrouble(log, place: Place(path: path, line: list.line), report: report)
        })
    }
    for (server, location, token) in mastodon {
      for timeline in Self.timelines(server) {
        followers.append(
          MastodonFollower(
            timeline: timeline, server: location, token: token, fetcher: fetcher, store: store,
            trusted: settings.trusted,
            trouble: trouble("\(location.host), \(timeline)", server.line, report),
            streamTrouble: server.streams
              ? trouble("\(location.host), stream of \(timeline)", server.line, report) : nil))
      }
    }
    for (stream, location) in jetstream {
      followers.append(
        JetstreamFollower(
          settings: stream, location: location, fetcher: fetcher, store: store,
          trusted: settings.trusted, trouble: trouble(location.host, stream.line, report)))
    }
    if let server = try? WebLocation("https://t.me/") {
      for channel in channels {
        followers.append(
          TelegramFollower(
            channel: channel.value, server: server, fetcher: fetcher, store: store,
            trouble: trouble("t.me/s/\(channel.value)", channel.line, report)))
      }
    }
    return followers
  }

  private func trouble(
    _ name: String, _ line: Int?, _ report: @escaping @Sendable (WatchEvent) -> Void
  ) -> SourceTrouble {
    SourceTrouble(name, place: Place(path: path, line: line), report: report)
  }
}
