internal import CSandbox
import Glibc

/// Runs the programs of poppler (GPL, and so only as processes) on a document.
struct Programs {
  /// The document, in a file without a name.
  private let document: Int32

  static let folder = "/usr/bin/"
  /// Those that say where a PDF leads, and make pictures of its pages.
  static let ofParts = [folder + "pdfinfo", folder + "pdftoppm"]

  /// `nil` when memory is short.
  init?(_ bytes: [UInt8]) {
    document = bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { tocsin_memory_file($0, bytes.count) } ?? -1
    }
    guard document >= 0 else { return nil }
  }

  /// What a program writes, and how it ended; `nil` where it could not be started.
  func run(_ program: String, _ arguments: [String], most: Int) -> (output: [UInt8], status: Int32)?
  {
    guard lseek(document, 0, SEEK_SET) == 0 else { return nil }
    var pipe: [Int32] = [-1, -1]
    guard tocsin_pipe(&pipe) == 0 else { return nil }
    var isOpen = true
    defer { if isOpen { close(pipe[0]) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, document, 0)
    posix_spawn_file_actions_adddup2(&actions, pipe[1], 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_RDONLY, 0)
    let path = Self.folder + program
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var surroundings: [UnsafeMutablePointer<CChar>?] = [strdup("LC_ALL=C.UTF-8"), nil]
    defer { for word in surroundings { free(word) } }
    var child: pid_t = 0
    let started = posix_spawn(&child, path, &actions, nil, &words, &surroundings)
    close(pipe[1])
    guard started == 0 else { return nil }
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(pipe[0], &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      // Who writes more than anybody reads finds the pipe closed.
      if count <= 0 || output.count > most { break }
      output += chunk[..<count]
    }
    var status: Int32 = 0
    if output.count > most {
      close(pipe[0])
      isOpen = false
    }
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return (output, status)
  }
}
