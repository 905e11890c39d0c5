/// Why a file cannot be mapped. Whoever asked for it says which file it is and what to do.
package enum MappedFileError: Error, Hashable, Sendable {
  case missing
  /// It is there, and cannot be opened or mapped; `reason` is a clause.
  case unreadable(reason: String)
  /// It is empty, or larger than it may be.
  case size(bytes: Int)
}

extension MappedFileError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing: "it is not there"
    case .unreadable(let reason): reason
    case .size(let bytes): "it has \(bytes) bytes"
    }
  }
}
