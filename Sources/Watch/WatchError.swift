import Foundation

/// Why watching ends, or does not begin.
package enum WatchError: Error, Hashable, Sendable {
  /// The configuration names nothing to follow.
  case nothing(path: String)
  case cannotWrite(path: String, code: Int32)
}

extension WatchError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .nothing(let path):
      """
      There is nothing to watch. Name a folder (tocsin watch FOLDER), or write sources under “watch” into \(path).
      """
    case .cannotWrite(let path, let code):
      "\(path) cannot be written: \(String(cString: strerror(code)))."
    }
  }
}
