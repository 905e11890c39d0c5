/// Keeps what is known of passages and their nearest others from one search to the next. Any of it may be missing: it is made
/// again, and is the same then.
///
/// Passages are told by their numbers in an index that only grows.
package protocol NeighbourKeeper {
  /// The nearest others of a passage.
  func nearest(to passage: Int, in space: MeaningSpace) -> KnownNeighbours?
  func keep(_ known: KnownNeighbours, of passage: Int, in space: MeaningSpace)

  /// How near a passage comes to others by chance.
  func backgrounds(of passage: Int) -> KnownBackgrounds?
  func keep(_ known: KnownBackgrounds, of passage: Int)

  /// What is known of a passage with lower ones.
  func pairs(of passage: Int) -> KnownPairs?
  func keep(_ known: KnownPairs, of passage: Int)
}

/// Keeps nothing.
package struct NoKeeper: NeighbourKeeper {
  package init() {}

  package func nearest(to passage: Int, in space: MeaningSpace) -> KnownNeighbours? { nil }

  package func keep(_ known: KnownNeighbours, of passage: Int, in space: MeaningSpace) {}

  package func backgrounds(of passage: Int) -> KnownBackgrounds? { nil }

  package func keep(_ known: KnownBackgrounds, of passage: Int) {}

  package func pairs(of passage: Int) -> KnownPairs? { nil }

  package func keep(_ known: KnownPairs, of passage: Int) {}
}
