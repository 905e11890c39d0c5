import ArgumentParser
import Console
import Exchange
import Foundation
import Store

/// `tocsin users`
struct UsersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "users",
    abstract: "Invite, list and remove those who sign in to the console of a team.",
    discussion: """
      Without users whoever reaches the console on this machine is trusted. The first one is an administrator, who invites \
      the others in the console; from then on everybody signs in.

      EXAMPLE
        tocsin users invite --role administrator
        tocsin users list
        tocsin users remove "Ada North"
      """,
    subcommands: [Invite.self, List.self, Add.self, Remove.self], defaultSubcommand: List.self)

  struct Options: ParsableArguments {
    @Option(
      name: [.short, .long],
      help: ArgumentHelp("The folder that keeps what was read and found.", valueName: "folder"))
    var workspace = Workspace.defaultFolder

    @OptionGroup var shared: SharedOptions

    /// Does something with the workspace's store, and says what went wrong.
    func withStore(_ body: (Store, _ now: Int64) throws -> Void) throws {
      let console = shared.console()
      do {
        let workspace = Workspace(folder: workspace)
        // A mistyped folder must not become a workspace.
        _ = try Store(workspace, create: false)
        try body(try Store(workspace), Int64(Date().timeIntervalSince1970))
      } catch let error as StoreError {
        console.fail("\(error)")
        throw ExitCode.failure
      }
    }

    func fail(_ words: String) throws -> Never {
      shared.console().fail(words)
      throw ExitCode.failure
    }

    func print(_ line: String) throws {
      var sink = ByteSink.standardOutput()
      try sink.append(line + "\n")
      try sink.flush()
    }
  }

  static func role(_ text: String) throws -> User.Role {
    guard let role = User.Role(rawValue: text) else {
      throw ValidationError(
        "--role is one of \(User.Role.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return role
  }

  struct Invite: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print a link by which one person becomes a user, once, within a week.")

    @Option(
      help: ArgumentHelp("viewer, analyst, approver or administrator.", valueName: "role"))
    var role = User.Role.analyst.rawValue

    @Option(
      help: ArgumentHelp("The address of the console, as users reach it.", valueName: "address"))
    var address = "http://127.0.0.1:8747"

    @OptionGroup var options: Options

    func validate() throws { _ = try UsersCommand.role(role) }

    func run() async throws {
      let role = try UsersCommand.role(role)
      let invitation = Invitation()
      try options.withStore { store, now in
        guard try store.hasUsers() || role == .administrator else {
          try options.fail("The first user is an administrator: --role administrator.")
        }
        try store.invite(
          hash: invitation.hash, role: role, by: NSUserName(), until: now + Invitation.seconds,
          now: now)
      }
      let base = address.hasSuffix("/") ? String(address.dropLast()) : address
      try options.print(base + invitation.path)
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the users and their roles.")

    @OptionGroup var options: Options

    func run() async throws {
      var users: [User] = []
      try options.withStore { store, _ in users = try store.users() }
      for user in users {
        try options.print(
          "\(user.name)\t\(user.role.rawValue)\t\(user.hasPassword ? "password" : "proxy")")
      }
      if users.isEmpty { options.shared.console().status("There are no users: nobody signs in.") }
    }
  }

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a user whom a trusted proxy signs in, by the name that it gives.",
      discussion: "Whom no proxy knows is invited instead, and chooses a password.")

    @Argument(help: ArgumentHelp("As the proxy writes it.", valueName: "name"))
    var name: String

    @Option(
      help: ArgumentHelp("viewer, analyst, approver or administrator.", valueName: "role"))
    var role = User.Role.analyst.rawValue

    @OptionGroup var options: Options

    func validate() throws { _ = try UsersCommand.role(role) }

    func run() async throws {
      let role = try UsersCommand.role(role)
      try options.withStore { store, now in
        guard try store.hasUsers() || role == .administrator else {
          try options.fail("The first user is an administrator: --role administrator.")
        }
        guard try store.addUser(name, role, password: nil, now: now) != nil else {
          try options.fail("Somebody has, or had, the name “\(name)”.")
        }
      }
    }
  }

  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take somebody's password and log-ins away. What they said stays.")

    @Argument(help: ArgumentHelp("The user.", valueName: "name"))
    var name: String

    @OptionGroup var options: Options

    func run() async throws {
      try options.withStore { store, now in
        guard let known = try store.user(named: name) else {
          try options.fail("There is no user “\(name)”.")
        }
        switch try store.removeUser(known.user.number, now: now) {
        case .done: return
        case .noSuchUser: try options.fail("There is no user “\(name)”.")
        case .lastAdministrator:
          try options.fail(
            "\(known.user.name) is the last administrator: make another one first.")
        }
      }
    }
  }
}
