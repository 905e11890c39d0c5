package import Engine
package import Fetch
import Foundation
package import Store
import TocsinModel

/// Follows one source on the web: a feed or a sitemap with the pages that it names, a page, or a list of names.
///
/// A page is kept when it is new, and asked again for a week; only what changed is kept again. What the source remembers
/// is stored together with what was read.
package struct WebFollower: Follower {
  package typealias Web = WatchSettings.Web

  let source: Web
  let location: WebLocation
  let fetcher: Fetcher
  let store: Store
  let trouble: SourceTrouble

  package init(
    source: Web, location: WebLocation, fetcher: Fetcher, store: Store, trouble: SourceTrouble
  ) {
    self.source = source
    self.location = location
    self.fetcher = fetcher
    self.store = store
    self.trouble = trouble
  }

  /// Unless told otherwise, a source is asked once an hour.
  static let usual = 3600.0
  /// More pages of one answer are left to the next.
  static let mostPages = 500
  /// Of sitemaps, what is older was not published now.
  static let news = 3 * 86_400.0

  private var clock: FetchClock { fetcher.clock }
  private var every: Double { source.every ?? Self.usual }
  private var key: String { "web \(source.kind.rawValue) \(location.url)" }
  private func key(of page: String) -> String { "page \(location.url)\n\(page)" }

  /// What one follower holds.
  struct Progress {
    var state = WebState()
    /// Pages that are asked again, by address.
    var pages: [String: PageState] = [:]
    /// All pages that were named, by their digest.
    var known: Set<UInt64> = []
  }

  package func run(_ spool: Spool) async throws {
    var progress = try load()
    while !Task.isCancelled {
      let now = clock.now()
      // A clock that was set back makes nothing wait longer than its interval.
      progress.state.due = min(progress.state.due, now + max(every, 86_400))
      if progress.state.due <= now { try await ask(&progress, spool) }
      try await askPages(&progress, spool)
      let next = min(progress.state.due, progress.pages.values.compactMap(\.due).min() ?? .infinity)
      try await clock.sleep(min(max(next - clock.now(), 0.2), 600))
    }
  }

  private func load() throws -> Progress {
    var progress = Progress()
    let decoder = JSONDecoder()
    if let text = try store.watched(key) {
      progress.state = (try? decoder.decode(WebState.self, from: Data(text.utf8))) ?? WebState()
    }
    for (key, value) in try store.watched(beginning: self.key(of: "")) {
      let page = String(key.dropFirst(self.key(of: "").count))
      progress.known.insert(Array(page.utf8).digest64)
      let state = try? decoder.decode(PageState.self, from: Data(value.utf8))
      if let state, state.due != nil { progress.pages[page] = state }
    }
    return progress
  }

  private static func value(_ key: String, _ state: some Encodable) -> WatchedValue {
    let data = (try? JSONEncoder().encode(state)) ?? Data()
    return WatchedValue(key: key, value: String(decoding: data, as: UTF8.self))
  }

  // MARK: The source

  private func ask(_ progress: inout Progress, _ spool: Spool) async throws {
    while await spool.isFull { try await Task.sleep(for: .milliseconds(100)) }
    var request = FetchRequest(
      [progress.state.feed, progress.state.moved].compactMap { $0 }.compactMap {
        try? WebLocation($0)
      }.first ?? location)
    request.validators = progress.state.validators
    request.fields = ["Accept: \(source.kind.accepted)"]
    // What a site said leads where the policy lets it, and to an exempt place only from there.
    if request.location != location { request.origin = .read(from: location.endpoint) }
    do {
      let result = try await fetcher.fetch(request)
      try await take(result, &progress, spool)
    } catch let error as FetchError {
      failed("\(error)", pause: error.pause, &progress)
    }
    await spool.remember([Self.value(key, progress.state)])
  }

  private func failed(_ reason: String, pause: Double? = nil, _ progress: inout Progress) {
    progress.state.failures = min(progress.state.failures + 1, 20)
    // A source that moved or named a feed that is gone is asked where the configuration says.
    if progress.state.failures == 5 { (progress.state.feed, progress.state.moved) = (nil, nil) }
    let doubled = min(every * Double(1 << min(progress.state.failures, 6)), 86_400)
    progress.state.due = clock.now() + max(pause ?? 0, min(every, doubled), 60)
    trouble.note(reason)
  }

  private func take(
    _ result: FetchResult, _ progress: inout Progress, _ spool: Spool
  ) async throws {
    let now = clock.now()
    if result.isUnchanged {
      succeeded(result, &progress)
      return
    }
    guard result.status == 200 else {
      return failed("the server answers \(result.status)", &progress)
    }
    let digest = result.body.digest64
    var areLeft = false
    var cut: String?
    switch source.kind {
    case .page:
      if digest != progress.state.digest {
        await spool.add(.pages, WARCWriter.capture(result))
      }
    case .names:
      if digest != progress.state.digest {
        let ending = result.location.target.contains(".csv") ? "csv" : "txt"
        await spool.add(list: result.body, ending: ending, remembering: [])
      }
    case .feed, .sitemap:
      switch PublishedList.read(result) {
      case .list(let entries, let isDated):
        progress.state.wasList = true
        areLeft = name(entries, isDated: isDated, &progress)
        if PublishedList.isCut(result) {
          cut = "its end is missing; what stands before it was read"
        }
      case .index(let entries):
        progress.state.wasList = true
        areLeft = try await askParts(entries, &progress, at: now)
      case .page(let feeds) where !progress.state.wasList && source.kind == .feed:
        guard let feed = feeds.first else {
          return failed("it is a page that names no feed", &progress)
        }
        progress.state.feed = feed.url
        progress.state.validators = Validators()
        progress.state.due = now
        return
      case .page, .unknown:
        let what = source.kind == .feed ? "feed" : "sitemap"
        return failed(
          progress.state.wasList
            ? "what was a \(what) is a page now, or something else" : "it is no \(what)", &progress)
      }
    }
    progress.state.digest = digest
    if result.isMoved { progress.state.moved = result.location.url }
    succeeded(result, &progress, trouble: cut)
    // An answer that is unchanged says nothing of what was left of this one, or was cut: it is asked for whole again.
    if areLeft || cut != nil { progress.state.validators = Validators() }
    if areLeft { progress.state.due = min(progress.state.due, now + 600) }
  }

  /// - Parameter reason: what is wrong with the answer although it was read.
  private func succeeded(
    _ result: FetchResult, _ progress: inout Progress, trouble reason: String? = nil
  ) {
    // Both validators of every answer are kept; one that says neither keeps those before.
    if !result.validators.isEmpty { progress.state.validators = result.validators }
    progress.state.failures = 0
    var pause = every
    // Who says how long an answer holds is asked no sooner, unless the operator said how often.
    if source.every == nil, let age = result.maximumAge { pause = max(pause, min(age, 86_400)) }
    progress.state.due = clock.now() + pause * Double.random(in: 0.95...1.05)
    if let reason { trouble.note(reason) } else { trouble.clear() }
  }

  /// Takes down the pages that are new.
  ///
  /// - Returns: whether there are more than are taken of one answer.
  private func name(
    _ entries: [PublishedList.Entry], isDated: Bool, _ progress: inout Progress
  ) -> Bool {
    let now = clock.now()
    var count = 0
    for entry in entries {
      let url = entry.location.url
      // A sitemap lists all that a site has: what is old, and what says no time when it is read first, is no news.
      if isDated {
        guard let time = entry.time, time > now - Self.news else { continue }
      }
      let digest = Array(url.utf8).digest64
      guard !progress.known.contains(digest) else { continue }
      guard count < Self.mostPages else { return true }
      progress.known.insert(digest)
      progress.pages[url] = PageState(due: now)
      count += 1
    }
    return false
  }

  /// Sitemaps of a sitemap: those that changed lately.
  private func askParts(
    _ entries: [PublishedList.Entry], _ progress: inout Progress, at now: Double
  ) async throws -> Bool {
    var areLeft = false
    let recent = entries.filter { $0.time.map { $0 > now - Self.news } ?? true }
      .sorted { ($0.time ?? 0) > ($1.time ?? 0) }
    for entry in recent.prefix(20) {
      var request = FetchRequest(entry.location, origin: .read(from: location.endpoint))
      request.limit = 64 << 20
      do {
        let result = try await fetcher.fetch(request)
        guard result.status == 200, case .list(let inner, let isDated) = PublishedList.read(result)
        else { continue }
        if name(inner, isDated: isDated, &progress) { areLeft = true }
      } catch let error as FetchError {
        trouble.note(page: "\(entry.location.url) is not read: \(error)")
      }
    }
    return areLeft
  }

  // MARK: Its pages

  private func askPages(_ progress: inout Progress, _ spool: Spool) async throws {
    let now = clock.now()
    let due = progress.pages.filter { ($0.value.due ?? .infinity) <= now }.keys.sorted()
    for page in due {
      try Task.checkCancellation()
      guard var state = progress.pages[page], let place = try? WebLocation(page) else { continue }
      while await spool.isFull { try await Task.sleep(for: .milliseconds(100)) }
      var request = FetchRequest(place, origin: .read(from: location.endpoint))
      request.validators = state.validators
      request.fields = ["Accept: text/html, application/xhtml+xml;q=0.9, */*;q=0.1"]
      var capture: [UInt8] = []
      do {
        let result = try await fetcher.fetch(request)
        capture = take(result, &state)
      } catch let error as FetchError {
        switch error {
        case .later(let pause): state.due = clock.now() + pause
        case .robots, .refused, .tooLong, .redirects:
          state.due = nil
          trouble.note(page: "\(page) is not read: \(error)")
        default: state.failed(at: clock.now())
        }
      }
      progress.pages[page] = state.due == nil ? nil : state
      let remembered = [Self.value(key(of: page), state)]
      if capture.isEmpty {
        await spool.remember(remembered)
      } else {
        await spool.add(.pages, capture, remembering: remembered)
      }
    }
  }

  /// - Returns: the records to keep, if any.
  private func take(_ result: FetchResult, _ state: inout PageState) -> [UInt8] {
    let now = clock.now()
    if result.isUnchanged {
      state.succeeded(at: now)
      return []
    }
    switch result.status {
    case 200 where result.type == "text/html" || result.type == "application/xhtml+xml":
      state.validators = result.validators
      state.isGone = false
      state.succeeded(at: now)
      let digest = result.body.digest64
      defer { state.digest = digest }
      return digest == state.digest ? [] : WARCWriter.capture(result)
    case 200:
      // Pictures, sound, documents: nothing that is read as a page.
      state.due = nil
      return []
    case 404, 410:
      // That it is gone is kept as what the server said, once.
      let wasThere = state.digest != nil && !state.isGone
      state.isGone = wasThere || state.isGone
      state.failed(at: now)
      return wasThere ? WARCWriter.capture(result) : []
    default:
      state.failed(at: now)
      return []
    }
  }
}

extension WatchSettings.Web.Kind {
  fileprivate var accepted: String {
    switch self {
    case .feed:
      "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
    case .sitemap: "application/xml, text/xml, */*;q=0.5"
    case .page: "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
    case .names: "text/plain, text/csv, */*;q=0.5"
    }
  }
}

extension FetchError {
  /// What it asks to wait, in seconds.
  var pause: Double? { if case .later(let seconds) = self { seconds } else { nil } }
}

extension FetchResult {
  /// How long it holds (RFC 9111, section 5.2.2.1), in seconds.
  fileprivate var maximumAge: Double? {
    guard let control = fields["cache-control"]?.lowercased(),
      let range = control.range(of: "max-age=")
    else { return nil }
    return Double(control[range.upperBound...].prefix { $0.isNumber })
  }
}
