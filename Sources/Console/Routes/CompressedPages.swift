import HTTPTypes
import Hummingbird

/// Compresses pages and JSON for those who say that they can read it (RFC 9110, section 12.5.3).
///
/// What an attacker sends and what is secret must not be compressed together where lengths are seen (BREACH): no page of the
/// console holds a secret of its own.
struct CompressedPages: RouterMiddleware {
  /// Shorter answers are in one packet anyway.
  private static let shortest = 1024

  func handle(
    _ request: Request, context: ConsoleContext,
    next: (Request, ConsoleContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    guard let length = response.body.contentLength, length >= Self.shortest,
      response.headers[.contentEncoding] == nil
    else { return response }
    response.headers[.vary] = "Accept-Encoding"
    guard Self.accepts(request.headers[.acceptEncoding] ?? "") else { return response }
    let collector = BodyCollector()
    try await response.body.write(collector.writer())
    guard let compressed = Gzip.compressed(await collector.bytes) else { return response }
    response.headers[.contentEncoding] = "gzip"
    response.headers[.contentLength] = nil
    response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: compressed))
    return response
  }

  /// Whether gzip is accepted: named, or meant by `*`, and not with a quality of zero.
  static func accepts(_ header: String) -> Bool {
    header.split(separator: ",").contains { part in
      let fields = part.split(separator: ";").map { String($0).withoutSpaceAround.lowercased() }
      guard let name = fields.first, name == "gzip" || name == "*" else { return false }
      return !fields.dropFirst().contains { field in
        guard field.hasPrefix("q=") else { return false }
        return field.dropFirst(2).allSatisfy { $0 == "0" || $0 == "." }
      }
    }
  }
}

/// Takes what a body writes.
private actor BodyCollector {
  private(set) var bytes: [UInt8] = []

  func add(_ buffer: ByteBuffer) { bytes.append(contentsOf: buffer.readableBytesView) }

  nonisolated func writer() -> Writer { Writer(collector: self) }

  struct Writer: ResponseBodyWriter {
    let collector: BodyCollector

    mutating func write(_ buffer: ByteBuffer) async throws { await collector.add(buffer) }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
  }
}
