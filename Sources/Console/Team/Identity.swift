import Store

/// In whose name a request acts, and what that person may do.
struct Identity: Sendable, Hashable {
  let name: String
  let role: User.Role
  /// How it is known who asks.
  let proof: Proof

  enum Proof: Sendable, Hashable {
    /// Nobody has to sign in: who reaches this machine's console is trusted.
    case thisMachine
    case logIn(LogIn)
    /// A proxy in front says so.
    case proxy(User)
  }

  /// The user; `nil` where nobody signs in.
  var user: User? {
    switch proof {
    case .thisMachine: nil
    case .logIn(let login): login.user
    case .proxy(let user): user
    }
  }

  /// Of the request that is being answered. Every page has the name in its frame, and every record of what somebody did:
  /// it goes with the task, as the request does, instead of through each of them.
  @TaskLocal static var current: Identity?
}

extension ConsoleServer {
  /// In whose name what is done now is kept.
  var person: String { Identity.current?.name ?? options.analyst }
}
