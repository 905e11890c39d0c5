package import TocsinModel

/// A name that would pass for a protected one, if somebody registered it.
package struct LookalikeCandidate: Hashable, Sendable {
  package var name: DomainName
  /// As a browser may show it.
  package var shown: String
  /// What is done to the protected name, the most telling first.
  package var techniques: [LookalikeTechnique]
  /// From 0 to 1: how often such names are made, and how easily this one is overlooked. An order, no
  /// probability.
  package var score: Double
}
