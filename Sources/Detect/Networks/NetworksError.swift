/// Why networks cannot be found.
package enum NetworksError: Error, Hashable, Sendable {
  /// More pairs than memory was promised for.
  case tooManyPairs(count: Int, most: Int)
  /// An option that says nothing.
  case option(String)
  case cancelled
}

extension NetworksError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooManyPairs(let count, let most):
      "\(count) pairs of shares lie within the window, and \(most) are the most that are held. Choose a smaller --time-window."
    case .option(let sentence): sentence
    case .cancelled: "Stopped. Nothing was stored."
    }
  }
}
