internal import CCurl
import Dispatch
import Foundation
import Synchronization

/// Requests through libcurl, each on a thread that may wait.
package final class CurlTransport: Transport {
  static let isStarted: Bool = {
    tocsin_curl_start()
    return true
  }()
  private static let headerLimit = 64 << 10

  private let queue = DispatchQueue(label: "tocsin.fetch", attributes: .concurrent)
  /// Another file of trusted certificates, for an own authority.
  private let trusted: String?

  package init(trusted: String? = nil) {
    self.trusted = trusted
    _ = Self.isStarted
  }

  package func send(_ request: WireRequest) async throws(FetchError) -> WireResponse {
    let guarding = ConnectionGuard(request.proxy == nil ? request.addresses : nil)
    let trusted = trusted
    return try await AbandonableWork.run(on: queue, onCancel: { guarding.stop() }) {
      Self.perform(request, guarding, trusted)
    }
  }

  private static func perform(
    _ request: WireRequest, _ guarding: ConnectionGuard, _ trusted: String?
  ) -> Result<WireResponse, FetchError> {
    var response = tocsin_response()
    withCRequest(request, guarding, trusted, limit: headerLimit) { tocsin_http(&$0, &response) }
    defer { tocsin_response_free(&response) }
    return outcome(response, limit: request.limit)
  }

  /// Makes the C request, whose texts live as long as the body runs.
  static func withCRequest<Value>(
    _ request: WireRequest, _ guarding: ConnectionGuard, _ trusted: String?, limit: Int,
    _ body: (inout tocsin_request) -> Value
  ) -> Value {
    let fields = zeroClosed(request.fields)
    let content = request.body ?? []
    return request.location.url.withCString { url in
      withOptional(pin(request)) { resolve in
        withOptional(request.proxy) { proxy in
          withOptional(trusted) { trusted in
            fields.withUnsafeBufferPointer { fields in
              content.withUnsafeBufferPointer { content in
                var empty: UInt8 = 0
                return withUnsafePointer(to: &empty) { nothing in
                  var c = tocsin_request(
                    url: url, resolve: resolve, proxy: proxy, trusted: trusted,
                    fields: fields.baseAddress ?? url,
                    body: request.body == nil ? nil : content.baseAddress ?? nothing,
                    body_count: content.count, is_put: request.isPut,
                    connect_ms: Int(min(15, request.seconds) * 1000),
                    total_ms: Int(request.seconds * 1000), body_limit: request.limit,
                    header_limit: limit, context: Unmanaged.passUnretained(guarding).toOpaque(),
                    may_connect: ConnectionGuard.mayConnect,
                    should_stop: ConnectionGuard.shouldStop)
                  return withExtendedLifetime(guarding) { body(&c) }
                }
              }
            }
          }
        }
      }
    }
  }

  /// `HOST:PORT:ADDRESS,ADDRESS`, for CURLOPT_RESOLVE.
  private static func pin(_ request: WireRequest) -> String? {
    guard request.proxy == nil, !request.location.host.contains(":") else { return nil }
    return pin(request.location.endpoint, request.addresses)
  }

  static func pin(_ endpoint: Endpoint, _ addresses: [IPAddress]) -> String {
    let all = addresses.map { address in
      if case .v6 = address { "[\(address)]" } else { "\(address)" }
    }
    return "\(endpoint.host):\(endpoint.port):\(all.joined(separator: ","))"
  }

  /// Lists of texts as C has them: each closed by a zero, the list by another. What holds an end of a line or a zero
  /// would be two fields to the server, and is left out.
  static func zeroClosed(_ texts: [String]) -> [CChar] {
    texts.filter { text in !text.utf8.contains { $0 < 0x20 } }
      .flatMap { Array($0.utf8) + [0] }.map(CChar.init(bitPattern:)) + [0]
  }

  static func withOptional<Value>(
    _ text: String?, _ body: (UnsafePointer<CChar>?) -> Value
  ) -> Value {
    guard let text else { return body(nil) }
    return text.withCString { body($0) }
  }

  static func outcome(
    _ response: tocsin_response, limit: Int
  ) -> Result<WireResponse, FetchError> {
    switch response.outcome {
    case TOCSIN_DONE: break
    case TOCSIN_TOO_LONG: return .failure(.tooLong(limit: limit))
    case TOCSIN_STOPPED: return .failure(.stopped)
    case TOCSIN_TIMEOUT: return .failure(.timeout)
    case TOCSIN_REFUSED: return .failure(.failed("the connection would have gone elsewhere"))
    default: return .failure(.failed(text(response.reason)))
    }
    var result = WireResponse()
    result.status = response.status
    result.body = bytes(response.body)
    result.sent = bytes(response.sent)
    result.received = bytes(response.received)
    result.peer = text(response.peer)
    result.certificates = bytes(response.certificates)
    return .success(result)
  }

  private static func bytes(_ bytes: tocsin_bytes) -> [UInt8] {
    Array(UnsafeBufferPointer(start: bytes.bytes, count: bytes.count))
  }

  private static func text(_ characters: some Any) -> String {
    withUnsafeBytes(of: characters) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}

/// What a running transfer asks: whether it may connect there, and whether it is to stop.
final class ConnectionGuard: Sendable {
  /// `nil` behind a proxy, whose own address the operator wrote down.
  private let addresses: Set<IPAddress>?
  private let isStopped = Atomic<Bool>(false)

  init(_ addresses: [IPAddress]?) { self.addresses = addresses.map(Set.init) }

  func stop() { isStopped.store(true, ordering: .relaxed) }

  static let mayConnect: @convention(c) (UnsafeMutableRawPointer?, UnsafeRawPointer, Int) -> Bool =
    {
      context, address, count in
      guard let context else { return false }
      let guarding = Unmanaged<ConnectionGuard>.fromOpaque(context).takeUnretainedValue()
      guard let addresses = guarding.addresses else { return true }
      return IPAddress(UnsafeRawBufferPointer(start: address, count: count))
        .map(addresses.contains) ?? false
    }

  static let shouldStop: @convention(c) (UnsafeMutableRawPointer?) -> Bool = { context in
    guard let context else { return true }
    return Unmanaged<ConnectionGuard>.fromOpaque(context).takeUnretainedValue()
      .isStopped.load(ordering: .relaxed)
  }
}
