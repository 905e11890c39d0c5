package import TocsinModel

/// How the findings of one kind change in a settling.
package struct FindingDelta: Sendable {
  package let kind: FindingKind
  /// Ids of findings that are not what they were: each is taken up by one of ``published``, or withdrawn.
  package var outdated: Set<FindingID>
  package var published: [EncodedFinding]

  package init(kind: FindingKind, outdated: Set<FindingID> = [], published: [EncodedFinding] = []) {
    self.kind = kind
    self.outdated = outdated
    self.published = published
  }

  package var isEmpty: Bool { outdated.isEmpty && published.isEmpty }
}
