import Foundation

/// The one that asks the network for anything: politely, within bounds, and only where the policy lets it.
package actor Fetcher {
  /// Who asks, and where it may.
  package struct Settings: Sendable {
    /// Whom a site may write to; part of the User-Agent.
    package var contact: String
    package var policy = AddressPolicy()
    /// `socks5h://127.0.0.1:9050` and the like.
    package var proxy: String?
    package var version = "0"

    package init(contact: String) { self.contact = contact }

    package var userAgent: String { "Tocsin/\(version) (+\(contact))" }
  }

  /// How many requests run at once.
  private static let slots = 16
  private static let mostHops = 5
  /// RFC 9309, section 2.4.
  private static let robotsAge = 86_400.0

  package nonisolated let settings: Settings
  package nonisolated let clock: FetchClock
  private let transport: any Transport
  private let resolver: Resolver
  private var paces: [String: HostPace] = [:]
  private var robots: [String: (rules: RobotsRules, until: Double)] = [:]
  /// Requests for one robots.txt are made once.
  private var asking: [String: Task<RobotsRules, any Error>] = [:]
  private var running = 0
  private var waiting: [CheckedContinuation<Void, Never>] = []

  package init(
    _ settings: Settings, transport: any Transport = CurlTransport(), resolver: Resolver = .system,
    clock: FetchClock = .system
  ) {
    self.settings = settings
    self.transport = transport
    self.resolver = resolver
    self.clock = clock
  }

  /// Asks for something, following redirects, each hop judged anew.
  ///
  /// - Throws: ``FetchError``; `CancellationError`. Answers of 4xx and 5xx are results, but for those that ask for a pause.
  package func fetch(_ request: FetchRequest) async throws -> FetchResult {
    var location = request.location
    var seen: Set<WebLocation> = []
    var isMoved = true
    var origin = request.origin
    while true {
      guard seen.insert(location).inserted, seen.count <= Self.mostHops + 1 else {
        throw FetchError.redirects
      }
      try judge(location, origin)
      if request.obeysRobots, !(try await rules(of: location, origin)).allows(location.target) {
        throw FetchError.robots
      }
      let validators = seen.count == 1 ? request.validators : Validators()
      let (response, fields) = try await ask(location, origin, request, validators)
      if [301, 302, 303, 307, 308].contains(response.status), let target = fields["location"] {
        if request.body != nil { throw FetchError.redirects }
        if response.status != 301 && response.status != 308 { isMoved = false }
        // What a server says was read: it leads to an exempt destination only from there.
        origin = .read(from: location.endpoint)
        do {
          location = try location.resolving(target)
        } catch {
          throw FetchError.refused(.address(error))
        }
        continue
      }
      return FetchResult(
        location: location, status: response.status, fields: fields, body: response.body,
        validators: Validators(etag: fields["etag"], modified: fields["last-modified"]),
        sent: response.sent, received: response.received, peer: response.peer,
        certificates: response.certificates, time: clock.now(),
        isMoved: isMoved && seen.count > 1)
    }
  }

  private func judge(_ location: WebLocation, _ origin: AddressPolicy.Origin) throws {
    do {
      try settings.policy.judge(location, for: origin)
    } catch {
      throw FetchError.refused(error)
    }
  }

  // MARK: One request

  private func ask(
    _ location: WebLocation, _ origin: AddressPolicy.Origin, _ request: FetchRequest,
    _ validators: Validators
  ) async throws -> (WireResponse, [String: String]) {
    try await turn(at: location.origin, patience: request.patience, isBrisk: request.isBrisk)
    await takeSlot()
    defer { giveSlot() }
    try Task.checkCancellation()
    var wire = WireRequest(
      location: location, addresses: try await addresses(of: location, origin),
      proxy: settings.proxy, limit: request.limit, seconds: request.seconds)
    wire.body = request.body
    wire.fields = ["User-Agent: \(settings.userAgent)", "Accept-Language: *"] + request.fields
    if let etag = validators.etag { wire.fields.append("If-None-Match: \(etag)") }
    if let modified = validators.modified { wire.fields.append("If-Modified-Since: \(modified)") }
    do {
      let response = try await transport.send(wire)
      let fields = ResponseFields.read(response.received)
      try settle(response, fields, at: location)
      return (response, fields)
    } catch let error as FetchError {
      switch error {
      case .stopped: throw CancellationError()
      case .failed, .timeout:
        paces[location.origin, default: HostPace()].failed(
          at: clock.uptime(), pause: nil, random: .random(in: 0...1))
      default: break
      }
      throw error
    }
  }

  /// Takes down what the host asked for.
  private func settle(
    _ response: WireResponse, _ fields: [String: String], at location: WebLocation
  ) throws {
    let (now, uptime) = (clock.now(), clock.uptime())
    let pause = ResponseFields.retryAfter(fields, now: now)
    let key = location.origin
    if response.status == 429 || response.status >= 500 {
      paces[key, default: HostPace()].failed(at: uptime, pause: pause, random: .random(in: 0...1))
    } else {
      let limit = ResponseFields.rateLimit(fields, now: now)
      paces[key, default: HostPace()].succeeded(at: uptime, pause: limit)
    }
    if response.status == 429 || (response.status == 503 && pause != nil) {
      throw FetchError.later(paces[key]?.wait(at: uptime) ?? HostPace.firstPause)
    }
  }

  private func addresses(
    of location: WebLocation, _ origin: AddressPolicy.Origin
  ) async throws -> [IPAddress] {
    // Behind a proxy names are resolved there; what is written as an address was judged already.
    guard settings.proxy == nil else { return [] }
    let addresses: [IPAddress]
    do {
      addresses = try await resolver.addresses(location.host)
    } catch FetchError.stopped {
      throw CancellationError()
    }
    do {
      try settings.policy.judge(addresses, of: location.endpoint, for: origin)
    } catch {
      throw FetchError.refused(error)
    }
    return addresses
  }

  /// Opens a WebSocket at an address that is judged as every other; `location` is that of `wss` written as `https`.
  ///
  /// - Parameters:
  ///   - origin: who named it.
  ///   - fields: `Name: value`, beside those of every request.
  /// - Throws: ``FetchError``
  package func openWebSocket(
    _ location: WebLocation, protocols: [String], trusted: String? = nil,
    origin: AddressPolicy.Origin = .configured, fields: [String] = []
  ) async throws -> WebSocketConnection {
    try judge(location, origin)
    try await turn(at: location.origin, patience: 90, isBrisk: false)
    var wire = WireRequest(
      location: location, addresses: try await addresses(of: location, origin),
      proxy: settings.proxy, limit: 1 << 16, seconds: 15)
    wire.fields = ["User-Agent: \(settings.userAgent)"] + fields
    return try await WebSocketConnection.open(wire, protocols: protocols, trusted: trusted)
  }

  // MARK: Turns

  private func turn(at host: String, patience: Double, isBrisk: Bool) async throws {
    while true {
      let now = clock.uptime()
      var pace = paces[host] ?? HostPace()
      let wait = pace.wait(at: now)
      // A pause that was asked for counts for all, the gap between requests not for interfaces: these take no turn
      // from others, who would wait for ever behind a busy log.
      if isBrisk, wait <= 0 || !pace.isPausing { return }
      if wait <= 0 {
        pace.take(at: now, random: .random(in: 0...1))
        paces[host] = pace
        return
      }
      // A host with a long queue is no failure; one that pauses is asked another time.
      if pace.isPausing, wait > patience { throw FetchError.later(wait) }
      try await clock.sleep(wait)
    }
  }

  private func takeSlot() async {
    if running < Self.slots {
      running += 1
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  private func giveSlot() {
    if waiting.isEmpty {
      running -= 1
    } else {
      waiting.removeFirst().resume()
    }
  }

  // MARK: robots.txt

  private func rules(
    of location: WebLocation, _ origin: AddressPolicy.Origin
  ) async throws -> RobotsRules {
    let key = location.origin
    if let known = robots[key], known.until > clock.uptime() { return known.rules }
    let task =
      asking[key]
      ?? Task { [self] in try await askRobots(location, origin) }
    asking[key] = task
    defer { asking[key] = nil }
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }

  private func askRobots(
    _ location: WebLocation, _ origin: AddressPolicy.Origin
  ) async throws -> RobotsRules {
    guard let place = try? WebLocation(location.origin + "/robots.txt") else { return .allowed }
    var request = FetchRequest(place, origin: origin)
    request.obeysRobots = false
    request.limit = 4 << 20
    request.seconds = 30
    var age = Self.robotsAge
    let rules: RobotsRules
    do {
      let result = try await fetch(request)
      switch result.status {
      case 200..<300: rules = RobotsRules(result.body, for: "Tocsin")
      // Section 2.3.1.3 and 2.3.1.4: what is not there allows, what cannot say forbids.
      case 400..<500: rules = .allowed
      default:
        rules = .disallowed
        age = 600
      }
    } catch FetchError.redirects {
      rules = .allowed
    } catch FetchError.tooLong {
      // Nobody writes that much for robots; the standard lets the end be left out, which was not kept here.
      rules = .disallowed
      age = 3600
    }
    robots[location.origin] = (rules, clock.uptime() + age)
    paces[location.origin, default: HostPace()].delay = rules.delay
    return rules
  }
}
