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

  /// Neighbours that share a scale, on both sides of a product: a few of the model's columns are
  /// twenty times the others, and would make whole rows coarse.
  static let group = 64

  /// The scales of a row of `columns`.
  static func groups(_ columns: Int) -> Int { (columns + group - 1) / group }

  /// Quantises `rows` × `columns` floats.
  ///
  /// - Returns: `nil` when the counts do not fit, or a side is too small or beyond CMatrix's limits.
  init?(_ floats: [Float], rows: Int, columns: Int) {
    let size = cmatrix_packed_groups_size(rows, columns, Self.group)
    guard size > 0, floats.count == rows * columns else { return nil }
    let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: CMATRIX_ALIGNMENT)
    var bytes = [Int8](repeating: 0, count: columns)
    var scales = [Float](repeating: 0, count: Self.groups(columns))
    let packed = cmatrix_pack_groups(
      memory, floats, rows, columns, Self.group, &bytes, &scales)
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
    into result: UnsafeMutablePointer<Float>, bytes: UnsafeMutablePointer<Int8>,
    scales: UnsafeMutablePointer<Float>, path: cmatrix_path
  ) {
    cmatrix_quantise_groups(path, x, columns, count, columns, Self.group, bytes, scales)
    cmatrix_multiply_scaled(
      path, weights, bytes, columns, scales, count, bias, activation, result, rows)
  }
}
