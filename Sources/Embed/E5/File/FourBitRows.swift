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
    var isFinite = true
    forEachBlock(of: row) { index, block in
      isFinite = isFinite && block.scale.isFinite
      let weights = target + index * Self.block
      block.forEachLevel { weights[$0] = Float($1) * block.scale }
    }
    return isFinite
  }

  /// All rows as levels and scales, none of which is rounded.
  ///
  /// - Returns: `nil` when a scale is not finite.
  func blocks() -> FourBitBlocks? {
    var blocks = FourBitBlocks()
    blocks.levels.reserveCapacity(rows * columns)
    blocks.scales.reserveCapacity(rows * columns / Self.block)
    for row in 0..<rows {
      forEachBlock(of: row) { _, block in
        blocks.scales.append(block.scale)
        let start = blocks.levels.count
        blocks.levels.append(contentsOf: repeatElement(0, count: Self.block))
        block.forEachLevel { blocks.levels[start + $0] = $1 }
      }
    }
    return blocks.scales.allSatisfy(\.isFinite) ? blocks : nil
  }

  private func forEachBlock(of row: Int, _ body: (_ index: Int, _ block: Block) -> Void) {
    let start = offset + Self.size(rows: row, columns: columns)
    for index in 0..<columns / Self.block {
      let head = start + index * Self.bytesOfBlock
      let bytes = UnsafeRawBufferPointer(rebasing: file.raw[head..<head + Self.bytesOfBlock])
      body(index, Block(bytes))
    }
  }

  /// One block where it lies in the file.
  private struct Block {
    let scale: Float
    private let bytes: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) {
      self.bytes = bytes
      scale = Float(
        Float16(bitPattern: UInt16(littleEndian: bytes.loadUnaligned(as: UInt16.self))))
    }

    func forEachLevel(_ body: (_ position: Int, _ level: Int8) -> Void) {
      for position in 0..<FourBitRows.block / 2 {
        let pair = bytes[2 + position]
        body(position, Int8(pair & 15) - 8)
        body(position + FourBitRows.block / 2, Int8(pair >> 4) - 8)
      }
    }
  }
}

/// 4-bit weights as bytes from -8 to 7, row after row, and the scale of each ``FourBitRows/block`` of them.
struct FourBitBlocks {
  var levels: [Int8] = []
  var scales: [Float] = []

  mutating func append(_ other: FourBitBlocks) {
    levels += other.levels
    scales += other.scales
  }
}
