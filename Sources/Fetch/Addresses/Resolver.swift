import Dispatch
import Glibc

/// Turns a host name into all its addresses, once.
package struct Resolver: Sendable {
  /// All addresses of a host, or ``FetchError``.
  package var addresses: @Sendable (_ host: String) async throws(FetchError) -> [IPAddress]

  package init(_ addresses: @escaping @Sendable (String) async throws(FetchError) -> [IPAddress]) {
    self.addresses = addresses
  }

  private static let queue = DispatchQueue(label: "tocsin.resolve", attributes: .concurrent)

  /// As the machine resolves names.
  package static let system = Resolver { (host) async throws(FetchError) in
    if let address = IPAddress(host) { return [address] }
    return try await AbandonableWork.run(on: queue) { lookUp(host) }
  }

  private static func lookUp(_ host: String) -> Result<[IPAddress], FetchError> {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(host, nil, &hints, &list)
    defer { if let list { freeaddrinfo(list) } }
    guard code == 0 else {
      return .failure(.failed("\(host) cannot be resolved: \(String(cString: gai_strerror(code)))"))
    }
    var found: [IPAddress] = []
    var next = list
    while let entry = next {
      next = entry.pointee.ai_next
      guard let address = entry.pointee.ai_addr else { continue }
      let bytes = UnsafeRawBufferPointer(
        start: address, count: Int(entry.pointee.ai_addrlen))
      if let address = IPAddress(bytes), !found.contains(address) { found.append(address) }
    }
    return .success(found)
  }
}
