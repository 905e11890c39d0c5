/// Why evidence cannot be kept, written or read; each says what to do about it.
package enum EvidenceError: Error, Hashable, Sendable {
  /// A file cannot be written or read; the code is that of the system.
  case cannotWrite(path: String, code: Int32)
  case cannotRead(path: String, code: Int32)
  /// Another process appends to the log.
  case busy(path: String)
  /// What lies on the disk is not the tree that the checkpoint signs.
  case damagedLog(path: String, reason: String)
  /// There is no key to sign with.
  case noKey(path: String)
  /// The key lies there, and cannot be read as one.
  case damagedKey(path: String)
  /// Others can read the key.
  case exposedKey(path: String)
  /// An entry is longer than tiles can hold.
  case tooLong
  /// An index beyond the end of the log.
  case noSuchEntry(UInt64)
  /// What was to be stamped, signed or archived cannot be.
  case refused(reason: String)
}

extension EvidenceError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cannotWrite(let path, let code):
      "\(path) cannot be written: \(systemReason(code)). Free some room or change its permissions; nothing was logged."
    case .cannotRead(let path, let code): "\(path) cannot be read: \(systemReason(code))."
    case .busy(let path):
      "Another process writes to the log \(path). Wait until it ends, and run the command again."
    case .damagedLog(let path, let reason):
      "The log \(path) is damaged: \(reason). Restore the workspace from a backup; nothing was written."
    case .noKey(let path):
      "There is no key at \(path) to sign the log with. Restore it from a backup, or begin a new log with “tocsin evidence setup --new”."
    case .damagedKey(let path): "The key \(path) is damaged. Restore it from a backup."
    case .exposedKey(let path):
      "Others can read the key \(path). If nobody did: chmod 600; else “tocsin evidence rotate”."
    case .tooLong: "An entry of the log has 65,535 bytes at most."
    case .noSuchEntry(let index): "The log has no entry \(index)."
    case .refused(let reason): reason
    }
  }
}
