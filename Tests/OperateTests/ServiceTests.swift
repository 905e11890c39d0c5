import Foundation
import Logging
import Operate
import TestSupport
import Testing

/// A socket that takes datagrams, as the service manager and the journal have one.
private final class Receiver {
  private let descriptor: Int32

  init(_ path: String) throws {
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    var bytes = Array(path.utf8) + [0]
    if bytes[0] == UInt8(ascii: "@") { bytes = [0] + bytes[1..<bytes.count - 1] }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let length = socklen_t(2 + bytes.count)
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
    }
    try #require(result == 0)
  }

  deinit { close(descriptor) }

  /// The next datagram that is there; empty when there is none.
  func next() -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 1 << 17)
    let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
    return Array(buffer.prefix(max(0, count)))
  }

  func text() -> String { String(decoding: next(), as: UTF8.self) }
}

@Suite struct ServiceTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [false, true])
  func `the manager hears how a service is`(isAbstract: Bool) throws {
    let path = isAbstract ? "@tocsin-test-\(UUID().uuidString)" : folder["notify"]
    let receiver = try Receiver(path)
    let manager = try #require(ServiceManager(environment: ["NOTIFY_SOCKET": path]))
    manager.ready("Answers\nat once")
    #expect(receiver.text() == "READY=1\nSTATUS=Answers at once\n")
    manager.alive()
    #expect(receiver.text() == "WATCHDOG=1\n")
    manager.stopping()
    #expect(receiver.text() == "STOPPING=1\n")
  }

  @Test(arguments: [
    [:], ["NOTIFY_SOCKET": ""], ["NOTIFY_SOCKET": "relative"],
    ["NOTIFY_SOCKET": "/" + String(repeating: "x", count: 200)],
  ])
  func `where nobody listens, nobody is told`(environment: [String: String]) {
    #expect(ServiceManager(environment: environment) == nil)
  }

  @Test func `a manager that went away costs nothing`() throws {
    let manager = try #require(ServiceManager(environment: ["NOTIFY_SOCKET": folder["gone"]]))
    manager.ready("x")
  }

  @Test(
    arguments: [
      ([:], nil), (["WATCHDOG_USEC": "30000000"], Duration.seconds(15)),
      (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "7"], .seconds(15)),
      (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "8"], nil), (["WATCHDOG_USEC": "0"], nil),
      (["WATCHDOG_USEC": "x"], nil), (["WATCHDOG_USEC": "1"], .microseconds(1)),
    ] as [([String: String], Duration?)])
  func `the watchdog is told at half its time`(environment: [String: String], interval: Duration?) {
    #expect(ServiceManager.watchdogInterval(environment: environment, process: 7) == interval)
  }

  @Test func `what is in an entry of the journal can be no other field`() {
    let entry = Journal.entry("one", .warning, [(name: "TOCSIN_PATH", value: "a\nMESSAGE=b")])
    var expected = Array("MESSAGE=one\nPRIORITY=4\nSYSLOG_IDENTIFIER=tocsin\nTOCSIN_PATH\n".utf8)
    expected += [11, 0, 0, 0, 0, 0, 0, 0] + Array("a\nMESSAGE=b\n".utf8)
    #expect(entry == expected)
    #expect(Journal.field("error-code é") == "TOCSIN_ERROR_CODE__")
  }

  @Test func `the journal is used where standard error leads to it, and nowhere else`() throws {
    let receiver = try Receiver(folder["journal"])
    let file = open(folder["err"], O_WRONLY | O_CREAT, 0o600)
    defer { close(file) }
    var status = stat()
    fstat(file, &status)
    let stream = ["JOURNAL_STREAM": "\(status.st_dev):\(status.st_ino)"]
    let other = ["JOURNAL_STREAM": "\(status.st_dev):\(status.st_ino + 1)"]
    #expect(Journal(environment: [:], descriptor: file, socket: folder["journal"]) == nil)
    #expect(Journal(environment: other, descriptor: file, socket: folder["journal"]) == nil)
    #expect(Journal(environment: stream, descriptor: file, socket: folder["none"]) == nil)
    let journal = try #require(
      Journal(environment: stream, descriptor: file, socket: folder["journal"]))
    var logger = Logger(label: "tocsin.test") { label in
      JournalLogHandler(journal, label: label, level: .info)
    }
    logger[metadataKey: "step"] = "copies"
    logger.debug("not this")
    logger.error("this", metadata: ["changes": "3"])
    #expect(
      receiver.text() == """
        MESSAGE=this
        PRIORITY=3
        SYSLOG_IDENTIFIER=tocsin
        TOCSIN_PART=tocsin.test
        TOCSIN_CHANGES=3
        TOCSIN_STEP=copies

        """)
    #expect(receiver.next() == [])
    // Longer than what is kept of one field.
    #expect(journal.send(String(repeating: "x", count: 1 << 20), .notice))
    #expect(receiver.next().count < 40_000)
  }
}
