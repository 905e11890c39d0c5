import CMatrix
import Testing

@Suite struct MatrixProductTests {
  struct Shape: CustomTestStringConvertible {
    let count, rows, columns: Int
    var testDescription: String { "\(count) × \(columns) by \(rows)" }
  }

  /// Whole tiles of every path, what is left of them on each side, and single numbers.
  static let shapes = [
    Shape(count: 1, rows: 1, columns: 1), Shape(count: 5, rows: 15, columns: 3),
    Shape(count: 7, rows: 17, columns: 5), Shape(count: 6, rows: 64, columns: 64),
    Shape(count: 13, rows: 33, columns: 63), Shape(count: 11, rows: 81, columns: 130),
    Shape(count: 12, rows: 128, columns: 384), Shape(count: 3, rows: 9, columns: 1280),
  ]

  private func plain(_ a: [Int8], _ w: [Int8], _ shape: Shape) -> [Int32] {
    var sums: [Int32] = []
    for i in 0..<shape.count {
      for j in 0..<shape.rows {
        var sum: Int32 = 0
        for k in 0..<shape.columns {
          sum += Int32(a[i * shape.columns + k]) * Int32(w[j * shape.columns + k])
        }
        sums.append(sum)
      }
    }
    return sums
  }

  private func product(
    _ path: cmatrix_path, _ packed: Packed, _ a: [Int8], _ shape: Shape
  ) -> [Int32] {
    var sums = [Int32](repeating: 77, count: shape.count * shape.rows)
    cmatrix_multiply(
      path, packed.weights, a.map(unsigned), shape.columns, shape.count, &sums, shape.rows)
    return sums
  }

  @Test(arguments: shapes) func `sums are exact on every path`(shape: Shape) throws {
    var numbers = Numbers(seed: UInt64(shape.columns))
    for extreme in [false, true] {
      let count = shape.count * shape.columns
      let a = extreme ? numbers.extremes(count) : numbers.bytes(count)
      let size = shape.rows * shape.columns
      let w = extreme ? numbers.extremes(size) : numbers.bytes(size)
      let packed = try #require(Packed(w, rows: shape.rows, columns: shape.columns))
      let expected = plain(a, w, shape)
      for path in availablePaths {
        #expect(product(path, packed, a, shape) == expected, "path \(path.rawValue)")
      }
      #expect(packed.endIsIntact)
    }
  }

