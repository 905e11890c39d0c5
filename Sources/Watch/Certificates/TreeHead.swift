import Crypto
import CryptoExtras
package import Foundation

/// What a log says of its tree, once its signature was checked.
package struct TreeHead: Hashable, Sendable {
  package var size: UInt64
  package var root: Data

  /// Why what a log says is not believed.
  package enum Fault: Error, Hashable {
    case form
    case signature
    /// The key is of a kind that is not read.
    case key
  }

  /// Reads a checkpoint (C2SP tlog-checkpoint, static-ct-api “Checkpoints”): origin, size, root, and a note
  /// signature that holds a tree head's one (RFC 6962, section 3.5).
  ///
  /// - Parameter key: SubjectPublicKeyInfo of the log, DER.
  init(checkpoint text: String, key: Data) throws(Fault) {
    guard let blank = text.range(of: "\n\n") else { throw .form }
    let lines = text[..<blank.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 3, let size = UInt64(lines[1]), String(size) == lines[1],
      let root = Data(base64Encoded: String(lines[2])), root.count == 32
    else { throw .form }
    self.size = size
    self.root = root
    let origin = String(lines[0])
    let id = Data(SHA256.hash(data: key))
    let hint = Data(SHA256.hash(data: Data(origin.utf8) + [0x0A, 0x05] + id)).prefix(4)
    for line in text[blank.upperBound...].split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 3, words[0] == "—", words[1] == origin,
        let bytes = Data(base64Encoded: String(words[2])), bytes.prefix(4) == hint,
        bytes.count > 16
      else { continue }
      let time = Array(bytes.dropFirst(4).prefix(8))
      guard try Self.isSigned(size, root, time: time, Array(bytes.dropFirst(12)), key) else {
        throw .signature
      }
      return
    }
    throw .signature
  }

  private struct Answer: Decodable {
    var tree_size: UInt64
    var timestamp: UInt64
    var sha256_root_hash: Data
    var tree_head_signature: Data
  }

  /// Reads an answer to `get-sth` (RFC 6962, section 4.3).
  ///
  /// - Parameter key: as above; `nil` believes what the log says, and its tree is checked all the same.
  init(answer bytes: [UInt8], key: Data?) throws(Fault) {
    guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(bytes)),
      answer.sha256_root_hash.count == 32
    else { throw .form }
    size = answer.tree_size
    root = answer.sha256_root_hash
    guard let key else { return }
    let time = Self.bigEndian(answer.timestamp)
    guard try Self.isSigned(size, root, time: time, Array(answer.tree_head_signature), key) else {
      throw .signature
    }
  }

  /// - Parameter signature: a `DigitallySigned` (RFC 5246, section 4.7).
  private static func isSigned(
    _ size: UInt64, _ root: Data, time: [UInt8], _ signature: [UInt8], _ key: Data
  ) throws(Fault) -> Bool {
    // SHA-256, with RSA or ECDSA: RFC 6962, section 2.1.4, knows no others. The length counts what follows it.
    guard signature.count > 4, signature[0] == 4,
      Int(signature[2]) << 8 | Int(signature[3]) == signature.count - 4
    else { throw .key }
    let signed = Data([0, 1] + time + bigEndian(size)) + root
    switch signature[1] {
    case 1:
      // Keys below 2048 bits are no longer taken for a log's, and are refused with the reason.
      guard let publicKey = try? _RSA.Signing.PublicKey(derRepresentation: key) else { throw .key }
      return publicKey.isValidSignature(
        _RSA.Signing.RSASignature(rawRepresentation: signature[4...]),
        for: SHA256.hash(data: signed), padding: .insecurePKCS1v1_5)
    case 3:
      guard let publicKey = try? P256.Signing.PublicKey(derRepresentation: key) else { throw .key }
      guard let parsed = try? P256.Signing.ECDSASignature(derRepresentation: signature[4...])
      else { return false }
      return publicKey.isValidSignature(parsed, for: signed)
    default: throw .key
    }
  }

  private static func bigEndian(_ value: UInt64) -> [UInt8] {
    (0..<8).reversed().map { UInt8(truncatingIfNeeded: value >> UInt64($0 * 8)) }
  }
}

extension TreeHead.Fault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .form: "what it says of its tree cannot be read"
    case .signature: "what it says of its tree is not signed with its key"
    case .key:
      "its key, or its signature, is of a kind that is not read (RSA of 2048 bits and more is, and ECDSA over P-256)"
    }
  }
}
