import Foundation

/// Standard input, output and error, which a caller may have closed.
package enum StandardStreams {
  /// Takes the numbers of closed streams, so that no file opened later gets one of them and what was
  /// meant for a stream. Using such a stream fails as before. Call it first of all.
  package static func reserve() {
    for (number, mode) in [
      (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
    ] where fcntl(number, F_GETFD) < 0 {
      // The lowest free number is the closed one.
      _ = open("/dev/null", mode)
    }
  }
}
