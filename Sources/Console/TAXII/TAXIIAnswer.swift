import Exchange
import HTTPTypes
import Hummingbird
import Logging
import Store

/// What cannot be done, as TAXII says it (2.1, section 3.6.1).
struct TAXIIError: Error {
  let status: HTTPResponse.Status
  let title: String
  let text: String
  /// Seconds to wait.
  var retryAfter: Int?

  init(_ status: HTTPResponse.Status, _ title: String, _ text: String) {
    self.status = status
    self.title = title
    self.text = text
  }

  static func missing(_ what: String) -> TAXIIError {
    TAXIIError(.notFound, "Not found", "There is no such \(what), or it is not shared with you.")
  }

  static func parameter(_ name: String, _ what: String) -> TAXIIError {
    TAXIIError(.badRequest, "A parameter is wrong", "“\(name)” must be \(what).")
  }

  static func tooMany(after seconds: Int, _ perMinute: Int) -> TAXIIError {
    var error = TAXIIError(
      .tooManyRequests, "Too many requests",
      "A token may ask \(perMinute) times a minute. Ask again in \(seconds) seconds.")
    error.retryAfter = seconds
    return error
  }

  static let token = TAXIIError(
    .unauthorized, "Not signed in", "Send a token that is in force, as Bearer or as password.")
  static let forbidden = TAXIIError(
    .forbidden, "Not allowed", "The token, or the collection, does not allow this.")
}

enum TAXIIAnswer {
  static let mediaType = "application/taxii+json;version=2.1"
  static let objectType = "application/stix+json;version=2.1"

  /// With six digits of a second: rows differ by a microsecond.
  static func time(_ microseconds: Int64) -> String { STIXTime.text(microseconds, digits: 6) }

  /// TAXII 2.1, section 5.3.1: what has no version has the time at which it was added.
  static func version(of row: ReleasedObject) -> String {
    row.version.isEmpty ? time(row.added) : row.version
  }

  /// What a client sends back for the page behind a row. Its form is nobody's business but ours.
  static func next(after row: ReleasedObject) -> String {
    "p" + String(row.added, radix: 36)
  }

  static func position(_ next: String) -> Int64? {
    guard next.first == "p", next.utf8.count <= 14,
      let position = Int64(next.dropFirst(), radix: 36),
      position >= 0
    else { return nil }
    return position
  }

  static func response(
    _ json: JSONNode, _ status: HTTPResponse.Status = .ok
  ) -> Response {
    response(json.encoded, status)
  }

  private static func response(_ bytes: [UInt8], _ status: HTTPResponse.Status) -> Response {
    Response(
      status: status, headers: [.contentType: mediaType],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// A page of a list with its headers. An empty one says where the client was: nothing came after that.
  static func page(
    _ rows: [ReleasedObject], _ isMore: Bool, _ request: TAXIIRequest, _ name: String,
    _ items: [[UInt8]]
  ) -> Response {
    var bytes = Array("{".utf8)
    if isMore, let last = rows.last {
      bytes += "\"more\":true,\"next\":\"\(next(after: last))\"".utf8
    } else {
      bytes += "\"more\":false".utf8
    }
    if !items.isEmpty {
      bytes += ",\"\(name)\":[".utf8
      for (index, item) in items.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes += item
      }
      bytes += "]".utf8
    }
    bytes += "}".utf8
    var response = response(bytes, .ok)
    let asked = (try? request.query().after) ?? 0
    for (field, row) in [("First", rows.first), ("Last", rows.last)] {
      guard let name = HTTPField.Name("X-TAXII-Date-Added-\(field)") else { continue }
      response.headers[name] = time(row?.added ?? asked)
    }
    return response
  }

  static func refusal(_ error: any Error, _ context: ConsoleContext) -> Response {
    let refusal: TAXIIError
    switch error {
    case let error as TAXIIError: refusal = error
    case StoreError.locked:
      refusal = TAXIIError(
        .serviceUnavailable, "Busy", "The workspace is held by another process. Ask again later.")
    case let error as any HTTPResponseError where error.status == .contentTooLarge:
      refusal = TAXIIError(
        .contentTooLarge, "Too large", "At most \(TAXIIRoutes.largestPost) bytes at once.")
    case let error as any HTTPResponseError:
      refusal = TAXIIError(error.status, "Not understood", "The request cannot be understood.")
    default:
      context.logger.error("request failed", metadata: ["error": "\(error)"])
      refusal = TAXIIError(
        .internalServerError, "Failed", "Something failed. The reason is in the server's log.")
    }
    var response = response(
      JSONNode.object([
        .init("title", .string(refusal.title)), .init("description", .string(refusal.text)),
        .init("http_status", .string("\(refusal.status.code)")),
      ]).encoded, refusal.status)
    if let seconds = refusal.retryAfter { response.headers[.retryAfter] = "\(seconds)" }
    if refusal.status == .unauthorized {
      response.headers[.wwwAuthenticate] = "Basic realm=\"TAXII\", Bearer"
    }
    return response
  }
}
