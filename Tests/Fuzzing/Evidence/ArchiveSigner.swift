/// Stands in for the signer of archives where they are fuzzed.
package struct ArchiveSigner: Sendable {
  package var publicKey: String { "" }
  func sign(_ hash: String) throws(EvidenceError) -> String { "" }
  static func isValid(_ signature: String, of hash: String, by publicKey: String) -> Bool? {
    publicKey.isEmpty ? nil : signature.utf8.count % 2 == 0
  }
}
