import Crypto
import Foundation
import Store
import TocsinModel

/// The key of a workspace's pseudonyms: 32 random bytes that nobody but its owner may read, made once and never shown.
enum PseudonymKey {
  static let length = 32
  /// What the database remembers of the key, so that another one is not taken for it.
  private static let note = "pseudonyms"

  /// The key, made where nothing was read under one yet.
  ///
  /// - Throws: ``EngineError/pseudonyms(path:reason:)`` for a lost, another, or damaged key: with a new one, the same
  ///   persons would come under other names without a word.
  static func key(of workspace: Workspace, _ store: Store) throws -> SymmetricKey {
    let path = workspace.pseudonymKey
    func refused(_ reason: String) -> EngineError { .pseudonyms(path: path, reason: reason) }
    let known = try store.note(note)
    if access(path, F_OK) != 0 {
      guard known == nil else {
        throw refused("it is not there any more; restore it from a backup")
      }
      guard make(path) else {
        throw refused("it cannot be written: \(String(cString: strerror(errno)))")
      }
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw refused("it cannot be read") }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: length + 1)
    guard read(descriptor, &bytes, bytes.count) == length else { throw refused("it is damaged") }
    let key = SymmetricKey(data: bytes.prefix(length))
    let mark = HMAC<SHA256>.authenticationCode(for: Array("tocsin-pseudonyms/1".utf8), using: key)
      .prefix(8).hexadecimal
    guard known ?? mark == mark else {
      throw refused("it is another one than what was read before is kept under")
    }
    if known == nil { try store.setNote(note, mark) }
    return key
  }

  /// Whole or not at all: a key of which a part was written would never be the same again.
  private static func make(_ path: String) -> Bool {
    let draft = path + ".part"
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return false }
    let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
    let isWhole = write(descriptor, bytes, length) == length && fsync(descriptor) == 0
    close(descriptor)
    // Another process may have been first: then its key is the key.
    let isThere = isWhole && (link(draft, path) == 0 || errno == EEXIST)
    unlink(draft)
    return isThere
  }
}
