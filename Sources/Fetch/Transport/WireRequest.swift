/// One request, its destination judged.
package struct WireRequest: Sendable {
  package var location: WebLocation
  /// Where a connection may go; empty behind a proxy, which resolves names itself.
  package var addresses: [IPAddress]
  package var proxy: String?
  /// `Name: value`, without ends of lines.
  package var fields: [String]
  package var body: [UInt8]?
  package var isPut = false
  /// Bytes of the body, unpacked.
  package var limit: Int
  /// Seconds for all of it.
  package var seconds: Double

  package init(
    location: WebLocation, addresses: [IPAddress], proxy: String? = nil, fields: [String] = [],
    body: [UInt8]? = nil, limit: Int, seconds: Double
  ) {
    self.location = location
    self.addresses = addresses
    self.proxy = proxy
    self.fields = fields
    self.body = body
    self.limit = limit
    self.seconds = seconds
  }
}

/// What came back, byte for byte and unpacked.
package struct WireResponse: Sendable {
  package var status = 0
  package var body: [UInt8] = []
  /// What went over the wire.
  package var sent: [UInt8] = []
  package var received: [UInt8] = []
  package var peer = ""
  /// The certificates that the server showed, its own first, in PEM.
  package var certificates: [UInt8] = []

  package init() {}
}

/// Carries requests to where they were judged to go.
package protocol Transport: Sendable {
  /// - Throws: ``FetchError``
  func send(_ request: WireRequest) async throws(FetchError) -> WireResponse
}
