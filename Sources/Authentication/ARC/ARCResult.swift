/// What the hosts that passed a mail on say of it, and whether that can be relied on (RFC 8617, section 4.4).
package struct ARCResult: Hashable, Sendable {
  package enum Outcome: String, Sendable, CaseIterable {
    /// No host sealed it.
    case none
    case pass, fail
    /// A key is not there to verify with.
    case unverifiable
  }

  package var outcome: Outcome
  /// Who sealed it, the first first.
  package var sealers: [String]
  /// What the first of them saw, as it wrote it (`ARC-Authentication-Results`): to be believed as far as that host is.
  package var firstSeen: String
  /// A sentence for a reader.
  package var detail: String
  package var weaknesses: [DKIMResult.Weakness] = []
}
