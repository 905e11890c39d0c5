/// What may be asked, and where connections may go: the one place that decides it, for whatever fetches.
///
/// A name is resolved once, all answers are judged, and the connection goes to one of the judged addresses; the same
/// again at each hop of a redirect.
package struct AddressPolicy: Hashable, Sendable {
  /// Destinations that the operator wrote down; only these may lie in networks that are not public, or have odd ports.
  package var exempt: Set<Endpoint>

  package init(exempt: Set<Endpoint> = []) {
    self.exempt = exempt
  }

  /// Who named a destination.
  package enum Origin: Hashable, Sendable {
    /// The operator, in the configuration.
    case configured
    /// Something that was read, from this destination: it leads to an exempt one only where it came from that one.
    case read(from: Endpoint)
  }

  /// Why a destination is not asked; each half a sentence.
  package enum Refusal: Error, Hashable, Sendable {
    case address(WebLocation.Fault)
    case port(Int)
    case network(host: String, address: String)
    case noAddress(host: String)
  }

  /// Whether the operator wrote a destination down, and who named it may lead there.
  package func isExempt(_ endpoint: Endpoint, for origin: Origin) -> Bool {
    guard exempt.contains(endpoint) else { return false }
    switch origin {
    case .configured: return true
    case .read(let from): return from == endpoint
    }
  }

  /// Judges what is written, before anything is resolved.
  package func judge(_ location: WebLocation, for origin: Origin) throws(Refusal) {
    guard !isExempt(location.endpoint, for: origin) else { return }
    guard location.port == (location.isSecure ? 443 : 80) else { throw .port(location.port) }
    if let address = IPAddress(location.host), !address.isGlobalUnicast {
      throw .network(host: location.host, address: "\(address)")
    }
  }

  /// Judges what a name resolved to: one address that is not public refuses all, since whoever answers so may answer
  /// the next time with that one alone.
  package func judge(
    _ addresses: [IPAddress], of endpoint: Endpoint, for origin: Origin
  ) throws(Refusal) {
    guard !addresses.isEmpty else { throw .noAddress(host: endpoint.host) }
    guard !isExempt(endpoint, for: origin) else { return }
    if let bad = addresses.first(where: { !$0.isGlobalUnicast }) {
      throw .network(host: endpoint.host, address: "\(bad)")
    }
  }
}

extension AddressPolicy.Refusal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .address(let fault): "the address is refused: \(fault)"
    case .port(let port):
      "port \(port) is none of the web's; an own server is written down under “exempt”"
    case .network(let host, let address):
      host == address
        ? "\(address) lies in no public network"
        : "\(host) leads to \(address), which lies in no public network"
    case .noAddress(let host): "\(host) has no address"
    }
  }
}
