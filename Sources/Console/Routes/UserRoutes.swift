import HTTPTypes
import Hummingbird
import Store
import Wording

/// `/users` and `/audit`: who may use the console, and what they did. For administrators.
struct UserRoutes: Sendable {
  let console: ConsoleServer

  private static let entries = 200

  func add(to router: Router<ConsoleContext>) {
    router.get("/users") { _, _ in
      let users = try await console.stores.read { try $0.users() }
      return Response(page: UsersPage(users: users).html())
    }
    router.post("/users/invitations") { request, _ in
      guard let role = (try await request.form()["role"]).flatMap(User.Role.init(rawValue:)) else {
        throw ConsoleError.form
      }
      return try await invite(role, request)
    }
    router.post("/users/:number/role") { request, context in
      guard let number = context.parameters.get("number", as: Int.self),
        let role = (try await request.form()["role"]).flatMap(User.Role.init(rawValue:))
      else { throw ConsoleError.form }
      return try Self.answer(
        try await console.stores.write { try $0.setRole(role, of: number) })
    }
    router.post("/users/:number/remove") { _, context in
      guard let number = context.parameters.get("number", as: Int.self) else {
        throw ConsoleError.form
      }
      let now = console.options.clock()
      return try Self.answer(
        try await console.stores.write { try $0.removeUser(number, now: now) })
    }
    router.get("/audit") { request, _ in
      let before = request.uri.queryParameters["before"].flatMap { Int($0) }
      let entries = try await console.stores.read {
        try $0.auditEntries(before: before, limit: Self.entries)
      }
      return Response(
        page: AuditPage(entries: entries, hasMore: entries.count == Self.entries).html())
    }
  }

  private static func answer(_ change: Store.UserChange) throws -> Response {
    switch change {
    case .done: return Response(seeOther: "/users")
    case .noSuchUser: throw ConsoleError.noSuchUser
    case .lastAdministrator: throw ConsoleError.lastAdministrator
    }
  }

  /// The link is shown once, and stored nowhere.
  private func invite(_ role: User.Role, _ request: Request) async throws -> Response {
    let (by, now) = (console.person, console.options.clock())
    let users = try await console.stores.read { try $0.users() }
    // The first one must be able to invite the others, since from then on nobody comes in without signing in.
    guard !users.isEmpty || role == .administrator else { throw ConsoleError.firstUser }
    let invitation = Invitation()
    try await console.stores.write {
      try $0.invite(
        hash: invitation.secret.hash, role: role, by: by, until: now + Invitation.seconds,
        now: now)
    }
    let authority = request.head.authority ?? "127.0.0.1"
    let isLocal = RequestGuard.isLocal(request)
    return Response(
      page: UsersPage(
        users: users,
        link: "\(isLocal ? "http" : "https")://\(authority)\(invitation.path)", role: role
      ).html())
  }
}

/// A link by which one person becomes a user.
package struct Invitation: Sendable {
  /// A week.
  package static let seconds: Int64 = 7 * 86_400

  let secret = Secret()

  package init() {}

  /// Of the page at which it is accepted.
  package var path: String { "/invitations/\(secret.text)" }
  /// What is stored of it.
  package var hash: [UInt8] { secret.hash }
}

extension ConsoleError {
  static let noSuchUser = ConsoleError(
    status: .conflict, title: "There is no such user",
    text: "Somebody else removed them meanwhile. Nothing was changed.")

  static let lastAdministrator = ConsoleError(
    status: .conflict, title: "This is the last administrator",
    text: "Somebody must be able to invite others: make another administrator first.")

  static let firstUser = ConsoleError(
    status: .badRequest, title: "The first user is an administrator",
    text: "Go back and choose this role. Nothing was changed.")
}
