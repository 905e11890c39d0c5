/// Why something was not fetched; each a sentence without its end.
package enum FetchError: Error, Hashable, Sendable {
  case refused(AddressPolicy.Refusal)
  /// The site asks not to be read there.
  case robots
  case tooLong(limit: Int)
  case timeout
  case failed(String)
  case stopped
  /// Redirects that go on, or round.
  case redirects
  case status(Int)
  /// The site asked for a pause, or failed too often: seconds from now.
  case later(Double)
}

extension FetchError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .refused(let refusal): "\(refusal)"
    case .robots: "its robots.txt asks not to read it"
    case .tooLong(let limit): "it is longer than \(limit >> 10) kB"
    case .timeout: "it did not answer in time"
    case .failed(let reason):
      // What libraries say may end as a sentence does; ours go on.
      reason.isEmpty
        ? "the connection failed" : reason.hasSuffix(".") ? String(reason.dropLast()) : reason
    case .stopped: "it was stopped"
    case .redirects: "it leads on and on, or round in a circle"
    case .status(let status): "the server answers \(status)"
    case .later(let seconds): "it is asked again in \(Int(seconds.rounded(.up))) s"
    }
  }
}