  @Test(arguments: [Int8(-128), 127], [Int8(-128), 127])
  func `a long row of the largest bytes overflows nowhere`(a: Int8, w: Int8) throws {
    let columns = 65_536
    let packed = try #require(
      Packed([Int8](repeating: w, count: columns), rows: 1, columns: columns))
    let row = [Int8](repeating: a, count: columns)
    for path in availablePaths {
      var sum: Int32 = 0
      cmatrix_multiply(path, packed.weights, row.map(unsigned), columns, 1, &sum, 1)
      #expect(sum == Int32(a) * Int32(w) * 65_536, "path \(path.rawValue)")
    }
  }

  @Test func `rows may lie apart, and what is between them stays`() throws {
    var numbers = Numbers(seed: 3)
    let shape = Shape(count: 9, rows: 20, columns: 24)
    let a = numbers.bytes(9 * 31)
    let w = numbers.bytes(20 * 24)
    let packed = try #require(Packed(w, rows: 20, columns: 24))
    let dense = (0..<9).flatMap { row in a[row * 31..<row * 31 + 24] }
    let expected = plain(dense, w, shape)
    for path in availablePaths {
      var sums = [Int32](repeating: 77, count: 9 * 26)
      cmatrix_multiply(path, packed.weights, a.map(unsigned), 31, 9, &sums, 26)
      for row in 0..<9 {
        #expect(Array(sums[row * 26..<row * 26 + 20]) == Array(expected[row * 20..<row * 20 + 20]))
        #expect(sums[row * 26 + 20..<row * 26 + 26].allSatisfy { $0 == 77 })
      }
    }
  }

  @Test(arguments: shapes, [CMATRIX_IDENTITY, CMATRIX_RELU, CMATRIX_GELU].map(\.rawValue))
  func `scaled products agree with the plain path`(shape: Shape, activation: UInt32) throws {
    var numbers = Numbers(seed: 5)
    let a = numbers.bytes(shape.count * shape.columns)
    let w = numbers.bytes(shape.rows * shape.columns)
    let scales = numbers.floats(shape.rows, most: 0.002)
    let aScales = numbers.floats(shape.count, most: 0.02)
    let bias = numbers.floats(shape.rows)
    let packed = try #require(
      Packed(w, scales: scales, rows: shape.rows, columns: shape.columns))
    let results = availablePaths.map { path in
      var result = [Float](repeating: 0, count: shape.count * shape.rows)
      cmatrix_multiply_scaled(
        path, packed.weights, a.map(unsigned), shape.columns, aScales, shape.count, bias,
        cmatrix_activation(rawValue: activation), &result, shape.rows)
      return result
    }
    for result in results { #expect(largestDifference(result, results[0]) < 1e-5) }
    if activation == CMATRIX_IDENTITY.rawValue {
      let sums = plain(a, w, shape)
      let expected = sums.indices.map { index in
        let (row, column) = index.quotientAndRemainder(dividingBy: shape.rows)
        return Float(sums[index]) * aScales[row] * scales[column] + bias[column]
      }
      #expect(largestDifference(results[0], expected) < 1e-5)
    }
  }

  @Test(arguments: [(70, 33, 32), (63, 50, 20), (384, 96, 64), (13, 5, 4), (64, 7, 64)])
  func `a scale a group comes closer to the product of floats`(
    columns: Int, rows: Int, group: Int
  ) throws {
    var numbers = Numbers(seed: 7)
    let count = 11
    var x = numbers.floats(count * columns)
    // One number of each row is far larger than its neighbours.
    for row in 0..<count { x[row * columns + columns / 2] *= 30 }
    let w = numbers.floats(rows * columns)
    let groups = (columns + group - 1) / group
    var exact: [Float] = []
    for i in 0..<count {
      for j in 0..<rows {
        exact.append((0..<columns).reduce(0) { $0 + x[i * columns + $1] * w[j * columns + $1] })
      }
    }
    let packed = try #require(Packed(w, rows: rows, columns: columns, group: group))
    var results: [[Float]] = []
    for path in availablePaths {
      var bytes = [UInt8](repeating: 0, count: count * columns)
      var scales = [Float](repeating: 0, count: count * groups)
      cmatrix_quantise_groups(path, x, columns, count, columns, group, &bytes, &scales)
      var result = [Float](repeating: 0, count: count * rows)
      cmatrix_multiply_scaled(
        path, packed.weights, bytes, columns, scales, count, nil, CMATRIX_IDENTITY, &result, rows)
      results.append(result)
      #expect(largestDifference(result, results[0]) < 1e-4, "path \(path.rawValue)")
      var sums = [Int32](repeating: 0, count: count * rows)
      var plainSums = sums
      cmatrix_multiply(path, packed.weights, bytes, columns, count, &sums, rows)
      cmatrix_multiply(CMATRIX_PLAIN, packed.weights, bytes, columns, count, &plainSums, rows)
      #expect(sums == plainSums, "path \(path.rawValue)")
    }
    let whole = try #require(
      Packed(w, rows: rows, columns: columns, group: (columns + 3) / 4 * 4))
    var bytes = [UInt8](repeating: 0, count: count * columns)
    var scales = [Float](repeating: 0, count: count)
    cmatrix_quantise(CMATRIX_PLAIN, x, columns, count, columns, nil, &bytes, &scales)
    var coarse = [Float](repeating: 0, count: count * rows)
    cmatrix_multiply_scaled(
      CMATRIX_PLAIN, whole.weights, bytes, columns, scales, count, nil, CMATRIX_IDENTITY, &coarse,
      rows)
    func error(_ a: [Float]) -> Float { zip(a, exact).reduce(0) { $0 + abs($1.0 - $1.1) } }
    #expect(error(results[0]) < 0.04 * exact.reduce(0) { $0 + abs($1) })
    if groups > 1 { #expect(error(results[0]) < error(coarse)) }
  }

  @Test func `a matrix that is empty, too large or out of line is refused`() {
    #expect(cmatrix_packed_size(0, 5, 0) == 0)
    #expect(cmatrix_packed_size(5, 0, 0) == 0)
    #expect(cmatrix_packed_size(1, CMATRIX_MOST_COLUMNS + 1, 0) == 0)
    #expect(cmatrix_packed_size(CMATRIX_MOST_ROWS + 1, 1, 0) == 0)
    #expect(cmatrix_packed_size(4, 64, 6) == 0)
    #expect(cmatrix_packed_size(4, 64, 128) == 0)
    let memory = UnsafeMutableRawPointer.allocate(byteCount: 4096, alignment: 64)
    defer { memory.deallocate() }
    #expect(cmatrix_pack(memory + 4, [1, 2], nil, 1, 2, 0) == nil)
    #expect(cmatrix_pack(memory, [1, 2], nil, 1, 2, 0) != nil)
  }

  /// Weights of every size: sums in 16 bits run over many quads, over few, or are too large for one.
  @Test(arguments: [1, 7, 20, 60, 64, 90, 127], [0, 32, 64])
  func `sums of small, middling and large weights are exact on every path`(
    largest: Int, group: Int
  ) throws {
    var numbers = Numbers(seed: UInt64(largest))
    let shape = Shape(count: 9, rows: 40, columns: 390)
    // All of `a` at its ends, where sums in 16 bits come nearest to their bound.
    let a = numbers.extremes(shape.count * shape.columns)
    let w = numbers.bytes(shape.rows * shape.columns).enumerated().map { index, byte in
      // One row is all of one sign and at the limit: nothing cancels.
      index / shape.columns == 3
        ? Int8(largest) : Int8(Int(byte) % (largest + 1))
    }
    let packed = try #require(Packed(w, rows: shape.rows, columns: shape.columns, group: group))
    let expected = plain(a, w, shape)
    for path in availablePaths {
      #expect(product(path, packed, a, shape) == expected, "path \(path.rawValue)")
    }
    #expect(packed.endIsIntact)
  }

  @Test func `few large weights among small ones are summed exactly`() throws {
    var numbers = Numbers(seed: 17)
    let shape = Shape(count: 8, rows: 32, columns: 256)
    let a = numbers.extremes(shape.count * shape.columns)
    var w = numbers.bytes(shape.rows * shape.columns).map { $0 / 16 }
    for place in stride(from: 5, to: w.count, by: 97) {
      w[place] = place.isMultiple(of: 2) ? 127 : -128
      w[place ^ 1] = w[place]
    }
    let packed = try #require(Packed(w, rows: shape.rows, columns: shape.columns))
    let expected = plain(a, w, shape)
    for path in availablePaths {
      #expect(product(path, packed, a, shape) == expected, "path \(path.rawValue)")
    }
  }
}
