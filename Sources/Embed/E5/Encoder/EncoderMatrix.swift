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

  /// Neighbours that share a scale, on both sides of a product: the file's own blocks, so that its
  /// weights are taken as they are. A few of the model's columns are twenty times the others, and
  /// would make whole rows coarse on the other side as well.
  static let group = FourBitRows.block

  /// The scales of a row of `columns`.
  static func groups(_ columns: Int) -> Int { (columns + group - 1) / group }

  /// Packs the levels of matrices one below the other.
  ///
  /// - Returns: `nil` when the counts do not fit, or a side is too small or beyond CMatrix's limits.
  init?(_ blocks: FourBitBlocks, rows: Int, columns: Int) {
    let size = cmatrix_packed_size(rows, columns, Self.group)
    guard size > 0, blocks.levels.count == rows * columns,
      blocks.scales.count == rows * Self.groups(columns)
    else { return nil }
    let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: CMATRIX_ALIGNMENT)
    let packed = cmatrix_pack(memory, blocks.levels, blocks.scales, rows, columns, Self.group)
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

  /// `result = activation(x · weightsᵀ + bias)` for `count` rows of floats.
  ///
  /// - Parameters:
  ///   - bytes: room for `count` × ``columns`` bytes.
  ///   - scales: room for `count` × ``groups(_:)`` floats.
  func multiply(
    _ x: UnsafePointer<Float>, count: Int, bias: [Float], activation: cmatrix_activation,
    into result: UnsafeMutablePointer<Float>, bytes: UnsafeMutablePointer<UInt8>,
    scales: UnsafeMutablePointer<Float>, path: cmatrix_path
  ) {
    cmatrix_quantise_groups(path, x, columns, count, columns, Self.group, bytes, scales)
    cmatrix_multiply_scaled(
      path, weights, bytes, columns, scales, count, bias, activation, result, rows)
  }
}
