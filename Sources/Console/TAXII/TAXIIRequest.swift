import Exchange
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// Who asks over TAXII, and what they may.
struct TAXIIReader: Sendable {
  var name: String
  var canRead: Bool
  var canWrite: Bool
  /// Whether it is somebody of this workspace, who may look at everything in it; a partner sees what is shared with them.
  var isOurs: Bool
  /// Whether a program asks; people are not counted.
  var isToken = false

  func sees(_ collection: SharedCollection) -> Bool {
    isOurs || collection.readers.isEmpty || collection.readers.contains(name)
  }
}

extension ConsoleServer {
  /// By a token, as “Bearer” or as the password of “Basic” (TAXII 2.1, section 1.6.9, asks for the latter), or else the
  /// person who is signed in or at this machine.
  func taxiiReader(_ request: Request) async throws -> TAXIIReader {
    guard let header = request.headers[.authorization] else {
      guard let identity = Identity.current else { throw TAXIIError.token }
      return TAXIIReader(
        name: identity.name, canRead: true, canWrite: identity.role >= .analyst, isOurs: true)
    }
    let secret: String
    if header.hasPrefix("Bearer ") {
      secret = String(header.dropFirst(7))
    } else if header.lowercased().hasPrefix("basic "),
      let plain = Data(base64Encoded: String(header.dropFirst(6))),
      let text = String(data: plain, encoding: .utf8), let colon = text.firstIndex(of: ":")
    {
      secret = String(text[text.index(after: colon)...])
    } else {
      throw TAXIIError.token
    }
    let hash = Secret(secret).hash
    guard let token = try await stores.read({ try $0.token(hash: hash) }) else {
      throw TAXIIError.token
    }
    let isShared = token.scopes.contains(APIScope.share.rawValue)
    let isOurs = token.scopes.contains(APIScope.read.rawValue)
    guard isShared || isOurs || token.scopes.contains(APIScope.push.rawValue) else {
      throw TAXIIError.forbidden
    }
    return TAXIIReader(
      name: token.name, canRead: isShared || isOurs,
      canWrite: isShared || token.scopes.contains(APIScope.push.rawValue), isOurs: isOurs,
      isToken: true)
  }

  /// - Throws: 429 with the time to wait (TAXII 2.1, section 3.6; RFC 6585, section 4).
  func checkQuota(of reader: TAXIIReader) throws {
    guard reader.isToken else { return }
    guard let seconds = partners?.wait(for: .token(Array(reader.name.utf8))) else { return }
    throw TAXIIError.tooMany(after: seconds, options.partnerRequests)
  }
}

/// A request, its parameters checked as they are asked for.
struct TAXIIRequest: Sendable {
  let request: Request
  let context: ConsoleContext
  let reader: TAXIIReader

  private static let usualLimit = 500
  private static let largestLimit = 2000
  private static let mostValues = 100

  func path(_ name: String) throws -> String { try context.parameters.require(name) }

  /// As the client calls this server.
  var base: String {
    let isSecure = HTTPField.Name("X-Forwarded-Proto").flatMap { request.headers[$0] } == "https"
    return "\(isSecure ? "https" : "http")://\(request.head.authority ?? "localhost")"
  }

  /// TAXII 2.1, section 1.6.8: its own media type, of version 2.1 or of none said.
  static func checkAccept(_ request: Request) throws {
    let values = request.headers[values: .accept]
    guard !values.isEmpty else { return }
    let types = values.flatMap { $0.split(separator: ",") }.map(String.init)
    let accepts = types.contains { type in
      let name = type.split(separator: ";").first?.trimmingCharacters(in: .whitespaces) ?? ""
      return ["*/*", "application/*"].contains(name) || isOwnType(type)
    }
    guard accepts else {
      throw TAXIIError(
        .notAcceptable, "Another media type", "This server sends \(TAXIIAnswer.mediaType).")
    }
  }

  static func isOwnType(_ text: String) -> Bool {
    let parts = text.lowercased().split(separator: ";").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    guard parts.first == "application/taxii+json" else { return false }
    let version = parts.dropFirst().first { $0.hasPrefix("version=") }?.dropFirst(8)
    return version == nil || version == "2.1" || version == "\"2.1\""
  }

  /// The values of a parameter: repeated, or parted by commas.
  func parameters(_ name: String) -> [String] {
    // Clients write the brackets of match[type] as they are, or escaped.
    request.uri.queryParameters.filter {
      (String($0.key).removingPercentEncoding ?? "") == name
    }.flatMap { String($0.value).split(separator: ",").map(String.init) }
  }

  func limit() throws -> Int {
    guard let text = parameters("limit").first else { return Self.usualLimit }
    guard let limit = Int(text), limit > 0 else {
      throw TAXIIError.parameter("limit", "a whole number above 0")
    }
    return min(limit, Self.largestLimit)
  }

  func query() throws -> CollectionQuery {
    var query = CollectionQuery()
    if let next = parameters("next").first {
      // It wins: OpenCTI sends both, and where it is belongs to this page alone.
      guard let position = TAXIIAnswer.position(next) else {
        throw TAXIIError.parameter("next", "what this server gave")
      }
      query.after = position
    } else if let text = parameters("added_after").first {
      guard let time = STIXTime.microseconds(text) else {
        throw TAXIIError.parameter("added_after", "a time such as 2026-11-28T12:00:00.000000Z")
      }
      query.after = time
    }
    query.ids = parameters("match[id]")
    query.types = parameters("match[type]")
    let versions = parameters("match[version]")
    guard max(query.ids.count, query.types.count, versions.count) <= Self.mostValues else {
      throw TAXIIError.parameter("match", "at most \(Self.mostValues) values long")
    }
    if !versions.isEmpty {
      query.versions = try versions.map { text in
        switch text {
        case "last": return .last
        case "first": return .first
        case "all": return .all
        default:
          guard STIXTime.microseconds(text) != nil else {
            throw TAXIIError.parameter("match[version]", "first, last, all or a time")
          }
          return .of(text)
        }
      }
    }
    return query
  }

  /// Whether objects of STIX 2.1 are asked for: there are no others.
  func wantsThisVersion() throws -> Bool {
    let versions = parameters("match[spec_version]")
    return versions.isEmpty || versions.contains("2.1")
  }
}
