extension VectorIndex {
  /// A row as it is kept: whole numbers from −127 to 127; zeros when it has no direction.
  func vector(_ row: Int) -> [Float] {
    chunks[row / VectorChunk.capacity].vector(row % VectorChunk.capacity, dimension: dimension)
  }
}
