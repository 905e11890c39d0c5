package import TocsinModel

/// Which of two documents was published first, and how sure that is.
package struct PublicationOrder: Hashable, Sendable {
  package var order: CopyPair.Order
  /// Whether the second document is the earlier one.
  package var isReversed: Bool

  package init(_ a: Document, _ b: Document) {
    if a.answers(b) || b.answers(a) {
      (order, isReversed) = (.certain, a.answers(b))
      return
    }
    switch (a.knownTime, b.knownTime) {
    case (let first?, let second?):
      if first.isCertainlyBefore(second) {
        (order, isReversed) = (.certain, false)
      } else if second.isCertainlyBefore(first) {
        (order, isReversed) = (.certain, true)
      } else {
        let isKnown = first.place != second.place && first.saysDay && second.saysDay
        (order, isReversed) = (isKnown ? .probable : .unknown, second.place < first.place)
      }
    case (.some, nil), (nil, .some), (nil, nil):
      (order, isReversed) = (.unknown, false)
    }
  }
}
