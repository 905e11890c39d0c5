import Fetch
import Foundation

/// Sends something to a server that the operator named, once, without following where it leads.
struct Posting: Sendable {
  private static let transport = CurlTransport()
  private static let seconds = 30.0

  /// - Throws: ``FetchError`` for all but answers of 2xx.
  func send(
    _ body: [UInt8], to url: String, fields: [String], isPut: Bool = false
  ) async throws(FetchError) {
    let location: WebLocation
    do throws(WebLocation.Fault) {
      location = try WebLocation(url)
    } catch {
      throw .refused(.address(error))
    }
    // What the operator writes down as a target may be an own server.
    let policy = AddressPolicy(exempt: [location.endpoint])
    let addresses = try await Resolver.system.addresses(location.host)
    do throws(AddressPolicy.Refusal) {
      try policy.judge(addresses, of: location.endpoint, for: .configured)
    } catch {
      throw .refused(error)
    }
    var request = WireRequest(
      location: location, addresses: addresses, fields: fields + ["Expect:"], body: body,
      limit: 1 << 16, seconds: Self.seconds)
    request.isPut = isPut
    let response = try await Self.transport.send(request)
    guard (200..<300).contains(response.status) else { throw .status(response.status) }
  }

  /// A secret that stands in a file of its own, without the end of its line.
  static func secret(_ path: String) throws(FetchError) -> String {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw .failed("the secret in \(path) cannot be read")
    }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
