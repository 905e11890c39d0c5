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
    /// How often it was repeated by its platform's own means, which makes no other text. `nil` for never.
    package var reposts: Int?

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
  /// Whom members name as where the text is from, and who is none of them; in the members' order.
  package var unread: [UnreadSource]

  package init(
    members: [Member], first: DocumentID, certainty: Certainty, reasons: [Reason] = [],
    unread: [UnreadSource] = []
  ) {
    self.members = members
    self.first = first
    self.certainty = certainty
    self.reasons = reasons
    self.unread = unread
  }
}

extension CopyCluster {
  /// Findings that were stored before there were unread sources have none.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      members: try values.decode([Member].self, forKey: .members),
      first: try values.decode(DocumentID.self, forKey: .first),
      certainty: try values.decode(Certainty.self, forKey: .certainty),
      reasons: try values.decode([Reason].self, forKey: .reasons),
      unread: try values.decodeIfPresent([UnreadSource].self, forKey: .unread) ?? [])
  }

  /// Those that the first of the members names: they were before it, so that it is only the first of those read.
  package var before: [UnreadSource] { unread.filter { $0.creditedBy.contains(first) } }
}

extension CopyCluster {
  /// Every document of the cluster, identical ones included.
  package var documents: [DocumentID] {
    members.flatMap { [$0.document] + $0.identical }
  }
}
