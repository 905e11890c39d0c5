import CHashing
import Foundation
package import TocsinModel

/// A finding as it is stored: encoded by whoever found it, on their own thread.
package struct EncodedFinding: Sendable {
  package let id: FindingID
  /// Of what the finding was made of; while that is the same, so is the finding.
  package let digest: UInt64
  package let attention: Finding.Attention
  package let headline: String
  package let kind: FindingKind
  /// How many documents or names it is about.
  package let size: Int
  let payload: String

  /// - Throws: `EncodingError` when a number in it is not finite.
  package init(_ finding: Finding, digest: UInt64) throws {
    self.init(finding, payload: try Self.payload(finding), digest: digest)
  }

  /// A finding whose digest is that of all it says.
  ///
  /// - Throws: `EncodingError` when a number in it is not finite.
  package init(_ finding: Finding) throws {
    let payload = try Self.payload(finding)
    let digest = payload.utf8.reduce(into: FNV1a.start) { $0.combine(UInt32($1)) }.value
    self.init(finding, payload: payload, digest: digest)
  }

  private init(_ finding: Finding, payload: String, digest: UInt64) {
    id = finding.id
    self.digest = digest
    attention = finding.attention
    headline = finding.headline
    size = finding.size
    kind = FindingKind(finding.subject)
    self.payload = payload
  }

  private static func payload(_ finding: Finding) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(finding), as: UTF8.self)
  }
}

/// What findings are about; the numbers are those of the table.
package enum FindingKind: Int, Sendable, CaseIterable {
  case copies = 0
  case lookalikes = 1

  package init(_ subject: Finding.Subject) {
    switch subject {
    case .copies: self = .copies
    case .lookalikes: self = .lookalikes
    }
  }
}
