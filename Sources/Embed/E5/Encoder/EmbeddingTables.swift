import CMatrix

/// What a token is before the first layer: its word, its position and its type added up and
/// normalised.
struct EmbeddingTables: Sendable {
  private let shape: E5Shape
  private let words: FourBitRows
  /// Positions × width; the type, which is always 0, is added to each.
  private let positions: [Float]
  private let gain, bias: [Float]

  init(_ file: E5File) throws(EmbedError) {
    let width = file.shape.width
    shape = file.shape
    words = try file.rows("emb.word", rows: file.shape.words, columns: width)
    let types = try file.firstRow("emb.type", width: width)
    var positions = try file.floats("emb.pos", count: file.shape.positions * width)
    for index in positions.indices { positions[index] += types[index % width] }
    self.positions = positions
    gain = try file.floats("emb.ln.w", count: width)
    bias = try file.floats("emb.ln.b", count: width)
  }

  /// Writes `tokens` × width floats to `target`.
  ///
  /// - Precondition: no text is longer than the table of positions, no token beyond the words.
  func look(
    up texts: some Sequence<[Int32]>, into target: UnsafeMutablePointer<Float>, path: cmatrix_path
  ) {
    let width = shape.width
    var row = target
    for text in texts {
      for (position, token) in text.enumerated() {
        words.expand(row: Int(token), into: row)
        let start = position * width
        for column in 0..<width { row[column] += positions[start + column] }
        row += width
      }
    }
    cmatrix_normalise(
      path, target, nil, (row - target) / width, width, gain, bias, shape.epsilon)
  }
}
