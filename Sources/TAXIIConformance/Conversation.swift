import Exchange
import Fetch
import Foundation

/// An answer, as far as the suite looks at it.
struct Answer {
  var status: Int
  /// By lower-case name.
  var fields: [String: String]
  var body: [UInt8]

  var json: JSONNode? { try? JSONNode(parsing: body) }
  var type: String { fields["content-type"]?.lowercased().filter { $0 != " " } ?? "" }
  var objects: [JSONNode] { json?["objects"]?.items ?? [] }
  var more: Bool { json?["more"]?.flag == true }
  var next: String? { json?["next"]?.text }
}

/// Asks a server, one request after the other.
struct Conversation {
  static let mediaType = "application/taxii+json;version=2.1"

  private let base: WebLocation
  private let addresses: [IPAddress]
  /// `Authorization: …`, where there is one.
  let credentials: String?
  private let transport = CurlTransport()

  init(_ address: String, secret: String?) async throws {
    base = try WebLocation(address)
    addresses = try await Resolver.system.addresses(base.host)
    credentials = secret.map {
      $0.contains(":")
        ? "Authorization: Basic \(Data($0.utf8).base64EncodedString())"
        : "Authorization: Bearer \($0)"
    }
  }

  /// An address that a server named, which may be relative to its own.
  func location(_ text: String) throws -> WebLocation {
    try base.resolving(text)
  }

  /// - Parameter accept: `nil` to send none.
  func ask(
    _ address: String, accept: String? = Self.mediaType, isSignedIn: Bool = true,
    post body: String? = nil, type: String = Self.mediaType
  ) async throws -> Answer {
    var fields = ["User-Agent: tocsin-taxii-conformance"]
    fields.append(accept.map { "Accept: \($0)" } ?? "Accept:")
    if isSignedIn, let credentials { fields.append(credentials) }
    if body != nil { fields.append("Content-Type: \(type)") }
    let location = try location(address)
    // Another host is another server: the suite tests one.
    guard location.host == base.host else { throw FetchError.redirects }
    let response = try await transport.send(
      WireRequest(
        location: location, addresses: addresses, fields: fields, body: body.map { Array($0.utf8) },
        limit: 64 << 20, seconds: 60))
    return Answer(
      status: response.status, fields: ResponseFields.read(response.received),
      body: response.body)
  }
}
