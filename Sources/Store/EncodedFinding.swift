import Foundation
package import TocsinModel

/// A finding as it is stored: encoded by whoever found it, on their own thread.
package struct EncodedFinding: Sendable {
  package let id: FindingID
  package let attention: Finding.Attention
  package let headline: String
  /// How many documents it is about.
  package let size: Int
  let payload: String

  /// - Throws: `EncodingError` when a number in it is not finite.
  package init(_ finding: Finding) throws {
    id = finding.id
    attention = finding.attention
    headline = finding.headline
    switch finding.subject {
    case .copies(let cluster): size = cluster.documents.count
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    payload = String(decoding: try encoder.encode(finding), as: UTF8.self)
  }
}
