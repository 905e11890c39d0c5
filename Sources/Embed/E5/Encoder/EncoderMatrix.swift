import CMatrix

/// Weights as bytes, in the layout that the product reads.
///
/// The memory is written in `init` alone and read afterwards, so any thread may use it: hence
/// `Sendable`.
final class EncoderMatrix: @unchecked Sendable {
  private let memory: UnsafeMutableRawPointer
  private let weights: OpaquePointer
  let rows: Int
  let columns: Int

  /// Quantises `rows` × `columns` floats, a scale a row.
  ///
  /// - Parameter factors: what each column is multiplied by before; the other side of the product
  ///   must be divided by it.
  /// - Returns: `nil` when the counts do not fit, or a side is 0 or beyond CMatrix's limits.
  init?(_ floats: [Float], rows: Int, columns: Int, factors: [Float]?) {
    let size = cmatrix_packed_size(rows, columns)
    guard size > 0, floats.count == rows * columns, factors.map({ $0.count == columns }) ?? true
    else { return nil }
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: size, alignment: Int(CMATRIX_ALIGNMENT))
    let packed = withUnsafeTemporaryAllocation(of: Int8.self, capacity: columns) { scratch in
      scratch.baseAddress.flatMap {
        cmatrix_pack_floats(memory, floats, rows, columns, factors, $0)
      }
    }
    guard let packed else {
      memory.deallocate()
      return nil
    }
    self.memory = memory
    self.rows = rows
    self.columns = columns
    weights = packed
  }

  deinit { memory.deallocate() }

  /// `result = activation(rows · weightsᵀ + bias)`, `count` rows of quantised activations with
  /// their scales.
  func multiply(
    _ rows: UnsafePointer<Int8>, scales: UnsafePointer<Float>, count: Int, bias: [Float],
    activation: cmatrix_activation = CMATRIX_IDENTITY, into result: UnsafeMutablePointer<Float>,
    path: cmatrix_path
  ) {
    cmatrix_multiply_scaled(
      path, weights, rows, columns, scales, count, bias, activation, result, self.rows)
  }
}
