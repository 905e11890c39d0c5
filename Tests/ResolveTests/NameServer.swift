import Glibc
import Synchronization

/// A server of names on this machine, by UDP, that answers as a test says (RFC 1035, section 4).
final class NameServer: Sendable {
  /// The data of each record, or how it fails.
  enum Answer: Sendable {
    case data([[UInt8]])
    case noName
    case failure
    case silence
  }

  let port: Int
  private let descriptor: Int32
  private let log = Mutex<[String]>([])

  var asked: [String] { log.withLock { $0 } }

  init(_ answer: @escaping @Sendable (_ name: String, _ type: Int) -> Answer) throws {
    descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let socket = descriptor
    _ = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, length) + getsockname(socket, $0, &length)
      }
    }
    port = Int(UInt16(bigEndian: address.sin_port))
    let serve: @Sendable () -> Void = { [weak self] in
      var question = [UInt8](repeating: 0, count: 2048)
      while true {
        var peer = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let count = withUnsafeMutablePointer(to: &peer) { pointer in
          pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            recvfrom(socket, &question, question.count, 0, $0, &size)
          }
        }
        guard count > 12, let self else { return }
        guard let reply = self.reply(to: Array(question[..<count]), answer) else { continue }
        _ = withUnsafePointer(to: &peer) { pointer in
          pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            sendto(socket, reply, reply.count, 0, $0, size)
          }
        }
      }
    }
    let box = Unmanaged.passRetained(Box(serve)).toOpaque()
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<Box>.fromOpaque(context).takeRetainedValue().run() }
        return nil
      }, box)
    pthread_detach(thread)
  }

  deinit {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }

  private final class Box {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  private func reply(to question: [UInt8], _ answer: (String, Int) -> Answer) -> [UInt8]? {
    var labels: [String] = []
    var at = 12
    while at < question.count, question[at] != 0 {
      let end = at + 1 + Int(question[at])
      guard end < question.count else { return nil }
      labels.append(String(decoding: question[(at + 1)..<end], as: UTF8.self).lowercased())
      at = end
    }
    guard at + 5 <= question.count else { return nil }
    let type = Int(question[at + 1]) << 8 | Int(question[at + 2])
    let name = labels.joined(separator: ".")
    log.withLock { $0.append("\(name) \(type)") }
    var records: [[UInt8]] = []
    var code: UInt8 = 0
    switch answer(name, type) {
    case .data(let data): records = data
    case .noName: code = 3
    case .failure: code = 2
    case .silence: return nil
    }
    var reply = Array(question[..<2]) + [0x84, 0x80 | code, 0, 1]
    reply += [0, UInt8(records.count), 0, 0, 0, 0]
    reply += question[12..<(at + 5)]
    for record in records {
      reply += [0xC0, 12, UInt8(type >> 8), UInt8(type & 255), 0, 1, 0, 0, 0, 60]
      reply += [UInt8(record.count >> 8), UInt8(record.count & 255)] + record
    }
    return reply
  }
}
