import Foundation
package import Logging

/// The journal of the system, where standard error leads to it: entries with fields that can be asked for, such as
/// `journalctl TOCSIN_CODE=json.syntax` (<https://systemd.io/JOURNAL_NATIVE_PROTOCOL/>).
package struct Journal: Sendable {
  /// syslog(3)
  package enum Priority: Int, Sendable {
    case critical = 2
    case error = 3
    case warning = 4
    case notice = 5
    case information = 6
    case debug = 7
  }

  private let path: [UInt8]

  /// - Parameters:
  ///   - environment: the variables of the process.
  ///   - descriptor: what must lead to the journal.
  ///   - socket: where it listens.
  /// - Returns: `nil` where it does not.
  package init?(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    descriptor: Int32 = STDERR_FILENO, socket: String = "/run/systemd/journal/socket"
  ) {
    var status = stat()
    // A process that turned its standard error elsewhere inherits the variable all the same (systemd.exec(5)).
    guard let stream = environment["JOURNAL_STREAM"], fstat(descriptor, &status) == 0,
      stream == "\(status.st_dev):\(status.st_ino)", access(socket, F_OK) == 0
    else { return nil }
    path = Array(socket.utf8) + [0]
  }

  /// Longer messages are cut off: a datagram holds some 200 kB.
  private static let longest = 32 << 10

  /// - Parameter fields: names of capital letters, digits and `_`, not beginning with `_`.
  /// - Returns: whether it was taken.
  @discardableResult
  package func send(
    _ message: String, _ priority: Priority, _ fields: [(name: String, value: String)] = []
  ) -> Bool {
    LocalDatagram.send(Self.entry(message, priority, fields), to: path)
  }

  /// An entry as it is sent.
  package static func entry(
    _ message: String, _ priority: Priority, _ fields: [(name: String, value: String)]
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    let all = [
      ("MESSAGE", message), ("PRIORITY", "\(priority.rawValue)"), ("SYSLOG_IDENTIFIER", "tocsin"),
    ]
    for (name, value) in all + fields.map({ ($0.name, $0.value) }) {
      let value = Array(value.utf8.prefix(longest))
      bytes += Array(name.utf8)
      if value.contains(UInt8(ascii: "\n")) {
        // With a line break in it, its length stands before it, so that nothing in it can be another field.
        bytes.append(UInt8(ascii: "\n"))
        withUnsafeBytes(of: UInt64(value.count).littleEndian) { bytes += $0 }
      } else {
        bytes.append(UInt8(ascii: "="))
      }
      bytes += value
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// `error-code` → `TOCSIN_ERROR_CODE`
  package static func field(_ key: String) -> String {
    "TOCSIN_"
      + String(
        key.uppercased().prefix(50).map { character in
          character.isASCII && (character.isLetter || character.isNumber) ? character : "_"
        })
  }
}

/// Log lines as entries of the journal, with what goes with them as fields.
package struct JournalLogHandler: LogHandler {
  package var metadata: Logger.Metadata = [:]
  package var logLevel: Logger.Level
  private let journal: Journal
  private let label: String

  package init(_ journal: Journal, label: String, level: Logger.Level) {
    self.journal = journal
    self.label = label
    logLevel = level
  }

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
    let fields = all.sorted { $0.key < $1.key }.map {
      (name: Journal.field($0.key), value: "\($0.value)")
    }
    journal.send(
      "\(event.message)", event.level.priority, [(name: "TOCSIN_PART", value: label)] + fields)
  }
}

extension Logger.Level {
  fileprivate var priority: Journal.Priority {
    switch self {
    case .trace, .debug: .debug
    case .info: .information
    case .notice: .notice
    case .warning: .warning
    case .error: .error
    case .critical: .critical
    }
  }
}
