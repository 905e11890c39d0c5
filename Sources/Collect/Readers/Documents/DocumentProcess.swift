import CSandbox
import Glibc

/// Runs a program that shuts itself in on one document: bytes in, bytes out; what hangs or writes without end is ended.
struct DocumentProcess: Sendable {
  /// The program.
  let path: String
  let arguments: [String]

  /// What the program wrote and how it ended (as `waitpid` tells it), or why there is nothing.
  struct Answer {
    var output: [UInt8] = []
    var status: Int32 = 0
    var reason: String?

    /// What the program itself returned; `nil` where a signal ended it.
    var code: Int32? { status & 0x7F == 0 ? status >> 8 & 0xFF : nil }

    var ranTooLong: Bool {
      let signal = status & 0x7F
      return signal == SIGXCPU || signal == SIGKILL
    }
  }

  /// What an answer may be long, and how long it may take, in seconds.
  private static let most = 96 << 20
  private static let patience = 90

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

  func answer(to bytes: [UInt8], shouldStop: () -> Bool) -> Answer {
    let input = bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { tocsin_memory_file($0, bytes.count) } ?? -1
    }
    guard input >= 0 else { return Answer(reason: "There is not enough memory.") }
    defer { close(input) }
    var pipe: [Int32] = [-1, -1]
    guard tocsin_pipe(&pipe) == 0 else { return Answer(reason: "There is not enough memory.") }
    defer { close(pipe[0]) }
    guard let child = spawn(input, pipe[1]) else {
      close(pipe[1])
      return Answer(reason: "\(path) could not be started.")
    }
    close(pipe[1])
    let (output, reason) = collect(pipe[0], shouldStop)
    // What is still running is ended; what ended is only collected.
    if reason != nil { kill(child, SIGKILL) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return Answer(output: output, status: status, reason: reason)
  }

  private func spawn(_ input: Int32, _ output: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    var words: [UnsafeMutablePointer<CChar>?] =
      ([path] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    // Nothing of the surroundings is a document's business.
    var surroundings: [UnsafeMutablePointer<CChar>?] = [strdup("LC_ALL=C.UTF-8"), nil]
    defer { for word in surroundings { free(word) } }
    var child: pid_t = 0
    return posix_spawn(&child, path, &actions, nil, &words, &surroundings) == 0 ? child : nil
  }

  private func collect(_ pipe: Int32, _ shouldStop: () -> Bool) -> ([UInt8], reason: String?) {
    var output: [UInt8] = []
    let begin = time(nil)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      var waiting = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
      let ready = poll(&waiting, 1, 250)
      if shouldStop() { return ([], "Reading was stopped.") }
      if time(nil) - begin > Self.patience { return ([], "Reading it took too long.") }
      guard ready > 0 else { continue }
      let count = read(pipe, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return (output, nil) }
      output += chunk[..<count]
      if output.count > Self.most { return ([], "Its text is longer than \(Self.most >> 20) MB.") }
    }
  }
}
