import HTTPTypes
import Hummingbird
import Store
import Wording

/// Finds out who asks, lets them do what their role may, and keeps what they did.
///
/// On one's own machine nobody signs in until there is a user. From then on everybody does, at the machine itself as well.
struct AccessControl: RouterMiddleware {
  let console: ConsoleServer

  /// An id of a log-in is used so many seconds.
  private static let rotation: Int64 = 12 * 3600
  /// How exact it is known when somebody was there last.
  private static let seen: Int64 = 300

  func handle(
    _ request: Request, context: ConsoleContext,
    next: (Request, ConsoleContext) async throws -> Response
  ) async throws -> Response {
    let identity = try await identity(of: request)
    let path = request.uri.path
    if let least = Permission.least(for: request.method, path) {
      guard let identity else { return try await stranger(request) }
      guard identity.role >= least else { throw ConsoleError.role(least, identity) }
    }
    var response = try await Identity.$current.withValue(identity) {
      try await next(request, context)
    }
    if case .logIn(let login) = identity?.proof, response.headers[.setCookie] == nil {
      try await keep(login, request, &response)
    }
    // What was asked by POST and changed nothing is no action; operations for programs are kept where their token is known.
    if request.method != .get, request.method != .head, let identity, response.status.code < 400,
      Permission.least(for: request.method, path) ?? .viewer > .viewer
    {
      try await console.audit("\(request.method.rawValue) \(path)", by: identity.name)
    }
    return response
  }

  private func identity(of request: Request) async throws -> Identity? {
    let now = console.options.clock()
    if let name = console.options.proxyHeader.flatMap({ HTTPField.Name($0) }) {
      // Two of them are somebody's attempt to be another.
      let values = request.headers[values: name]
      if values.count == 1,
        let named = try await console.stores.read({
          try $0.user(named: values[0])
        })
      {
        return Identity(
          name: named.user.name, role: named.user.role, proof: .proxy(named.user))
      }
    }
    if let secret = LogInCookie.secret(request),
      let login = try await console.stores.read({ try $0.login(hash: secret.hash, now: now) })
    {
      return Identity(name: login.user.name, role: login.user.role, proof: .logIn(login))
    }
    guard RequestGuard.isLocal(request),
      try await !console.stores.read({ try $0.hasUsers() })
    else { return nil }
    return Identity(name: console.options.analyst, role: .administrator, proof: .thisMachine)
  }

  /// Leads somebody who looks to the door, and refuses what would change something.
  private func stranger(_ request: Request) async throws -> Response {
    guard request.method == .get || request.method == .head else { throw ConsoleError.signIn }
    guard try await console.stores.read({ try $0.hasUsers() }) else { throw ConsoleError.noUsers }
    // What listens in the background must not be led to a page.
    guard request.uri.path != "/events" else { throw ConsoleError.signIn }
    return Response(seeOther: "/sign-in?next=\(ViewAddress.encoded(request.uri.string))")
  }

  /// Gives a log-in another id from time to time, so that one that leaked is of use for half a day.
  private func keep(
    _ login: LogIn, _ request: Request, _ response: inout Response
  ) async throws {
    let now = console.options.clock()
    guard !login.isFormer, let former = LogInCookie.secret(request) else { return }
    if now - login.rotatedAt >= Self.rotation {
      let secret = Secret()
      let isRotated = try await console.stores.write {
        try $0.rotate(login, from: former.hash, to: secret.hash, now: now)
      }
      if isRotated { response.setLogIn(secret) }
    } else if now - login.seenAt >= Self.seen {
      try await console.stores.write { try $0.saw(login, now: now) }
    }
  }
}

extension ConsoleServer {
  /// Keeps what somebody did.
  func audit(_ action: String, by name: String, outcome: String = "done") async throws {
    let now = options.clock()
    try await stores.write { try $0.audit(by: name, action, outcome: outcome, now: now) }
  }
}

extension ConsoleError {
  static let signIn = ConsoleError(
    status: .unauthorized, title: "Sign in first",
    text: "You are not signed in, or no longer. Open /sign-in and repeat. Nothing was changed.")

  static let noUsers = ConsoleError(
    status: .forbidden, title: "Nobody can sign in yet",
    text:
      "There are no users. On the machine of this console “tocsin users invite --role administrator” makes a link for the first one."
  )

  static func role(_ least: User.Role, _ identity: Identity) -> ConsoleError {
    ConsoleError(
      status: .forbidden, title: "This needs another role",
      text: least == .administrator
        ? "You are \(identity.name), \(identity.role.name); this is for the role \(least.name). Nothing was changed."
        : "You are \(identity.name), \(identity.role.name); this is for the role \(least.name) or above. Nothing was changed."
    )
  }
}
