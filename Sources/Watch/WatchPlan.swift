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
  var count: Int { folders.count + web.count }
  var isEmpty: Bool { count == 0 }

  /// What follows them.
  func followers(
    store: Store, clock: FetchClock, excluded: Set<String>,
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
    for (source, location) in web {
      let trouble = trouble(location.url, source.line, report)
      followers.append(
        WebFollower(
          source: source, location: location, fetcher: fetcher, store: store, trouble: trouble))
    }
    return followers
  }

  private func trouble(
    _ name: String, _ line: Int?, _ report: @escaping @Sendable (WatchEvent) -> Void
  ) -> SourceTrouble {
    SourceTrouble(name, place: Place(path: path, line: line), report: report)
  }
}
