/// Documents that repeat one text, in the order in which they appeared.
package struct CopyCluster: Hashable, Sendable, Codable {
  /// One publication of the text.
  package struct Member: Hashable, Sendable, Codable {
    package var document: DocumentID
    /// The copy relation to its most likely parent; `nil` for the first known publication and for
    /// members whose parent is not known.
    package var fromParent: CopyPair?
    /// Identical texts of the same standing, collapsed into this member (itself not included).
    package var identical: [DocumentID]

    package var parent: DocumentID? { fromParent?.a }

    package init(document: DocumentID, fromParent: CopyPair? = nil, identical: [DocumentID] = []) {
      self.document = document
      self.fromParent = fromParent
      self.identical = identical
    }
  }

  /// How sure it is that no other member was first.
  package enum Certainty: String, Sendable, Codable, CaseIterable {
    /// Its time is certainly before every other's.
    case certain
    /// Its time or what the copies credit speaks for it.
    case likely
    /// No usable times: a guess from the texts alone.
    case unknown
  }

  /// Sorted by time, then id. The first known publication need not be the first in the list when
  /// times overlap.
  package var members: [Member]
  package var first: DocumentID
  package var certainty: Certainty
  package var reasons: [Reason]

  package init(
    members: [Member], first: DocumentID, certainty: Certainty, reasons: [Reason] = []
  ) {
    self.members = members
    self.first = first
    self.certainty = certainty
    self.reasons = reasons
  }
}

extension CopyCluster {
  /// Every document of the cluster, identical ones included.
  package var documents: [DocumentID] {
    members.flatMap { [$0.document] + $0.identical }
  }
}
