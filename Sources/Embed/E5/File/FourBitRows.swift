import FileMapping

/// A matrix of 4-bit weights in a mapped file: the layout that llama.cpp calls Q4_0.
///
/// A row is a sequence of blocks: a scale (IEEE 754 half), then 16 bytes of two weights each, of
/// which the low halves come first. A weight is (half byte - 8) · scale.
struct FourBitRows: Sendable {
  /// Weights that share a scale.
  static let block = 32
  static let bytesOfBlock = 18

  private let file: MappedFile
  private let offset: Int
  let rows: Int
  let columns: Int

  /// - Precondition: the matrix lies within the file, `columns` is a multiple of ``block``.
  init(file: MappedFile, offset: Int, rows: Int, columns: Int) {
    self.file = file
    self.offset = offset
    self.rows = rows
    self.columns = columns
  }

  static func size(rows: Int, columns: Int) -> Int {
    rows * (columns / block) * bytesOfBlock
  }

  /// Writes ``columns`` floats to `target`.
  ///
  /// - Returns: whether all are finite.
  @discardableResult
  func expand(row: Int, into target: UnsafeMutablePointer<Float>) -> Bool {
    let start = offset + Self.size(rows: row, columns: columns)
    let bytes = UnsafeRawBufferPointer(
      rebasing: file.raw[start..<start + Self.size(rows: 1, columns: columns)])
    var isFinite = true
    for index in 0..<columns / Self.block {
      let head = index * Self.bytesOfBlock
      let bits = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: head, as: UInt16.self))
      let scale = Float(Float16(bitPattern: bits))
      isFinite = isFinite && scale.isFinite
      let weights = target + index * Self.block
      for position in 0..<Self.block / 2 {
        let pair = bytes[head + 2 + position]
        weights[position] = Float(Int32(pair & 15) - 8) * scale
        weights[position + Self.block / 2] = Float(Int32(pair >> 4) - 8) * scale
      }
    }
    return isFinite
  }
}
