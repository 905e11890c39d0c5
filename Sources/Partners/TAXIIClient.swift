import Exchange
package import Fetch
import Foundation

/// Asks a collection of a TAXII 2.1 server for all that was added since (section 5.4), page by page.
///
/// What other servers do wrong ends the reading and loses nothing: a `next` that leads in circles, pages without objects
/// that promise more, headers that are not there.
package struct TAXIIClient: Sendable {
  package static let mediaType = "application/taxii+json;version=2.1"
  private static let mostPages = 20_000
  /// Objects that are asked for at once; a server may give fewer.
  private static let pageSize = 1000

  private let fetcher: Fetcher
  private let secret: String?

  /// - Parameter secret: a token, or `name:password`.
  package init(fetcher: Fetcher, secret: String?) {
    self.fetcher = fetcher
    self.secret = secret
  }

  package struct Page: Sendable {
    package var body: [UInt8]
    /// As the server writes it; `nil` where it does not say.
    package var lastAdded: String?
  }

  /// Hands over each page as it comes.
  ///
  /// - Parameters:
  ///   - address: of the collection; `objects/` may be at its end.
  ///   - after: what was added until then is known.
  /// - Throws: ``ImportError/server(_:)``, `FetchError`, and what `body` throws.
  package func read(
    _ address: String, after: String?, _ body: (Page) throws -> Void
  ) async throws {
    var base = address
    while base.hasSuffix("/") { base.removeLast() }
    if !base.hasSuffix("/objects") { base += "/objects" }
    var next: String?
    var seen: Set<String> = []
    for _ in 0..<Self.mostPages {
      var query = ["limit=\(Self.pageSize)"]
      // Never both: servers differ in which of the two they believe.
      if let next {
        query.append("next=\(Self.escaped(next))")
      } else if let after {
        query.append("added_after=\(Self.escaped(after))")
      }
      let page = try await ask("\(base)/?\(query.joined(separator: "&"))")
      let envelope = try Self.envelope(page.body)
      try body(page)
      guard envelope.more else { return }
      guard let following = envelope.next else {
        throw ImportError.server("The server says that there is more, and not where.")
      }
      guard seen.insert(following).inserted, envelope.hasObjects else {
        throw ImportError.server(
          "The server leads in circles: it promises more and gives nothing new. What it gave is kept."
        )
      }
      next = following
    }
    throw ImportError.server("The server gives no end of pages. What it gave is kept.")
  }

  private func ask(_ address: String) async throws -> Page {
    let location: WebLocation
    do {
      location = try WebLocation(address)
    } catch {
      throw ImportError.server("\(address.prefix(200)) is no address that can be asked.")
    }
    var request = FetchRequest(location)
    request.obeysRobots = false
    request.isBrisk = true
    request.limit = 256 << 20
    request.fields = ["Accept: \(Self.mediaType)"]
    if let secret {
      request.fields.append(
        secret.contains(":")
          ? "Authorization: Basic \(Data(secret.utf8).base64EncodedString())"
          : "Authorization: Bearer \(secret)")
    }
    let result = try await fetcher.fetch(request)
    guard result.status == 200 else {
      let said = try? JSONNode(parsing: result.body)
      let words = [said?["title"]?.text, said?["description"]?.text].compactMap(\.self)
      throw ImportError.server(
        "The server answered \(result.status)\(words.isEmpty ? "" : ": " + words.joined(separator: ". ").prefix(300))."
      )
    }
    guard result.type == "application/taxii+json" else {
      throw ImportError.server(
        "What answers is no TAXII server: it sends \(result.type.prefix(80)).")
    }
    return Page(body: result.body, lastAdded: result.fields["x-taxii-date-added-last"])
  }

  private static func envelope(
    _ bytes: [UInt8]
  ) throws -> (more: Bool, next: String?, hasObjects: Bool) {
    var scanner = BundleScanner()
    var more = false
    var next: String?
    var hasObjects = false
    bytes.withUnsafeBufferPointer { buffer in
      scanner.read(buffer) { piece in
        switch piece {
        case .object: hasObjects = true
        case .member("more", let value): more = value == Array("true".utf8)
        case .member("next", let value): next = (try? JSONNode(parsing: value))?.text
        default: break
        }
      }
    }
    guard !scanner.isUnfinished else {
      throw ImportError.server("The server's answer ends in the middle.")
    }
    return (more, next, hasObjects)
  }

  /// As a value of a query (RFC 3986, section 2.3).
  private static func escaped(_ text: String) -> String {
    let unreserved = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~"))
    return text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
  }
}
