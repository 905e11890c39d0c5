/// The embeddings of the pieces: 6-bit levels in 17 mapped tables, each with its own scale and offset.
struct USEEmbeddings: Sendable {
  private let folder: String
  private let tables: [NPYArray]
  private let scales: [Float]
  private let offsets: [Float]

  /// - Parameter folder: where the `.npy` files are.
  init(folder: String) throws(EmbedError) {
    self.folder = folder
    var tables: [NPYArray] = []
    for number in 1...USEShape.tables {
      tables.append(
        try NPYArray(
          path: Self.path(folder, number), shape: [USEShape.tableRows, USEShape.embedding],
          of: .uint8))
    }
    self.tables = tables
    scales = try NPYArray(path: "\(folder)/scale.npy", shape: [tables.count], of: .float32).floats()
    offsets = try NPYArray(path: "\(folder)/lo.npy", shape: [tables.count], of: .float32).floats()
  }

  /// The 512 levels of a piece: its embedding is `level · scale + offset`.
  func levels(of piece: Int32) -> UnsafePointer<UInt8> {
    let (row, table) = Int(piece).quotientAndRemainder(dividingBy: tables.count)
    return tables[table].start + row * USEShape.embedding
  }

  func scale(of piece: Int32) -> Float { scales[Int(piece) % scales.count] }

  func offset(of piece: Int32) -> Float { offsets[Int(piece) % offsets.count] }

  /// The file that holds a piece, for messages.
  func path(of piece: Int32) -> String { Self.path(folder, Int(piece) % tables.count + 1) }

  private static func path(_ folder: String, _ number: Int) -> String { "\(folder)/q\(number).npy" }
}
