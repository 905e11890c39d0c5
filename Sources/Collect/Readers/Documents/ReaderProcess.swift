import CSandbox
import FoundationEssentials
import Glibc
package import TocsinModel

/// Runs `tocsin-reader` on one document, or on the files that came with one mail: bytes in, ``DocumentText`` or ``PartContents`` out; what
/// hangs or writes without end is ended.
package struct ReaderProcess: Sendable {
  /// The program.
  let path: String
  /// What is passed on, such as that it may run unprotected.
  let arguments: [String]

  /// What an answer may be long, and how long it may take, in seconds.
  private static let most = 96 << 20
  private static let patience = 90

  /// Beside the program that runs.
  package static let installed: String? = {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return nil }
    let own = String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard let slash = own.lastIndex(of: "/") else { return nil }
    let path = own[..<slash] + "/tocsin-reader"
    return access(String(path), X_OK) == 0 ? String(path) : nil
  }()

  package init(path: String, arguments: [String] = []) {
    self.path = path
    self.arguments = arguments
  }

  func text(of bytes: [UInt8], _ kind: DocumentKind, shouldStop: () -> Bool) -> DocumentText {
    let (output, status, reason) = answer(to: bytes, kind.rawValue, shouldStop)
    if let reason { return DocumentText(failure: reason) }
    return (try? JSONDecoder().decode(DocumentText.self, from: Data(output)))
      ?? DocumentText(failure: Self.words(of: status))
  }

  /// What the files of one mail hold, in their order; where the reader fails, each says why it was not read.
  package func contents(
    of parts: [[UInt8]], shouldStop: () -> Bool = { false }
  ) -> [PartContents] {
    guard !parts.isEmpty else { return [] }
    let (output, status, reason) = answer(to: PartFraming.joined(parts), "parts", shouldStop)
    if reason == nil {
      if let contents = try? JSONDecoder().decode([PartContents].self, from: Data(output)) {
        return contents
      }
      // It may refuse to read at all, and then says why.
      if let refusal = try? JSONDecoder().decode(DocumentText.self, from: Data(output)) {
        return parts.map { _ in PartContents(unread: refusal.failure ?? Self.words(of: status)) }
      }
    }
    return parts.map { _ in PartContents(unread: reason ?? Self.words(of: status)) }
  }

  private static func words(of status: Int32) -> String {
    let signal = status & 0x7F
    return signal == SIGXCPU || signal == SIGKILL
      ? "Reading it took too long." : "The reader of documents failed on it (status \(status))."
  }

  /// What the program writes and how it ended, or why there is nothing.
  private func answer(
    to bytes: [UInt8], _ mode: String, _ shouldStop: () -> Bool
  ) -> (output: [UInt8], status: Int32, reason: String?) {
    let input = bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { tocsin_memory_file($0, bytes.count) } ?? -1
    }
    guard input >= 0 else { return ([], 0, "There is not enough memory.") }
    defer { close(input) }
    var pipe: [Int32] = [-1, -1]
    guard tocsin_pipe(&pipe) == 0 else { return ([], 0, "There is not enough memory.") }
    defer { close(pipe[0]) }
    guard let child = spawn(mode, input, pipe[1]) else {
      close(pipe[1])
      return ([], 0, "\(path) could not be started.")
    }
    close(pipe[1])
    let (output, reason) = collect(pipe[0], shouldStop)
    // What is still running is ended; what ended is only collected.
    if reason != nil { kill(child, SIGKILL) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return (output, status, reason)
  }

  private func spawn(_ mode: String, _ input: Int32, _ output: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    var words: [UnsafeMutablePointer<CChar>?] =
      ([path, mode] + arguments).map { strdup($0) } + [nil]
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
