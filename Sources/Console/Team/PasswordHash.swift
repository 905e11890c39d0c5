import CArgon2
import Dispatch

/// Passwords, hashed by Argon2id (RFC 9106) with 19 MiB and two passes, the least that OWASP's cheat sheet on password
/// storage names: a guess costs an attacker about as much as a sign-in costs this machine.
enum PasswordHash {
  static let shortest = 12
  /// In bytes; longer ones are no better.
  static let longest = 1000

  private static let passes: UInt32 = 2
  private static let kibibytes: UInt32 = 19 << 10
  private static let saltLength = 16
  private static let hashLength: UInt32 = 32
  /// One at a time, so that memory is bounded whoever asks.
  private static let queue = DispatchQueue(label: "tocsin.console.passwords")

  /// - Returns: `nil` where memory is short.
  static func make(_ password: String) async -> String? {
    await onQueue { hash(password) }
  }

  /// Whether it is the password of a hash; takes as long where there is none, so that nobody learns who is a user.
  static func matches(_ password: String, _ encoded: String?) async -> Bool {
    guard password.utf8.count <= longest else { return false }
    return await onQueue {
      guard let known = encoded ?? unknown else { return false }
      let bytes = Array(password.utf8)
      return bytes.withUnsafeBufferPointer { buffer in
        // An empty array has no address.
        buffer.baseAddress.map { cargon2_verify(known, $0, buffer.count) } ?? false
      } && encoded != nil
    }
  }

  /// A password that nobody has.
  private static let unknown = hash(Secret().text)

  private static func hash(_ password: String) -> String? {
    let salt = (0..<saltLength).map { _ in UInt8.random(in: .min ... .max) }
    let room = cargon2_length(passes, kibibytes, 1, UInt32(saltLength), hashLength)
    var encoded = [CChar](repeating: 0, count: room)
    let bytes = Array(password.utf8)
    guard !bytes.isEmpty,
      cargon2_hash(
        bytes, bytes.count, salt, salt.count, passes, kibibytes, 1, hashLength, &encoded, room)
    else { return nil }
    return String(decoding: encoded.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
  }

  private static func onQueue<Value: Sendable>(
    _ body: @escaping @Sendable () -> Value
  ) async -> Value {
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: body()) }
    }
  }
}
