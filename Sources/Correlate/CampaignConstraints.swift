package import TocsinModel

/// What people decided about which findings belong together. It binds the joining, whatever the evidence says.
package struct CampaignConstraints: Hashable, Sendable {
  /// Two findings, the smaller id first.
  struct Pair: Hashable, Sendable {
    let a: FindingID
    let b: FindingID

    init(_ a: FindingID, _ b: FindingID) {
      (self.a, self.b) = a < b ? (a, b) : (b, a)
    }
  }

  /// Whether a pair belongs together, as the last decision about it says.
  private(set) var verdicts: [Pair: Bool] = [:]
  /// Whether any pair was said to be apart.
  private(set) var hasParts = false

  /// Of one decision: more findings at once are none that anybody looked at.
  package static let mostFindings = 500

  package init() {}

  package var isEmpty: Bool { verdicts.isEmpty }

  /// All of these belong together.
  package mutating func join(_ findings: [FindingID]) {
    let findings = Set(findings).sorted().prefix(Self.mostFindings)
    for (place, a) in findings.enumerated() {
      for b in findings.dropFirst(place + 1) { verdicts[Pair(a, b)] = true }
    }
  }

  /// None of the one part belongs to any of another.
  package mutating func part(_ parts: [[FindingID]]) {
    hasParts = true
    for (place, part) in parts.enumerated() {
      for other in parts.dropFirst(place + 1) {
        for a in part.prefix(Self.mostFindings) {
          for b in other.prefix(Self.mostFindings) where a != b { verdicts[Pair(a, b)] = false }
        }
      }
    }
  }

  subscript(a: FindingID, b: FindingID) -> Bool? { verdicts[Pair(a, b)] }
}
