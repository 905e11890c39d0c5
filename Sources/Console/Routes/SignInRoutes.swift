import HTTPTypes
import Hummingbird
import Store
import Wording

/// `/sign-in`, `/sign-out`, and `/invitations/…`, by which somebody becomes a user.
struct SignInRoutes: Sendable {
  let console: ConsoleServer

  func add(to router: Router<ConsoleContext>) {
    router.get("/sign-in") { request, _ in
      Response(page: SignInPage(next: Self.next(request)).html())
    }
    router.post("/sign-in") { request, _ in
      let form = try await request.form()
      return try await signIn(
        form["name"] ?? "", form["password"] ?? "", request, next: Self.next(request))
    }
    router.post("/sign-out") { _, _ in
      if case .logIn(let login) = Identity.current?.proof {
        _ = try await console.stores.write { try $0.endLogIn(login.number, of: login.user.number) }
      }
      var response = Response(seeOther: "/sign-in")
      response.setLogIn(nil)
      return response
    }
    router.get("/invitations/:secret") { _, context in
      let secret = Secret(try context.parameters.require("secret"))
      let now = console.options.clock()
      guard
        let role = try await console.stores.read({
          try $0.invitation(hash: secret.hash, now: now)
        })
      else { throw ConsoleError.noInvitation }
      return Response(page: InvitationPage(secret: secret.text, role: role).html())
    }
    router.post("/invitations/:secret") { request, context in
      let secret = Secret(try context.parameters.require("secret"))
      let form = try await request.form()
      return try await accept(secret, form, request)
    }
  }

  /// Where somebody was going: a path of this console, and nothing that a browser takes for another host.
  private static func next(_ request: Request) -> String {
    let next = request.uri.queryParameters["next"].map(String.init) ?? "/"
    let isInside =
      next.hasPrefix("/") && !next.hasPrefix("//")
      && next.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
    return isInside ? next : "/"
  }

  private func signIn(
    _ name: String, _ password: String, _ request: Request, next: String
  ) async throws -> Response {
    let now = console.options.clock()
    if let pause = console.throttle.wait(for: name, now: now) {
      var response = Response(
        page: SignInPage(next: next, name: name, trouble: .wait(pause)).html(),
        status: .tooManyRequests)
      response.headers[.retryAfter] = "\(pause)"
      return response
    }
    let known = try await console.stores.read { try $0.user(named: name) }
    guard await PasswordHash.matches(password, known?.password), let user = known?.user else {
      console.throttle.failed(name, now: now)
      try await console.audit("sign-in", by: name, outcome: "refused")
      return Response(
        page: SignInPage(next: next, name: name, trouble: .refused).html(),
        status: .unauthorized)
    }
    console.throttle.succeeded(name)
    return try await enter(user, request, next: next)
  }

  /// A new id for each log-in: one that somebody planted before is worth nothing.
  private func enter(_ user: User, _ request: Request, next: String) async throws -> Response {
    let (secret, now) = (Secret(), console.options.clock())
    let agent = request.headers[.userAgent] ?? ""
    try await console.stores.write { store in
      try store.addLogIn(of: user.number, hash: secret.hash, agent: agent, now: now)
    }
    try await console.audit("sign-in", by: user.name)
    var response = Response(seeOther: next)
    response.setLogIn(secret)
    return response
  }

  private func accept(
    _ secret: Secret, _ form: FormFields, _ request: Request
  ) async throws -> Response {
    let now = console.options.clock()
    guard
      let role = try await console.stores.read({ try $0.invitation(hash: secret.hash, now: now) })
    else { throw ConsoleError.noInvitation }
    let name = (form["name"] ?? "").withoutSpaceAround
    func again(_ trouble: InvitationPage.Trouble) -> Response {
      Response(
        page: InvitationPage(secret: secret.text, role: role, name: name, trouble: trouble).html(),
        status: .badRequest)
    }
    guard UserName.isUsable(name) else { return again(.name) }
    let password: String
    switch NewPassword(form) {
    case .usable(let text): password = text
    case .length: return again(.length)
    case .different: return again(.different)
    }
    guard let hash = await PasswordHash.make(password) else { throw ConsoleError.memory }
    let outcome = try await console.stores.write {
      try $0.accept(invitation: secret.hash, name: name, password: hash, now: now)
    }
    switch outcome {
    case .user(let user):
      try await console.audit("became a user, \(user.role.rawValue)", by: user.name)
      return try await enter(user, request, next: "/")
    case .nameTaken: return again(.taken)
    case .noInvitation: throw ConsoleError.noInvitation
    }
  }
}

/// What a user may be called: what is read in a list, and looks like nobody else.
enum UserName {
  static func isUsable(_ name: String) -> Bool {
    (1...60).contains(name.count) && name.utf8.count <= 200
      && name.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || " .-_'’@".unicodeScalars.contains(scalar)
      }
  }
}

/// A password that was typed twice. Long ones are asked for, and nothing about their signs (NIST SP 800-63B, 5.1.1.2).
enum NewPassword {
  case usable(String)
  case length
  case different

  init(_ form: FormFields) {
    let password = form["password"] ?? ""
    if password.count < PasswordHash.shortest || password.utf8.count > PasswordHash.longest {
      self = .length
    } else if password != form["repeated"] {
      self = .different
    } else {
      self = .usable(password)
    }
  }
}

extension ConsoleError {
  static let noInvitation = ConsoleError(
    status: .gone, title: "This invitation is not in force",
    text: "It was used, or its week is over. Ask for another one.")

  static let memory = ConsoleError(
    status: .serviceUnavailable, title: "There is no memory for this now",
    text: "Try again in a minute. Nothing was changed.")
}
