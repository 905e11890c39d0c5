import Crypto
import Foundation

/// Signs archives (WACZ signing and verification 0.1.0, without a domain): ECDSA over P-384 with SHA-256, the signature as
/// two numbers, which is what readers of such archives check in the browser.
package struct ArchiveSigner: Sendable {
  private let key: P384.Signing.PrivateKey

  /// Reads the key of a file, or makes one there, for its owner alone.
  package init(_ path: String) throws(EvidenceError) {
    if access(path, F_OK) == 0 {
      guard FileStatus(path)?.isShared == false else {
        throw .exposedKey(path: path)
      }
      let text = String(decoding: try WholeFile.read(path, limit: 4096), as: UTF8.self)
      guard let key = try? P384.Signing.PrivateKey(pemRepresentation: text) else {
        throw .damagedKey(path: path)
      }
      self.key = key
    } else {
      key = P384.Signing.PrivateKey()
      try WholeFile.write(Array((key.pemRepresentation + "\n").utf8), to: path, mode: 0o600)
    }
  }

  /// SubjectPublicKeyInfo in base64.
  package var publicKey: String { key.publicKey.derRepresentation.base64EncodedString() }

  /// - Parameter hash: `sha256:` and hexadecimal digits; the text itself is what is signed.
  func sign(_ hash: String) throws(EvidenceError) -> String {
    do {
      return try key.signature(for: SHA256.hash(data: Array(hash.utf8))).rawRepresentation
        .base64EncodedString()
    } catch {
      throw .refused(reason: "The archive's key could not sign: \(error).")
    }
  }

  /// Whether a signature is that of a key.
  ///
  /// - Returns: `nil` when the key is of a kind that is not read.
  static func isValid(_ signature: String, of hash: String, by publicKey: String) -> Bool? {
    guard let der = Data(base64Encoded: publicKey),
      let key = try? P384.Signing.PublicKey(derRepresentation: der)
    else { return nil }
    guard let raw = Data(base64Encoded: signature),
      let signature = try? P384.Signing.ECDSASignature(rawRepresentation: raw)
    else { return false }
    return key.isValidSignature(signature, for: SHA256.hash(data: Array(hash.utf8)))
  }
}
