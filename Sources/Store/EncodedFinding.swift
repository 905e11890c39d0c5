import Foundation
package import TocsinModel

/// A finding as it is stored: encoded by whoever found it, on their own thread.
package struct EncodedFinding: Sendable {
  package let id: FindingID
  /// Of what the finding was made of; while that is the same, so is the finding.
  package let digest: UInt64
  package let attention: Finding.Attention
  package let headline: String
  /// How many documents or names it is about.
  package let size: Int
  let payload: String

  /// - Throws: `EncodingError` when a number in it is not finite.
  package init(_ finding: Finding, digest: UInt64) throws {
    id = finding.id
    self.digest = digest
    attention = finding.attention
    headline = finding.headline
    size = finding.size
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    payload = String(decoding: try encoder.encode(finding), as: UTF8.self)
  }
}
