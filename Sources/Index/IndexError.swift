/// Why an index cannot be opened or written; each says what to do about it.
package enum IndexError: Error, Hashable, Sendable {
  /// It is damaged, incomplete, of another version, or of other documents; `reason` is a clause. The caller resets the
  /// folder and appends everything again.
  case rebuild(reason: String)
  /// The folder or a file of it cannot be read or written; `reason` is a clause.
  case unavailable(path: String, reason: String)
}

extension IndexError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .rebuild(let reason):
      "The index must be built again: \(reason)."
    case .unavailable(let path, let reason):
      "The index cannot use \(path): \(reason). Free space or change its permissions, and run it again."
    }
  }
}
