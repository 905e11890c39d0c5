internal import CSandbox
import Collect
import Glibc

/// Takes from the process what documents do not need, before one of them is looked at.
enum Confinement {
  struct Failure: Error, CustomStringConvertible {
    /// As `tocsin_sandbox_enter` numbers it.
    let step: Int32
    /// `errno`.
    let reason: Int32

    var description: String {
      DocumentText.refusal(
        "\(String(cString: tocsin_sandbox_failure(step))) (\(String(cString: strerror(reason))))")
    }
  }

  /// - Parameter programs: those that may be run, by their paths.
  /// - Throws: ``Failure``; the process is then as it was, or less able.
  static func enter(running programs: [String]) throws(Failure) {
    let words = programs.map { strdup($0) }
    defer { for word in words { free(word) } }
    let step = tocsin_sandbox_for_documents(words.map { UnsafePointer($0) } + [nil])
    let reason = errno
    guard step == 0 else { throw Failure(step: step, reason: reason) }
  }
}
