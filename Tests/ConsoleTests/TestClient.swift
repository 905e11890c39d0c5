import Console
import HTTPTypes
import Hummingbird
import Logging

/// Asks the console's router in this process. Hummingbird's own test client does more, and needs a second copy of
/// BoringSSL, which takes longer to build than all of this project.
struct TestClient {
  struct Answer {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let text: String
  }

  private let responder: any HTTPResponder<ConsoleContext>

  init(_ console: ConsoleServer) {
    responder = console.router().buildResponder()
  }

  func ask(
    _ path: String, _ method: HTTPRequest.Method = .get, _ headers: HTTPFields = [:],
    body: String = "", authority: String? = "localhost", pieces: Int? = nil
  ) async throws -> Answer {
    let request = Request(
      head: HTTPRequest(
        method: method, scheme: "http", authority: authority, path: path, headerFields: headers),
      body: Self.body(Array(body.utf8), pieces))
    let response = try await responder.respond(
      to: request, context: ConsoleContext(logger: Logger(label: "test")))
    let text = Text()
    try await response.body.write(Writer(text: text))
    return Answer(status: response.status, headers: response.headers, text: await text.text)
  }

  /// In pieces of so many bytes, as a network cuts it.
  private static func body(_ bytes: [UInt8], _ pieces: Int?) -> RequestBody {
    guard let pieces else { return RequestBody(buffer: ByteBuffer(bytes: bytes)) }
    return RequestBody(
      asyncSequence: AsyncStream { continuation in
        for start in stride(from: 0, to: bytes.count, by: pieces) {
          continuation.yield(ByteBuffer(bytes: bytes[start..<min(bytes.count, start + pieces)]))
        }
        continuation.finish()
      })
  }

  func page(_ path: String) async throws -> String {
    try await ask(path).text
  }

  func post(
    _ path: String, _ body: String, _ headers: HTTPFields = [:]
  ) async throws -> Answer {
    var headers = headers
    headers[.contentType] = "application/x-www-form-urlencoded"
    return try await ask(path, .post, headers, body: body)
  }

  func judge(_ finding: String, _ body: String, _ query: String = "") async throws -> Answer {
    try await post("/findings/\(finding)/judgements\(query)", body)
  }
}

private actor Text {
  private(set) var text = ""

  func append(_ more: String) { text += more }
}

private struct Writer: ResponseBodyWriter {
  let text: Text

  mutating func write(_ buffer: ByteBuffer) async throws {
    await text.append(String(buffer: buffer))
  }

  consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
