/// Why results could not be written.
package enum ExchangeError: Error, Hashable, Sendable {
  /// The reader of the pipe has gone; there is nobody left to write for.
  case brokenPipe
  case diskFull(name: String)
  case cannotWrite(name: String, reason: String)
}

extension ExchangeError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .brokenPipe: "The reader of the results has gone."
    case .diskFull(let name):
      "There is no room left to write \(name). Free some space and run the same command again."
    case .cannotWrite(let name, let reason): "\(name) cannot be written: \(reason)."
    }
  }
}
