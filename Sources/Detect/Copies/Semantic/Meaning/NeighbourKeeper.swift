/// Keeps the nearest others of passages from one search to the next. Any of them may be missing: it is made again.
package protocol NeighbourKeeper {
  /// The list of a passage, of an index whose passages have the same numbers; `nil` where there is none.
  func nearest(to passage: Int, in space: MeaningSpace) -> KnownNeighbours?
  func keep(_ known: KnownNeighbours, of passage: Int, in space: MeaningSpace)
}

/// Keeps nothing.
package struct NoKeeper: NeighbourKeeper {
  package init() {}

  package func nearest(to passage: Int, in space: MeaningSpace) -> KnownNeighbours? { nil }

  package func keep(_ known: KnownNeighbours, of passage: Int, in space: MeaningSpace) {}
}
