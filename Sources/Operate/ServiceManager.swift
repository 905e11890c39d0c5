import Foundation

/// The service manager that started this process, told by datagrams how it is: sd_notify(3), without its library.
package struct ServiceManager: Sendable {
  private let address: [UInt8]

  /// - Parameter environment: the variables of the process.
  /// - Returns: `nil` when nobody wants to be told.
  package init?(environment: [String: String] = ProcessInfo.processInfo.environment) {
    guard let path = environment["NOTIFY_SOCKET"], let first = path.utf8.first else { return nil }
    switch first {
    case UInt8(ascii: "/"): address = Array(path.utf8) + [0]
    // A name that is in no file system begins with a zero (unix(7)).
    case UInt8(ascii: "@"): address = [0] + Array(path.utf8.dropFirst())
    default: return nil
    }
    guard address.count <= MemoryLayout.size(ofValue: sockaddr_un().sun_path) else { return nil }
  }

  /// How often the manager wants to hear of this process, halved as it advises; `nil` when it does not.
  package static func watchdogInterval(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    process: Int32 = getpid()
  ) -> Duration? {
    guard let microseconds = environment["WATCHDOG_USEC"].flatMap({ Int64($0) }), microseconds > 0
    else { return nil }
    if let meant = environment["WATCHDOG_PID"], meant != "\(process)" { return nil }
    return .microseconds(max(1, microseconds / 2))
  }

  /// All that it has to be ready for has been done.
  package func ready(_ status: String) { tell("READY=1\nSTATUS=\(Self.line(status))\n") }
  package func alive() { tell("WATCHDOG=1\n") }
  package func stopping() { tell("STOPPING=1\n") }
  package func status(_ status: String) { tell("STATUS=\(Self.line(status))\n") }

  private static func line(_ text: String) -> String {
    text.replacingOccurrences(of: "\n", with: " ")
  }

  /// A manager that is gone is not waited for.
  private func tell(_ text: String) {
    LocalDatagram.send(Array(text.utf8), to: address)
  }

  /// Says that it is alive as long as that is so.
  ///
  /// - Parameter check: is asked each time; while it does not answer, or says no, the manager hears nothing and starts the
  ///   process anew.
  package func watch(_ check: @escaping @Sendable () async -> Bool) async {
    guard let interval = Self.watchdogInterval() else { return }
    while !Task.isCancelled {
      if await check() { alive() }
      try? await Task.sleep(for: interval)
    }
  }
}

enum LocalDatagram {
  /// Sends what is taken at once, and nothing otherwise.
  ///
  /// - Parameter path: of the socket, its last byte a zero, or a name that begins with one.
  @discardableResult
  static func send(_ bytes: [UInt8], to path: [UInt8]) -> Bool {
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
    let length = socklen_t(
      (MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2) + path.count)
    let sent = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        sendto(
          descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT),
          generic, length)
      }
    }
    return sent == bytes.count
  }
}
