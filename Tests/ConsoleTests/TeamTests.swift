import Console
import Foundation
import HTTPTypes
import Store
import Testing

/// Users, roles, log-ins and the audit.
@Suite struct TeamTests {
  private static let password = "seven quiet lanterns"

  /// Invites somebody at this machine or as somebody, and returns the cookie with which they are signed in.
  private static func join(
    _ client: TestClient, _ store: Store, _ name: String, _ role: User.Role
  ) async throws -> String {
    let invitation = Invitation()
    try store.invite(
      hash: invitation.hash, role: role, by: "test", until: 2_000, now: 1_000)
    let form = "name=\(name)&password=\(password.replacing(" ", with: "+"))"
    let answer = try await client.post(
      invitation.path, form + "&repeated=\(password.replacing(" ", with: "+"))")
    #expect(answer.status == .seeOther)
    return try #require(answer.headers[.setCookie]?.prefix { $0 != ";" }.description)
  }

  private static func judgement(_ cookie: String?) -> HTTPFields {
    cookie.map { [.cookie: $0] } ?? [:]
  }

  @Test func `nobody signs in until there is a user, and everybody from then on`() async throws {
    let workspace = try SampleWorkspace(findings: 1)
    try await workspace.client { client in
      #expect(try await client.ask("/").status == .ok)
      let cookie = try await Self.join(client, workspace.store, "Ada", .administrator)
      let door = try await client.ask("/findings/F1?kind=traits")
      #expect(door.status == .seeOther)
      #expect(door.headers[.location] == "/sign-in?next=%2Ffindings%2FF1%3Fkind%3Dtraits")
      #expect(try await client.ask("/api/v1/findings").status == .unauthorized)
      #expect(try await client.ask("/events").status == .unauthorized)
      #expect(
        try await client.judge("F1", "disposition=confirmed&seen=&version=1").status
          == .unauthorized)
      let page = try await client.ask("/", .get, [.cookie: cookie])
      #expect(page.status == .ok && page.text.contains("/account"))
      #expect(try await client.ask("/api/v1/findings", .get, [.cookie: cookie]).status == .ok)
      // What shows nothing of the workspace needs nobody.
      #expect(try await client.ask("/sign-in").status == .ok)
    }
  }

  @Test(arguments: [
    (User.Role.viewer, HTTPResponse.Status.forbidden, HTTPResponse.Status.forbidden),
    (.analyst, .seeOther, .forbidden), (.approver, .seeOther, .forbidden),
    (.administrator, .seeOther, .ok),
  ])
  func `a role may what it says, and no more`(
    _ role: User.Role, _ judging: HTTPResponse.Status, _ users: HTTPResponse.Status
  ) async throws {
    let workspace = try SampleWorkspace(findings: 1)
    try await workspace.client { client in
      _ = try await Self.join(client, workspace.store, "First", .administrator)
      let cookie = try await Self.join(client, workspace.store, "Second", role)
      let judged = try await client.post(
        "/findings/F1/judgements", "disposition=confirmed&seen=&version=1",
        Self.judgement(cookie))
      #expect(judged.status == judging)
      #expect(try await client.ask("/users", .get, [.cookie: cookie]).status == users)
      #expect(try await client.ask("/audit", .get, [.cookie: cookie]).status == users)
      let invited = try await client.post(
        "/users/invitations", "role=administrator", Self.judgement(cookie))
      #expect(invited.status == users)
      #expect(try await client.ask("/", .get, [.cookie: cookie]).status == .ok)
      let tokens = try await client.ask(
        "/api/v1/tokens", .post, [.cookie: cookie, .contentType: "application/json"],
        body: #"{"name":"x","scopes":["read"]}"#)
      #expect(tokens.status == (users == .ok ? .created : .forbidden))
      if judging == .seeOther {
        let page = try await client.ask("/findings/F1?state=all", .get, [.cookie: cookie])
        #expect(page.text.contains("Second"), "a judgement is in its author's name")
      }
    }
  }

  @Test func `a password is asked for, and guesses are slowed down`() async throws {
    let workspace = try SampleWorkspace(findings: 1)
    try await workspace.client { client in
      _ = try await Self.join(client, workspace.store, "Ada", .administrator)
      let right = "name=ada&password=\(Self.password.replacing(" ", with: "+"))"
      let entered = try await client.post("/sign-in?next=/overview", right)
      #expect(entered.status == .seeOther && entered.headers[.location] == "/overview")
      let cookie = try #require(entered.headers[.setCookie])
      for part in ["__Host-tocsin=", "Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        #expect(cookie.contains(part))
      }
      // A name that nobody has is answered like one that somebody has.
      for name in ["ada", "nobody"] {
        for _ in 0..<5 {
          #expect(
            try await client.post("/sign-in", "name=\(name)&password=guess").status
              == .unauthorized)
        }
        let slowed = try await client.post("/sign-in", "name=\(name)&password=guess")
        #expect(slowed.status == .tooManyRequests && slowed.headers[.retryAfter] != nil)
      }
      // The right one has to wait as well.
      #expect(try await client.post("/sign-in", right).status == .tooManyRequests)
    }
  }

  @Test(arguments: ["//evil.test/", "https://evil.test/", "/\\evil.test", "/a%0d%0aX:1"])
  func `the door leads to no other host`(_ next: String) async throws {
    let workspace = try SampleWorkspace(findings: 1)
    try await workspace.client { client in
      _ = try await Self.join(client, workspace.store, "Ada", .administrator)
      let entered = try await client.post(
        "/sign-in?next=\(next)", "name=Ada&password=\(Self.password.replacing(" ", with: "+"))")
      #expect(entered.headers[.location] == "/")
    }
  }

  @Test func `an invitation works once, and a short password not at all`() async throws {
    let workspace = try SampleWorkspace(findings: 1)
    let invitation = Invitation()
    try workspace.store.invite(
      hash: invitation.hash, role: .administrator, by: "test", until: 2_000, now: 1_000)
    try await workspace.client { client in
      for form in [
        "name=Ada&password=short&repeated=short",
        "name=Ada&password=long+enough+it+is&repeated=long+enough+it+was",
        "name=%3Cb%3E&password=long+enough+it+is&repeated=long+enough+it+is",
      ] {
        #expect(try await client.post(invitation.path, form).status == .badRequest)
      }
      let form = "name=Ada&password=long+enough+it+is&repeated=long+enough+it+is"
      #expect(try await client.post(invitation.path, form).status == .seeOther)
      #expect(try await client.post(invitation.path, form).status == .gone)
      let unknown = try await client.ask("/invitations/0123")
      #expect(unknown.status == .gone)
    }
  }

  @Test func `a log-in ends where somebody ends it, signs out or is removed`() async throws {
    let workspace = try SampleWorkspace(findings: 1)
    try await workspace.client { client in
      let ada = try await Self.join(client, workspace.store, "Ada", .administrator)
      let ben = try await Self.join(client, workspace.store, "Ben", .analyst)
      #expect(try await client.post("/sign-out", "", [.cookie: ben]).status == .seeOther)
      #expect(try await client.ask("/", .get, [.cookie: ben]).status == .seeOther)
      let again = try await client.post(
        "/sign-in", "name=Ben&password=\(Self.password.replacing(" ", with: "+"))")
      let cookie = try #require(again.headers[.setCookie]?.prefix { $0 != ";" }.description)
      #expect(try await client.ask("/", .get, [.cookie: cookie]).status == .ok)
      let removed = try workspace.store.user(named: "Ben")
      let number = try #require(removed).user.number
      #expect(
        try await client.post("/users/\(number)/remove", "", [.cookie: ada]).status == .seeOther)
      #expect(try await client.ask("/", .get, [.cookie: cookie]).status == .seeOther)
      // The last administrator stays.
      let last = try workspace.store.user(named: "Ada")
      let own = try #require(last).user.number
      #expect(
        try await client.post("/users/\(own)/remove", "", [.cookie: ada]).status == .conflict)
      let audit = try await client.ask("/audit", .get, [.cookie: ada])
      #expect(audit.text.contains("POST /users/\(number)/remove"))
    }
  }

  @Test func `another password ends all other log-ins`() async throws {
    let workspace = try SampleWorkspace(findings: 1)
    try await workspace.client { client in
      let one = try await Self.join(client, workspace.store, "Ada", .administrator)
      let right = "name=Ada&password=\(Self.password.replacing(" ", with: "+"))"
      let other = try #require(
        try await client.post("/sign-in", right).headers[.setCookie]?.prefix { $0 != ";" }
          .description)
      let form = "&password=another+long+one&repeated=another+long+one"
      #expect(
        try await client.post("/account/password", "former=wrong" + form, [.cookie: other]).status
          == .badRequest)
      let former = "former=\(Self.password.replacing(" ", with: "+"))"
      #expect(
        try await client.post("/account/password", former + form, [.cookie: other]).status
          == .seeOther)
      #expect(try await client.ask("/", .get, [.cookie: one]).status == .seeOther)
      #expect(try await client.ask("/", .get, [.cookie: other]).status == .ok)
      #expect(try await client.post("/sign-in", right).status == .unauthorized)
    }
  }

  @Test func `a proxy says who somebody is where it is trusted, and nowhere else`() async throws {
    let field = try #require(HTTPField.Name("X-Remote-User"))
    for isTrusted in [true, false] {
      let workspace = try SampleWorkspace(
        findings: 1, names: ["desk.test"], proxyHeader: isTrusted ? "X-Remote-User" : nil)
      _ = try workspace.store.addUser("Ada", .analyst, password: nil, now: 1)
      try await workspace.client { client in
        let known = try await client.ask("/", .get, [field: "ada"], authority: "desk.test")
        #expect(known.status == (isTrusted ? .ok : .seeOther))
        #expect(
          try await client.ask("/", .get, [field: "eve"], authority: "desk.test").status
            == .seeOther)
        var twice: HTTPFields = [:]
        twice[values: field] = ["ada", "eve"]
        #expect(
          try await client.ask("/", .get, twice, authority: "desk.test").status == .seeOther)
      }
    }
  }

  @Test func `an id is made anew after half a day, and the former one ends a minute later`()
    async throws
  {
    let workspace = try SampleWorkspace(findings: 1)
    let store = workspace.store
    _ = try store.addUser("Ada", .administrator, password: nil, now: 1)
    let known = try store.user(named: "ada")
    let user = try #require(known).user
    try store.addLogIn(of: user.number, hash: [1], agent: "browser", now: 1_000)
    let first = try store.login(hash: [1], now: 1_000)
    let login = try #require(first)
    let isRotated = try store.rotate(login, from: [1], to: [2], now: 50_000)
    #expect(isRotated)
    for (hash, now, isFormer) in [
      (UInt8(2), Int64(50_001), false), (1, 50_001, true), (1, 50_061, nil),
      (2, 50_000 + 8 * 86_400, nil),
    ] {
      let found = try store.login(hash: [hash], now: now)
      #expect(found?.isFormer == isFormer)
    }
    // Two pages at once do not rotate twice.
    let again = try store.rotate(login, from: [1], to: [3], now: 50_002)
    #expect(!again)
  }
}
