import CNeighbours
internal import Index

/// Up to 4,096 vectors of a ``VectorIndex``, in the layout of `cneighbours_rows`.
///
/// Chunks are filled once and never moved: an index grows without copying. One may also be lent, as the part of a mapped file
/// is; then it is copied when it is filled on.
struct VectorChunk: Sendable {
  static let capacity = PassageIndex.chunkSize
  static let blockSize = CNEIGHBOURS_BLOCK
  static let groupSize = CNEIGHBOURS_GROUP
  private static let largest: Float = 127

  let groups: Int
  /// Element `block × groups + group` holds four numbers of each of 16 rows; its type aligns it to
  /// cache lines.
  private var codes: [SIMD64<Int8>] = []
  /// One a row: the reciprocal of its length in codes. NaN, which compares with nothing, where
  /// there is no direction.
  private var scales: [Float] = []
  /// One a row: the sum of its codes.
  private var sums: [Int32] = []
  /// What somebody else keeps; `nil` for the arrays.
  private var lent: VectorRows?

  init(groups: Int) {
    self.groups = groups
  }

  /// - Parameter rows: with as many groups.
  init(groups: Int, lending rows: VectorRows) {
    self.groups = groups
    lent = rows
  }

  /// Rows there is room for, always whole blocks.
  private var room: Int { scales.count }

  func scale(of row: Int) -> Float { lent.map { $0.scales[row] } ?? scales[row] }

  /// Lends all rows for the time of a call.
  func withAllRows<Result>(_ body: (VectorRows) -> Result) -> Result {
    if let lent { return body(lent) }
    return codes.withUnsafeBytes { codes in
      scales.withUnsafeBufferPointer { scales in
        sums.withUnsafeBufferPointer { sums in
          body(VectorRows(codes: codes, scales: scales, sums: sums))
        }
      }
    }
  }

  /// Copies what is lent, so that it can be filled on.
  private mutating func own() {
    guard let rows = lent else { return }
    lent = nil
    codes = [SIMD64<Int8>](repeating: .zero, count: rows.codes.count / 64)
    codes.withUnsafeMutableBytes { $0.copyMemory(from: rows.codes) }
    scales = Array(rows.scales)
    sums = Array(rows.sums)
  }

  mutating func set(_ row: Int, to vector: UnsafeBufferPointer<Float>) {
    own()
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
    withAllRows { rows in
      other.withAllRows { otherRows in
        let (codes, others) = (rows.codes, otherRows.codes)
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
    withAllRows { rows in
      let first = Self.place(of: row, groups: groups)
      return (0..<dimension).map {
        Float(Int8(bitPattern: rows.codes[first + Self.offset(of: $0)]))
      }
    }
  }

  /// Lends the rows from a block on to a kernel, and gives the number that it gives; 0 without
  /// rows.
  func withRows(fromBlock block: Int, _ body: (cneighbours_rows) -> Int) -> Int {
    withAllRows { rows in
      guard let codes = rows.codes.assumingMemoryBound(to: Int8.self).baseAddress,
        let scales = rows.scales.baseAddress, let sums = rows.sums.baseAddress
      else { return 0 }
      let row = block * Self.blockSize
      return body(
        cneighbours_rows(
          codes: codes + block * groups * Self.blockSize * Self.groupSize,
          scales: scales + row, sums: sums + row))
    }
  }

  /// Where a row begins, in bytes.
  static func place(of row: Int, groups: Int) -> Int {
    (row / blockSize * groups * blockSize + row % blockSize) * groupSize
  }

  /// Where a column is, in bytes from where its row begins.
  static func offset(of column: Int) -> Int {
    column / groupSize * blockSize * groupSize + column % groupSize
  }
}
