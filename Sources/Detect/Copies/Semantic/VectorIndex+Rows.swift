extension VectorIndex {
  /// A row as it is kept: whole numbers from −127 to 127; zeros when it has no direction.
  func vector(_ row: Int) -> [Float] {
    chunks[row / VectorChunk.capacity].vector(row % VectorChunk.capacity, dimension: dimension)
  }

  /// An index of some rows, in their order: a kept row that is kept again stays as it is. Linear.
  func picked(_ rows: [Int]) -> VectorIndex {
    var picked = VectorIndex(dimension: dimension)
    picked.kernel = kernel
    for row in rows { picked.append(vector(row)) }
    return picked
  }
}
