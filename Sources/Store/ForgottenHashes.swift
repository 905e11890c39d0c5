import Crypto
import Foundation
import GRDB
import TocsinModel

/// What must not come back: keyed hashes of documents, accounts, sources and inputs that were forgotten. The hashes
/// say nothing without the key, which lies in the workspace; they can only confirm a guess.
///
/// HMAC-SHA-256 (RFC 2104), the first 16 bytes.
struct ForgottenHashes: Sendable {
  private let key: SymmetricKey
  private let hashes: Set<Data>

  init(_ db: Database) throws {
    hashes = Set(try Data.fetchAll(db, sql: "SELECT hash FROM forgotten"))
    let text = try Store.meta(.forgettingKey, db)
    key = text.map { SymmetricKey(data: Hexadecimal.bytes($0)) } ?? SymmetricKey(size: .bits256)
  }

  /// The key, made when there is none.
  static func key(_ db: Database) throws -> SymmetricKey {
    if let text = try Store.meta(.forgettingKey, db) {
      return SymmetricKey(data: Hexadecimal.bytes(text))
    }
    let key = SymmetricKey(size: .bits256)
    try Store.setMeta(.forgettingKey, key.withUnsafeBytes { $0.hexadecimal }, db)
    return key
  }

  /// What is hashed of a document: its id, and its source.
  func contains(_ document: DocumentID, of source: Source?) -> Bool {
    guard !hashes.isEmpty else { return false }
    if hashes.contains(Self.hash("document", document.description, key)) { return true }
    guard let source else { return false }
    return hashes.contains(Self.hash(source.kind.rawValue, source.id.rawValue, key))
  }

  func contains(inputAt path: String) -> Bool {
    !hashes.isEmpty && hashes.contains(Self.hash("input", path, key))
  }

  static func hash(_ kind: String, _ name: String, _ key: SymmetricKey) -> Data {
    let code = HMAC<SHA256>.authenticationCode(for: Data("\(kind)\u{0}\(name)".utf8), using: key)
    return Data(code.prefix(16))
  }
}
