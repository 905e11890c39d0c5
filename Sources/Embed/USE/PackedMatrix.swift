import CMatrix

/// A matrix laid out for the integer product, in memory of its own.
final class PackedMatrix: @unchecked Sendable {
  // Sendable: written once, in the initialiser.
  let rows: Int
  let columns: Int
  private let memory: UnsafeMutableRawPointer
  private let packed: OpaquePointer

  /// Packs levels given as `rows` × `columns`, with a scale a row.
  init(rows: Int, columns: Int, scales: [Float], level: (_ row: Int, _ column: Int) -> Int8)
    throws(EmbedError)
  {
    self.rows = rows
    self.columns = columns
    memory = UnsafeMutableRawPointer.allocate(
      byteCount: max(cmatrix_packed_size(rows, columns, 0), 1),
      alignment: CMATRIX_ALIGNMENT)
    var levels: [Int8] = []
    levels.reserveCapacity(rows * columns)
    for row in 0..<rows {
      for column in 0..<columns { levels.append(level(row, column)) }
    }
    guard let packed = cmatrix_pack(memory, levels, scales, rows, columns, 0) else {
      memory.deallocate()
      throw .failed(
        model: .universalSentenceEncoder, reason: "a matrix of \(rows) × \(columns) is too large")
    }
    self.packed = packed
  }

  /// The matrices side by side: each reads the same inputs, their outputs follow each other.
  convenience init(joining matrices: [USEMatrix]) throws(EmbedError) {
    let owners = matrices.flatMap { matrix in (0..<matrix.outputs).map { (matrix, $0) } }
    try self.init(
      rows: owners.count, columns: matrices.first?.inputs ?? 0, scales: owners.map(\.0.scale)
    ) { row, column in
      let (matrix, output) = owners[row]
      return matrix.levels[column * matrix.outputs + output]
    }
  }

  /// A convolution's matrices of all slots side by side: a token's product with each.
  convenience init(slots: Int, of matrix: USEMatrix) throws(EmbedError) {
    let width = matrix.inputs / slots
    let rows = slots * matrix.outputs
    try self.init(rows: rows, columns: width, scales: Array(repeating: matrix.scale, count: rows)) {
      row, column in
      let (slot, output) = row.quotientAndRemainder(dividingBy: matrix.outputs)
      return matrix.levels[(slot * width + column) * matrix.outputs + output]
    }
  }

  deinit {
    memory.deallocate()
  }

  /// `results = (a - 128) · selfᵀ`, exact.
  func multiply(
    _ a: UnsafePointer<UInt8>, stride: Int, count: Int, into results: UnsafeMutablePointer<Int32>,
    path: cmatrix_path
  ) {
    cmatrix_multiply(path, packed, a, stride, count, results, rows)
  }

  /// `results = (a - 128) · selfᵀ`, scaled back to floats.
  func multiply(
    _ a: UnsafePointer<UInt8>, scales: UnsafePointer<Float>, count: Int,
    into results: UnsafeMutablePointer<Float>, stride: Int, path: cmatrix_path
  ) {
    cmatrix_multiply_scaled(
      path, packed, a, columns, scales, count, nil, CMATRIX_IDENTITY, results, stride)
  }

  /// Rows of floats · selfᵀ, the rows rounded to 16 bits: a product of their upper bytes, and one of what
  /// rounding to those left. Results of `count` × ``rows``, without gaps.
  func multiplyWide(
    _ floats: UnsafePointer<Float>, stride: Int, count: Int, path: cmatrix_path
  ) -> [Float] {
    var bytes = [UInt8](repeating: 0, count: count * columns)
    var scales = [Float](repeating: 0, count: count)
    cmatrix_quantise(path, floats, stride, count, columns, nil, &bytes, &scales)
    var results = scaled(bytes, scales, count, path)
    let rest = [Float](unsafeUninitializedCapacity: bytes.count) { rest, filled in
      guard var target = rest.baseAddress else { return }
      bytes.withUnsafeBufferPointer { bytes in
        for row in 0..<count {
          for column in 0..<columns {
            let upper = Float(Int(bytes[row * columns + column]) - 128) * scales[row]
            target[column] = floats[row * stride + column] - upper
          }
          target += columns
        }
      }
      filled = bytes.count
    }
    cmatrix_quantise(path, rest, columns, count, columns, nil, &bytes, &scales)
    let lower = scaled(bytes, scales, count, path)
    for index in results.indices { results[index] += lower[index] }
    return results
  }

  private func scaled(_ bytes: [UInt8], _ scales: [Float], _ count: Int, _ path: cmatrix_path)
    -> [Float]
  {
    [Float](unsafeUninitializedCapacity: count * rows) { results, filled in
      guard let start = results.baseAddress else { return }
      multiply(bytes, scales: scales, count: count, into: start, stride: rows, path: path)
      filled = count * rows
    }
  }
}
