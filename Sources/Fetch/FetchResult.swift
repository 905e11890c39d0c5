/// What a server gave to ask with the next time, echoed as it was (RFC 9110, section 13).
package struct Validators: Hashable, Sendable, Codable {
  package var etag: String?
  package var modified: String?

  package init(etag: String? = nil, modified: String? = nil) {
    self.etag = etag
    self.modified = modified
  }

  package var isEmpty: Bool { etag == nil && modified == nil }
}

/// What is asked for.
package struct FetchRequest: Sendable {
  package var location: WebLocation
  package var origin: AddressPolicy.Origin
  package var validators = Validators()
  /// Further fields, `Name: value`.
  package var fields: [String] = []
  /// What is sent with POST; `nil` for GET. It is sent once: a server that redirects it is not followed.
  package var body: [UInt8]?
  /// Interfaces for programs are no pages that robots.txt speaks of.
  package var obeysRobots = true
  /// Bytes of the body, unpacked.
  package var limit = 16 << 20
  package var seconds = 60.0
  /// How long it may wait for its turn; what would have to wait longer fails with ``FetchError/later(_:)``.
  package var patience = 90.0
  /// Seconds between two requests to the host, instead of the usual ones: of interfaces that are made to be asked often.
  package var isBrisk = false

  package init(_ location: WebLocation, origin: AddressPolicy.Origin = .configured) {
    self.location = location
    self.origin = origin
  }
}

/// What came of it.
package struct FetchResult: Sendable {
  /// Where it was found, after redirects.
  package var location: WebLocation
  package var status: Int
  /// By lower-case name; of repeated ones the first.
  package var fields: [String: String]
  package var body: [UInt8]
  package var validators: Validators
  /// Bytes of the last hop as they went over the wire.
  package var sent: [UInt8]
  package var received: [UInt8]
  package var peer: String
  /// The certificates that the server showed, its own first, in PEM; empty without TLS.
  package var certificates: [UInt8] = []
  /// Seconds since 1970, when the answer was there.
  package var time: Double
  /// Whether all redirects were permanent ones, so that the new address may replace the old.
  package var isMoved = false

  package var isUnchanged: Bool { status == 304 }

  /// The media type, lower case, without parameters.
  package var type: String {
    (fields["content-type"] ?? "").prefix { $0 != ";" }.lowercased()
      .split(separator: " ").first.map(String.init) ?? ""
  }
}
