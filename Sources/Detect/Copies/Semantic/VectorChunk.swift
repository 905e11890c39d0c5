import CNeighbours

/// Up to 4,096 vectors of a ``VectorIndex``, in the layout of `cneighbours_rows`.
///
/// Chunks are filled once and never moved: an index grows without copying.
struct VectorChunk: Sendable {
  static let capacity = 4096
  static let blockSize = CNEIGHBOURS_BLOCK
  private static let groupSize = CNEIGHBOURS_GROUP
  private static let largest: Float = 127

  let groups: Int
  /// Element `block × groups + group` holds four numbers of each of 16 rows; its type aligns it to
  /// cache lines.
  private var codes: [SIMD64<Int8>] = []
  /// One a row: the reciprocal of its length in codes. NaN, which compares with nothing, where
  /// there is no direction.
  private(set) var scales: [Float] = []
  /// One a row: the sum of its codes.
  private var sums: [Int32] = []

  init(groups: Int) {
    self.groups = groups
  }

  /// Rows there is room for, always whole blocks.
  private var room: Int { scales.count }

  mutating func set(_ row: Int, to vector: UnsafeBufferPointer<Float>) {
    grow(beyond: row)
    var (largest, finite): (Float, Float) = (0, 0)
    for value in vector {
      largest = max(largest, abs(value))
      finite += value * 0  // NaN from an infinity or a NaN on
    }
    let factor = Self.largest / largest
    guard factor.isFinite, finite == 0 else { return }
    var (squares, sum): (Int32, Int32) = (0, 0)
    let first = Self.place(of: row, groups: groups)
    codes.withUnsafeMutableBytes { codes in
      for column in vector.indices {
        let code = Self.nearestInteger(to: vector[column] * factor)
        codes[first + Self.offset(of: column)] = UInt8(bitPattern: code)
        squares &+= Int32(code) &* Int32(code)
        sum &+= Int32(code)
      }
    }
    scales[row] = Float(1 / Double(squares).squareRoot())
    sums[row] = sum
  }

  /// Rounds to the nearest integer, half to even: adding 1.5 × 2²³ leaves it in the lowest bits.
  /// `rounded()` is a call for each number on processors before SSE 4.1.
  private static func nearestInteger(to value: Float) -> Int8 {
    Int8(truncatingIfNeeded: Int32(bitPattern: (value + 12_582_912).bitPattern))
  }

  /// Doubles the room up to the capacity, so that a small index is small.
  private mutating func grow(beyond row: Int) {
    guard row >= room else { return }
    let rows = min(Self.capacity, max(256, room * 2, row + 1))
    let blocks = (rows + Self.blockSize - 1) / Self.blockSize
    let added = blocks * Self.blockSize - room
    codes.reserveCapacity(blocks * groups)
    codes.append(contentsOf: repeatElement(.zero, count: blocks * groups - codes.count))
    scales.append(contentsOf: repeatElement(.nan, count: added))
    sums.append(contentsOf: repeatElement(0, count: added))
  }

  /// The exact product of a row with one of another chunk of the same dimension.
  func product(_ row: Int, _ other: VectorChunk, _ otherRow: Int) -> Int32 {
    var sum: Int32 = 0
    codes.withUnsafeBytes { codes in
      other.codes.withUnsafeBytes { others in
        let start = Self.place(of: row, groups: groups)
        let otherStart = Self.place(of: otherRow, groups: groups)
        for column in 0..<groups * Self.groupSize {
          let offset = Self.offset(of: column)
          let (a, b) = (codes[start + offset], others[otherStart + offset])
          sum += Int32(Int8(bitPattern: a)) * Int32(Int8(bitPattern: b))
        }
      }
    }
    return sum
  }

  /// The codes of a row; zeros where there is no direction.
  func vector(_ row: Int, dimension: Int) -> [Float] {
    codes.withUnsafeBytes { codes in
      let first = Self.place(of: row, groups: groups)
      return (0..<dimension).map { Float(Int8(bitPattern: codes[first + Self.offset(of: $0)])) }
    }
  }

  /// Lends the rows from a block on to a kernel, and gives the number that it gives; 0 without
  /// rows.
  func withRows(fromBlock block: Int, _ body: (cneighbours_rows) -> Int) -> Int {
    codes.withUnsafeBytes { codes in
      scales.withUnsafeBufferPointer { scales in
        sums.withUnsafeBufferPointer { sums in
          guard let codes = codes.assumingMemoryBound(to: Int8.self).baseAddress,
            let scales = scales.baseAddress, let sums = sums.baseAddress
          else { return 0 }
          let row = block * Self.blockSize
          return body(
            cneighbours_rows(
              codes: codes + block * groups * Self.blockSize * Self.groupSize,
              scales: scales + row, sums: sums + row))
        }
      }
    }
  }

  /// Where a row begins, in bytes.
  private static func place(of row: Int, groups: Int) -> Int {
    (row / blockSize * groups * blockSize + row % blockSize) * groupSize
  }

  /// Where a column is, in bytes from where its row begins.
  private static func offset(of column: Int) -> Int {
    column / groupSize * blockSize * groupSize + column % groupSize
  }
}
