import Crypto
import Foundation

/// A WebSocket that is read (RFC 6455), over a connection whose address was judged as every other.
package actor WebSocketConnection {
  /// Bytes of one message.
  private static let limit = 4 << 20
  /// Seconds without a byte after which the server is asked whether it is there, and then given up.
  private static let silence = 30.0

  private let executor: StreamExecutor
  private let stream: ByteStream
  private var buffer: [UInt8] = []
  private var message: [UInt8] = []
  private var heard = ContinuousClock.now
  private var hasAsked = false

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  private init(_ stream: ByteStream, _ executor: StreamExecutor) {
    self.stream = stream
    self.executor = executor
  }

  /// Connects and shakes hands.
  ///
  /// - Throws: ``FetchError``; an answer of the server that is no upgrade is ``FetchError/failed(_:)`` with its body.
  static func open(
    _ request: WireRequest, protocols: [String], trusted: String?
  ) async throws -> WebSocketConnection {
    let executor = StreamExecutor()
    let stream = try await ByteStream.open(request, trusted: trusted, on: executor)
    let connection = WebSocketConnection(stream, executor)
    try await connection.shakeHands(request, protocols)
    return connection
  }

  private func shakeHands(_ request: WireRequest, _ protocols: [String]) throws {
    let key = Data((0..<16).map { _ in UInt8.random(in: 0...255) }).base64EncodedString()
    let location = request.location
    var lines = [
      "GET \(location.target) HTTP/1.1", "Host: \(location.origin.drop { $0 != "/" }.dropFirst(2))",
      "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: \(key)",
    ]
    if !protocols.isEmpty {
      lines.append("Sec-WebSocket-Protocol: \(protocols.joined(separator: ", "))")
    }
    lines += request.fields
    try write(Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8))
    let deadline = ContinuousClock.now + .seconds(15)
    var end: Int?
    while end == nil {
      guard ContinuousClock.now < deadline, buffer.count < 1 << 16 else { throw FetchError.timeout }
      guard try fill() else { continue }
      end = buffer.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound
    }
    let fields = ResponseFields.read(Array(buffer[..<(end ?? 0)]))
    let status = String(decoding: buffer.prefix(12).suffix(3), as: UTF8.self)
    guard status == "101" else {
      // What stands behind says why: it is waited for a little.
      for _ in 0..<5 { if (try? fill()) != true { break } }
      let body = String(decoding: buffer[(end ?? 0)...].prefix(1000), as: UTF8.self)
      throw FetchError.failed("the server answers \(status): \(body)")
    }
    let accept = Data(
      Insecure.SHA1.hash(data: Data((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8))
    ).base64EncodedString()
    guard fields["sec-websocket-accept"] == accept else {
      throw FetchError.failed("the server does not speak WebSocket")
    }
    buffer.removeFirst(end ?? 0)
  }

  /// The next message, waiting for at most about a second; `nil` when none came.
  ///
  /// - Throws: ``FetchError`` when the connection is over.
  package func next() throws -> [UInt8]? {
    while true {
      switch WebSocketFrame.read(buffer[...], limit: Self.limit) {
      case .bad: throw FetchError.failed("the server does not keep to WebSocket")
      case .frame(let frame, let length):
        buffer.removeFirst(length)
        if let whole = try take(frame) { return whole }
      case .needsMore:
        if try !fill() {
          try askWhetherThere()
          return nil
        }
      }
    }
  }

  private func take(_ frame: WebSocketFrame) throws -> [UInt8]? {
    switch frame.kind {
    case .ping: try send(.pong, frame.payload)
    case .pong: break
    case .close:
      try? send(.close, Array(frame.payload.prefix(2)))
      throw FetchError.failed("the server ended the connection")
    case .text, .binary, .continuation:
      message += frame.payload
      guard message.count <= Self.limit else {
        throw FetchError.tooLong(limit: Self.limit)
      }
      if frame.isLast {
        defer { message = [] }
        return message
      }
    }
    return nil
  }

  private func send(_ kind: WebSocketFrame.Kind, _ payload: [UInt8]) throws {
    let key = (0..<4).map { _ in UInt8.random(in: 0...255) }
    try write(WebSocketFrame(kind: kind, isLast: true, payload: payload).masked(key))
  }

  private func askWhetherThere() throws {
    let quiet = ContinuousClock.now - heard
    if quiet > .seconds(2 * Self.silence) { throw FetchError.timeout }
    if quiet > .seconds(Self.silence), !hasAsked {
      hasAsked = true
      try send(.ping, [])
    }
  }

  // MARK: Bytes

  /// Whether something came.
  private func fill() throws -> Bool {
    let piece = try stream.read(waiting: 500)
    guard !piece.isEmpty else { return false }
    buffer += piece
    heard = .now
    hasAsked = false
    return true
  }

  private func write(_ bytes: [UInt8]) throws { try stream.write(bytes) }
}
