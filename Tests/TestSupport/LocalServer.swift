import Glibc
import Synchronization

/// A web server on this machine that a test tells, byte for byte, what to answer; each connection has a thread and is
/// closed after its answer.
package final class LocalServer: Sendable {
  package struct Request: Sendable {
    package var method: String
    package var target: String
    /// By lower-case name.
    package var fields: [String: String]
    package var body: [UInt8]
  }

  /// What is sent, piece by piece, with a pause before each.
  package struct Answer: Sendable {
    package var pieces: [(pause: Double, bytes: [UInt8])]

    /// An answer of HTTP/1.1, whole.
    package init(
      status: Int = 200, type: String = "text/html", fields: [String] = [],
      _ body: some Sequence<UInt8>
    ) {
      let body = Array(body)
      var head = "HTTP/1.1 \(status) Said\r\nContent-Type: \(type)\r\n"
      for field in fields { head += field + "\r\n" }
      if status != 304 { head += "Content-Length: \(body.count)\r\n" }
      pieces = [(0, Array("\(head)Connection: close\r\n\r\n".utf8) + body)]
    }

    package init(
      status: Int = 200, type: String = "text/html", fields: [String] = [], _ body: String
    ) {
      self.init(status: status, type: type, fields: fields, body.utf8)
    }

    /// Whatever bytes.
    package init(raw: [(pause: Double, bytes: [UInt8])]) { pieces = raw }

    package static let missing = Answer(status: 404, "It is not there.")
  }

  package let port: Int
  private let descriptor: Int32
  private let answer: @Sendable (Request) -> Answer
  private let log = Mutex<[Request]>([])
  private let isOver = Atomic<Bool>(false)

  /// Listens at a free port of 127.0.0.1.
  package init(_ answer: @escaping @Sendable (Request) -> Answer) throws {
    (descriptor, port) = try Self.listen()
    let socket = descriptor
    self.answer = answer
    Self.detach { [weak self] in
      while true {
        let connection = accept(socket, nil, nil)
        guard connection >= 0 else { return }
        guard let self, !self.isOver.load(ordering: .relaxed) else {
          close(connection)
          return
        }
        Self.detach { [weak self] in
          self?.serve(connection)
          close(connection)
        }
      }
    }
  }

  /// A socket that listens at a free port of 127.0.0.1.
  package static func listen() throws -> (descriptor: Int32, port: Int) {
    let descriptor = socket(
      AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(descriptor, generic, length) == 0 && Glibc.listen(descriptor, 64) == 0
          && getsockname(descriptor, generic, &length) == 0
      }
    }
    guard isBound else { throw Failure.cannotListen(errno) }
    return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
  }

  deinit { stop() }

  package enum Failure: Error { case cannotListen(Int32) }

  package func stop() {
    guard !isOver.exchange(true, ordering: .relaxed) else { return }
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }

  package var base: String { "http://127.0.0.1:\(port)" }

  /// What was asked for so far, in order.
  package var requests: [Request] { log.withLock { $0 } }

  package func count(_ target: String) -> Int { requests.count { $0.target == target } }

  private func serve(_ connection: Int32) {
    guard let request = Self.read(connection) else { return }
    log.withLock { $0.append(request) }
    for piece in answer(request).pieces {
      if piece.pause > 0 { usleep(UInt32(piece.pause * 1_000_000)) }
      var rest = piece.bytes[...]
      while !rest.isEmpty {
        let sent = rest.withUnsafeBytes {
          send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard sent > 0 else { return }
        rest = rest.dropFirst(sent)
      }
    }
    shutdown(connection, Int32(SHUT_WR))
    var last = [UInt8](repeating: 0, count: 1024)
    while recv(connection, &last, last.count, 0) > 0 {}
  }

  private static func read(_ connection: Int32) -> Request? {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    var end: Int?
    var fields: [String: String] = [:]
    var first = ""
    while true {
      if end == nil, let found = bytes.firstRange(of: Array("\r\n\r\n".utf8)) {
        end = found.upperBound
        let lines = String(decoding: bytes[..<found.lowerBound], as: UTF8.self)
          .split(separator: "\r\n")
        first = lines.first.map(String.init) ?? ""
        for line in lines.dropFirst() {
          guard let colon = line.firstIndex(of: ":") else { continue }
          fields[line[..<colon].lowercased()] = String(
            line[line.index(after: colon)...].drop { $0 == " " })
        }
      }
      if let end, bytes.count - end >= Int(fields["content-length"] ?? "0") ?? 0 {
        let words = first.split(separator: " ")
        guard words.count > 1 else { return nil }
        return Request(
          method: String(words[0]), target: String(words[1]), fields: fields,
          body: Array(bytes[end...]))
      }
      let count = recv(connection, &piece, piece.count, 0)
      guard count > 0 else { return nil }
      bytes += piece.prefix(count)
    }
  }

  /// A thread of its own: what waits in it blocks nobody.
  package static func detach(_ body: @escaping @Sendable () -> Void) {
    let box = Unmanaged.passRetained(Box(body)).toOpaque()
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body() }
        return nil
      }, box)
    pthread_detach(thread)
  }

  private final class Box {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
