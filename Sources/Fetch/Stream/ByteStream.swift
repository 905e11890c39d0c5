internal import CCurl
import Dispatch

/// A connection for a protocol above TCP or TLS, to an address that was judged. Closed with the object.
///
/// Used by one actor, on its one thread, which may wait: hence `Sendable`.
final class ByteStream: @unchecked Sendable {
  private let pointer: OpaquePointer
  /// What the connection asks whether it may go on: it must outlive it.
  private let guarding: ConnectionGuard

  private init(_ pointer: OpaquePointer, _ guarding: ConnectionGuard) {
    self.pointer = pointer
    self.guarding = guarding
  }

  deinit { tocsin_stream_close(pointer) }

  /// Connects, with TLS where the address is one of `https`, and sends nothing.
  ///
  /// - Parameter trusted: a file of certificates to trust instead of the system's.
  static func open(
    _ request: WireRequest, trusted: String?, on executor: StreamExecutor
  ) async throws(FetchError) -> ByteStream {
    let guarding = ConnectionGuard(request.proxy == nil ? request.addresses : nil)
    _ = CurlTransport(trusted: trusted)
    let opened: Result<ByteStream, FetchError> = await withCheckedContinuation { continuation in
      executor.queue.async {
        var response = tocsin_response()
        defer { tocsin_response_free(&response) }
        let pointer = CurlTransport.withCRequest(request, guarding, trusted, limit: 1 << 16) {
          tocsin_stream_open(&$0, &response)
        }
        if let pointer {
          continuation.resume(returning: .success(ByteStream(pointer, guarding)))
        } else {
          let failure = CurlTransport.outcome(response, limit: 0)
          continuation.resume(
            returning: failure.flatMap { _ in .failure(.failed("the connection failed")) })
        }
      }
    }
    return try opened.get()
  }

  /// What is there, waiting for at most some milliseconds; empty where nothing came.
  ///
  /// - Throws: ``FetchError`` when the connection is over.
  func read(waiting milliseconds: Int32) throws(FetchError) -> [UInt8] {
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    let count = tocsin_stream_read(pointer, &piece, piece.count, milliseconds)
    guard count >= 0 else { throw .failed("the connection ended") }
    return Array(piece.prefix(count))
  }

  func write(_ bytes: [UInt8]) throws(FetchError) {
    let written = tocsin_stream_write(pointer, bytes, bytes.count, 5000)
    guard written == bytes.count else { throw .failed("the connection ended") }
  }
}

/// A thread of its own, which may wait.
final class StreamExecutor: SerialExecutor {
  let queue = DispatchQueue(label: "tocsin.stream")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedSerialExecutor()
    queue.async { job.runSynchronously(on: executor) }
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor {
    UnownedSerialExecutor(ordinary: self)
  }
}
