/// Documents of an index that repeat one text, before their order is known.
package struct CopyGroup: Hashable, Sendable {
  /// One number per distinct text, ascending.
  package var representatives: [UInt32]
  /// For each representative, the numbers of the documents with an identical text, ascending.
  package var identical: [[UInt32]]
  /// The links between representatives.
  package var links: [CopyLink]
  /// For documents whose source repeats runs on its own texts, the fingerprints of those runs.
  package var boilerplate: [UInt32: Set<UInt32>] = [:]

  package init(representatives: [UInt32], identical: [[UInt32]], links: [CopyLink]) {
    self.representatives = representatives
    self.identical = identical
    self.links = links
  }

  /// How many documents it holds.
  package var size: Int { identical.reduce(representatives.count) { $0 + $1.count } }

  /// Every document, ascending.
  package var documents: [UInt32] { (representatives + identical.joined()).sorted() }
}
