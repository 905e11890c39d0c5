import Crypto
import Foundation

/// A key that signs or cosigns notes (C2SP signed-note, tlog-cosignature): a name, and an Ed25519 key.
package struct NoteKey: Hashable, Sendable {
  /// What the key is used for, which its id depends on.
  package enum Use: UInt8, Sendable {
    case log = 1
    case cosignature = 4
  }

  package let name: String
  package let use: Use
  /// 32 bytes.
  package let bytes: [UInt8]

  /// - Returns: `nil` for a name with blanks or a plus sign, which would end it in a note, and for another length.
  package init?(name: String, use: Use, bytes: [UInt8]) {
    guard Self.isName(name), bytes.count == 32 else { return nil }
    self.name = name
    self.use = use
    self.bytes = bytes
  }

  static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 255
      && !name.unicodeScalars.contains {
        $0 == "+" || $0.properties.isWhitespace || $0.value < 0x20 || $0.value == 0x7F
      }
  }

  /// Reads `name+id+key`, as notes' tools write verifier keys.
  package init?(_ text: String) {
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let material = Data(base64Encoded: String(parts[2])),
      material.count == 33, let use = material.first.flatMap(Use.init(rawValue:)),
      let key = NoteKey(name: String(parts[0]), use: use, bytes: Array(material.dropFirst())),
      Hexadecimal.text(key.id) == parts[1]
    else { return nil }
    self = key
  }

  /// The first four bytes of the hash of name, use and key.
  package var id: [UInt8] {
    Array(SHA256.hash(data: Array(name.utf8) + [0x0A, use.rawValue] + bytes).prefix(4))
  }

  /// As notes' tools read it.
  package var text: String {
    "\(name)+\(Hexadecimal.text(id))+\(Data([use.rawValue] + bytes).base64EncodedString())"
  }

  /// What two people read to each other: the hash of the key, in groups.
  package var fingerprint: String {
    let hash = Hexadecimal.text(SHA256.hash(data: bytes)).prefix(32)
    return stride(from: 0, to: 32, by: 4).map { hash.dropFirst($0).prefix(4) }
      .joined(separator: " ")
  }

  /// A file that `openssl` reads: SubjectPublicKeyInfo (RFC 8410) in PEM.
  package var pem: String {
    let prefix: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
    return
      "-----BEGIN PUBLIC KEY-----\n\(Data(prefix + bytes).base64EncodedString())\n-----END PUBLIC KEY-----\n"
  }

  func isValid(_ signature: some DataProtocol, for message: some DataProtocol) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else {
      return false
    }
    return key.isValidSignature(signature, for: message)
  }
}

/// The secret half of a ``NoteKey``; it has no description, so that it is never printed by accident.
package struct NoteSigner: Sendable {
  package let key: NoteKey
  private let secret: Curve25519.Signing.PrivateKey

  /// A new key.
  ///
  /// - Returns: `nil` for a name that no note can have.
  package init?(name: String, use: NoteKey.Use) {
    self.init(name: name, use: use, secret: Curve25519.Signing.PrivateKey())
  }

  private init?(name: String, use: NoteKey.Use, secret: Curve25519.Signing.PrivateKey) {
    guard let key = NoteKey(name: name, use: use, bytes: Array(secret.publicKey.rawRepresentation))
    else { return nil }
    self.key = key
    self.secret = secret
  }

  /// Reads what ``stored`` wrote.
  init?(stored text: String) {
    let parts = text.trimmingCharacters(in: .whitespacesAndNewlines)
      .split(separator: "+", maxSplits: 4, omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0] == "PRIVATE", parts[1] == "KEY",
      let material = Data(base64Encoded: String(parts[4])), material.count == 33,
      let use = material.first.flatMap(NoteKey.Use.init(rawValue:)),
      let secret = try? Curve25519.Signing.PrivateKey(rawRepresentation: material.dropFirst())
    else { return nil }
    self.init(name: String(parts[2]), use: use, secret: secret)
    guard Hexadecimal.text(key.id) == parts[3] else { return nil }
  }

  /// What a key file holds, in the form of notes' tools.
  var stored: String {
    let material = Data([key.use.rawValue] + secret.rawRepresentation).base64EncodedString()
    return "PRIVATE+KEY+\(key.name)+\(Hexadecimal.text(key.id))+\(material)\n"
  }

  func sign(_ message: some DataProtocol) throws(EvidenceError) -> [UInt8] {
    do {
      return Array(try secret.signature(for: message))
    } catch {
      throw .refused(reason: "The key of \(key.name) could not sign: \(error).")
    }
  }
}

/// Not even a dump of a value that holds it shows the secret.
extension NoteSigner: CustomStringConvertible, CustomReflectable {
  package var description: String { "the secret key of \(key.name)" }
  package var customMirror: Mirror { Mirror(self, children: ["key": key]) }
}
