/// Documents that repeat one text, before their order is known.
package struct CopyGroup: Hashable, Sendable {
  /// One number per distinct text, ascending.
  package var representatives: [UInt32]
  /// For each representative, the numbers of the documents with an identical text, ascending.
  package var identical: [[UInt32]]
  /// The links between representatives.
  package var links: [CopyLink]
  /// For documents whose source repeats runs on its own texts, the fingerprints of those runs.
  package var boilerplate: [UInt32: Set<UInt32>] = [:]
  /// Whether its texts resemble more others than they were compared with, so that the order of reading decided who is
  /// near whom.
  package var isCrowd = false

  package init(representatives: [UInt32], identical: [[UInt32]], links: [CopyLink]) {
    self.representatives = representatives
    self.identical = identical
    self.links = links
  }

  /// The group of links that hang together, with all documents of their texts.
  package init(_ links: [CopyLink], in texts: CopyTexts, capped: (UInt32) -> Bool = { _ in false })
  {
    let numbers = Set(links.flatMap { [$0.a, $0.b] }).sorted()
    self.init(
      representatives: numbers, identical: numbers.map { texts.identical(to: $0) },
      links: links.filter { $0.a != $0.b })
    for number in numbers { boilerplate[number] = texts.boilerplate(of: number) }
    isCrowd = numbers.contains(where: capped)
  }

  /// How many documents it holds.
  package var size: Int { identical.reduce(representatives.count) { $0 + $1.count } }

  /// Every document, ascending.
  package var documents: [UInt32] { (representatives + identical.joined()).sorted() }
}
