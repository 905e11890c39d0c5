import HTTPTypes
import Hummingbird
import Store
import Wording

/// `/account`: one's own password and log-ins.
struct AccountRoutes: Sendable {
  let console: ConsoleServer

  func add(to router: Router<ConsoleContext>) {
    router.get("/account") { request, _ in
      let user = try Self.user()
      return try await page(user, isDone: request.uri.queryParameters["done"] != nil)
    }
    router.post("/account/password") { request, _ in
      let form = try await request.form()
      return try await change(form)
    }
    router.post("/account/log-ins/:number/end") { _, context in
      let user = try Self.user()
      guard let number = context.parameters.get("number", as: Int.self),
        try await console.stores.write({ try $0.endLogIn(number, of: user.number) })
      else { throw ConsoleError.noSuchLogIn }
      try await console.audit("ended a log-in", by: user.name)
      return Response(seeOther: "/account")
    }
  }

  private static func user() throws -> User {
    guard let user = Identity.current?.user else { throw ConsoleError.noAccount }
    return user
  }

  private func page(
    _ user: User, isDone: Bool = false, trouble: AccountPage.Trouble? = nil
  ) async throws -> Response {
    let logins = try await console.stores.read { try $0.logins(of: user.number) }
    var current: Int?
    if case .logIn(let login) = Identity.current?.proof { current = login.number }
    return Response(
      page: AccountPage(
        user: user, logins: logins, current: current, isDone: isDone, trouble: trouble
      ).html(), status: trouble == nil ? .ok : .badRequest)
  }

  private func change(_ form: FormFields) async throws -> Response {
    let (user, now) = (try Self.user(), console.options.clock())
    // Who finds a browser open must not guess here what he may not guess at the door.
    guard console.throttle.wait(for: user.name, now: now) == nil else {
      return try await page(user, trouble: .wait)
    }
    let known = try await console.stores.read { try $0.user(named: user.name) }
    guard let former = known?.password,
      await PasswordHash.matches(form["former"] ?? "", former)
    else {
      console.throttle.failed(user.name, now: now)
      return try await page(user, trouble: .former)
    }
    let password: String
    switch NewPassword(form) {
    case .usable(let text): password = text
    case .length: return try await page(user, trouble: .length)
    case .different: return try await page(user, trouble: .different)
    }
    guard let hash = await PasswordHash.make(password) else { throw ConsoleError.memory }
    var current: Int?
    if case .logIn(let login) = Identity.current?.proof { current = login.number }
    try await console.stores.write { [current] in
      try $0.setPassword(hash, of: user.number, except: current)
    }
    console.throttle.succeeded(user.name)
    try await console.audit("changed the password", by: user.name)
    return Response(seeOther: "/account?done")
  }
}

extension ConsoleError {
  static let noAccount = ConsoleError(
    status: .notFound, title: "Nobody signs in here",
    text:
      "On one's own machine no account is needed. “tocsin users invite --role administrator” makes this console one for a team."
  )

  static let noSuchLogIn = ConsoleError(
    status: .conflict, title: "There is no such log-in of yours",
    text: "It was ended meanwhile. Nothing was changed.")
}
