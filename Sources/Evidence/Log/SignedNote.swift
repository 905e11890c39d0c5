import Foundation

/// A text with signatures below it (C2SP signed-note).
package struct SignedNote: Hashable, Sendable {
  package struct Signature: Hashable, Sendable {
    package var name: String
    /// Four bytes.
    package var keyID: [UInt8]
    package var bytes: [UInt8]

    /// As it stands below a text.
    package var line: String {
      "\u{2014} \(name) \(Data(keyID + bytes).base64EncodedString())"
    }
  }

  /// Why a text is no signed note.
  package enum Fault: Error, Hashable, Sendable {
    case tooLong, notText, noSignatures, signatureLine
  }

  /// The signed text, ending with a line break.
  package let text: String
  package private(set) var signatures: [Signature]

  /// Longer ones are none of a log.
  static let longest = 1 << 16
  /// More signatures cost time and prove nothing.
  static let most = 100

  init(text: String) {
    self.text = text
    signatures = []
  }

  /// Linear.
  package init(_ bytes: [UInt8]) throws(Fault) {
    guard bytes.count <= Self.longest else { throw .tooLong }
    guard let whole = String(validating: bytes, as: UTF8.self),
      // The line break is the only control character.
      bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A })
    else { throw .notText }
    // A text may have blank lines; the signatures follow the last one.
    let utf8 = Array(whole.utf8)
    guard utf8.last == 0x0A, let split = utf8.lastRange(of: [0x0A, 0x0A]) else {
      throw .noSignatures
    }
    text = String(decoding: utf8[...split], as: UTF8.self)
    signatures = []
    let lines = utf8[(split + 2)...].dropLast().split(
      separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count <= Self.most, utf8.count > split + 2 else { throw .noSignatures }
    for line in lines {
      let words = String(decoding: line, as: UTF8.self).split(
        separator: " ", omittingEmptySubsequences: false)
      guard words.count == 3, words[0] == "\u{2014}", NoteKey.isName(String(words[1])),
        let bytes = Base64.bytes(words[2]), bytes.count > 4
      else { throw .signatureLine }
      signatures.append(
        Signature(
          name: String(words[1]), keyID: Array(bytes.prefix(4)), bytes: Array(bytes.dropFirst(4))))
    }
  }

  /// What a file of it holds.
  package var bytes: [UInt8] {
    var result = text + "\n"
    for signature in signatures {
      result += signature.line + "\n"
    }
    return Array(result.utf8)
  }

  mutating func add(_ key: NoteKey, _ bytes: [UInt8]) {
    add(Signature(name: key.name, keyID: key.id, bytes: bytes))
  }

  mutating func add(_ signature: Signature) {
    guard !signatures.contains(signature), signatures.count < Self.most else { return }
    signatures.append(signature)
  }

  /// Adds a signature of a log.
  mutating func sign(with signer: NoteSigner) throws(EvidenceError) {
    add(signer.key, try signer.sign(Array(text.utf8)))
  }

  /// Whether a key signed the text as a log does.
  package func isSigned(by key: NoteKey) -> Bool {
    key.use == .log
      && signatures.contains {
        $0.name == key.name && $0.keyID == key.id && key.isValid($0.bytes, for: Array(text.utf8))
      }
  }

  /// Whether there is a signature that says that it is this key's, right or wrong.
  package func names(_ key: NoteKey) -> Bool {
    signatures.contains { $0.name == key.name && $0.keyID == key.id }
  }
}

extension Array where Element == UInt8 {
  /// Where the last occurrence begins.
  func lastRange(of pattern: [UInt8]) -> Int? {
    guard count >= pattern.count else { return nil }
    return (0...(count - pattern.count)).last { at in
      self[at..<at + pattern.count].elementsEqual(pattern)
    }
  }
}
