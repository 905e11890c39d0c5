import CSandbox
import Glibc

/// Runs a program on one document: bytes in, bytes out; what hangs or writes without end is ended. It shuts itself in, or who runs it is.
package struct DocumentProcess: Sendable {
  /// The program.
  let path: String
  let arguments: [String]
  /// Whether nobody sees what it complains of.
  let isQuiet: Bool

  package init(path: String, arguments: [String], isQuiet: Bool = false) {
    self.path = path
    self.arguments = arguments
    self.isQuiet = isQuiet
  }

  /// The folder of the program that runs, where those lie that it starts.
  static let folder: String? = {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return nil }
    let own = String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return own.lastIndex(of: "/").map { String(own[..<$0]) }
  }()

  /// The path of a program in a folder, or beside the one that runs; `nil` where there is none.
  static func path(of name: String, in folder: String?) -> String? {
    guard let folder = folder ?? Self.folder else { return nil }
    let path = "\(folder)/\(name)"
    return access(path, X_OK) == 0 ? path : nil
  }

  /// - Parameter most: what the answer may be long, in bytes.
  package func answer(
    to bytes: [UInt8], _ patience: Patience, most: Int = Handover.most
  ) -> ProcessAnswer {
    guard var handover = Handover(bytes) else { return .noMemory }
    guard let child = start(input: handover.document, output: handover.answer) else {
      return ProcessAnswer(reason: "\(path) could not be started.")
    }
    handover.wasHanded()
    let (output, reason) = handover.collect(patience, most: most)
    // What still runs is ended, by the closed pipe where no signal may be sent; what ended is only collected.
    if reason != nil { kill(child, SIGKILL) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return ProcessAnswer(output: output, status: status, reason: reason)
  }

  /// Starts the program; `nil` where that fails.
  ///
  /// - Parameters:
  ///   - output: what it writes to; nothing where it is `nil`.
  ///   - leads: whether it leads a group of processes of its own, so that a signal of the terminal does not reach it.
  func start(input: Int32, output: Int32?, leads: Bool = false) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    if let output {
      posix_spawn_file_actions_adddup2(&actions, output, 1)
    } else {
      posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    }
    if isQuiet { posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_RDONLY, 0) }
    // Nothing that is open here is its business either; and a server that held the pipe or the socket of another program would keep
    // whoever waits for its end waiting.
    guard tocsin_spawn_close_from(&actions, 3) == 0 else { return nil }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The threads of Dispatch block nearly all signals, and what they start would as well: no end could be asked of it.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    let flags = POSIX_SPAWN_SETSIGMASK | (leads ? POSIX_SPAWN_SETPGROUP : 0)
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var words: [UnsafeMutablePointer<CChar>?] =
      ([path] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    // Nothing of the surroundings is a document's business.
    var surroundings: [UnsafeMutablePointer<CChar>?] = [strdup("LC_ALL=C.UTF-8"), nil]
    defer { for word in surroundings { free(word) } }
    var child: pid_t = 0
    return posix_spawn(&child, path, &actions, &attributes, &words, &surroundings) == 0
      ? child : nil
  }
}
