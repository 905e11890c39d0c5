import CMatrix
import Testing

@Suite struct MatrixWindowsTests {
  static let paths = [CMATRIX_AVX2, CMATRIX_AVX_VNNI, CMATRIX_AVX512_VNNI]
    .filter(cmatrix_has_path)

  private struct Shape {
    var count: Int
    var slots: Int
    var left: Int
    var width: Int
  }

  private static let shapes = [1, 2, 3, 4, 5, 9, 40].flatMap { count in
    [(1, 0), (2, 0), (3, 1), (5, 2), (5, 4)].flatMap { slots, left in
      [16, 144, 256].map { Shape(count: count, slots: slots, left: left, width: $0) }
    }
  }

  private static func random(_ count: Int, _ generator: inout Lehmer) -> [Float] {
    (0..<count).map { _ in Float.random(in: -2...2, using: &generator) }
  }

  private static func isClose(_ a: [Float], _ b: [Float]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= 1e-4 * max(1, abs($1)) }
  }

  /// The definition, slot by slot.
  private static func expected(
    _ shape: Shape, _ parts: [Float], _ residuals: [Float], _ bias: [Float]
  ) -> [Float] {
    (0..<shape.count).flatMap { token in
      (0..<shape.width).map { column in
        var sum = bias[column]
        for slot in 0..<shape.slots {
          let row = token + slot - shape.left
          guard (0..<shape.count).contains(row) else { continue }
          sum += parts[(row * shape.slots + slot) * shape.width + column]
        }
        return max(0, sum) + residuals[token * shape.width + column]
      }
    }
  }

  @Test(arguments: [CMATRIX_PLAIN] + paths)
  func `windows are joined as defined, on floats and on words`(path: cmatrix_path) {
    var generator = Lehmer(state: 1)
    for shape in Self.shapes {
      let partWidth = shape.slots * shape.width
      let parts = Self.random(shape.count * partWidth, &generator)
      let residuals = Self.random(shape.count * shape.width, &generator)
      let bias = Self.random(shape.width, &generator)
      var results = [Float](repeating: .nan, count: shape.count * shape.width)
      parts.withUnsafeBufferPointer { parts in
        residuals.withUnsafeBufferPointer { residuals in
          guard let part = parts.baseAddress, let residual = residuals.baseAddress else { return }
          // In two parts, as a long text is.
          for range in [0..<shape.count / 2, shape.count / 2..<shape.count] {
            cmatrix_join_windows(
              path, (0..<shape.count).map { part + $0 * partWidth },
              (0..<shape.count).map { residual + $0 * shape.width }, shape.count,
              range.lowerBound, range.upperBound, shape.slots, shape.left, shape.width, bias,
              &results, shape.width)
          }
        }
      }
      #expect(Self.isClose(results, Self.expected(shape, parts, residuals, bias)), "\(shape)")

      let (partWords, partScales) = Self.words(parts, width: partWidth, path)
      let (residualWords, residualScales) = Self.words(residuals, width: shape.width, path)
      partWords.withUnsafeBufferPointer { parts in
        residualWords.withUnsafeBufferPointer { residuals in
          guard let part = parts.baseAddress, let residual = residuals.baseAddress else { return }
          cmatrix_join_word_windows(
            path, (0..<shape.count).map { part + $0 * partWidth }, partScales,
            (0..<shape.count).map { residual + $0 * shape.width }, residualScales, shape.count,
            shape.slots, shape.left, shape.width, bias, &results, shape.width)
        }
      }
      let expected = Self.expected(
        shape, Self.floats(partWords, partScales), Self.floats(residualWords, residualScales), bias)
      #expect(Self.isClose(results, expected), "\(shape)")
    }
  }

  private static func words(_ floats: [Float], width: Int, _ path: cmatrix_path)
    -> (words: [Int16], scales: [Float])
  {
    var words = [Int16](repeating: 0, count: floats.count)
    let scales = stride(from: 0, to: floats.count, by: width).map { start in
      words.withUnsafeMutableBufferPointer { words in
        cmatrix_round_to_words(
          path, Array(floats[start..<start + width]), width, &words[start])
      }
    }
    return (words, scales)
  }

  private static func floats(_ words: [Int16], _ scales: [Float]) -> [Float] {
    let width = words.count / scales.count
    return words.indices.map { Float(words[$0]) * scales[$0 / width] }
  }

  @Test(arguments: [CMATRIX_PLAIN] + paths)
  func `floats are rounded to the nearest word`(path: cmatrix_path) {
    var generator = Lehmer(state: 2)
    for count in [16, 32, 272] {
      let floats = Self.random(count, &generator)
      let (words, scales) = Self.words(floats, width: count, path)
      #expect(scales.count == 1)
      #expect(words.map { abs($0) }.max() == 32767)
      for (word, float) in zip(words, floats) {
        #expect(abs(Float(word) * scales[0] - float) <= scales[0] * 0.51)
      }
    }
    let (words, scales) = Self.words(Array(repeating: 0, count: 16), width: 16, path)
    #expect(scales == [0] && words == Array(repeating: 0, count: 16))
    let odd = Self.words(
      [.nan, .infinity, -.infinity] + Array(repeating: 1, count: 13), width: 16, path)
    #expect(odd.words.allSatisfy { $0 > .min })
  }

  @Test(arguments: [CMATRIX_PLAIN] + paths)
  func `rows are normalised and summed as defined`(path: cmatrix_path) {
    var generator = Lehmer(state: 3)
    for (count, byteCount, floatCount) in [(1, 16, 16), (2, 0, 48), (7, 64, 32), (20, 512, 768)] {
      let bytes = (0..<count * byteCount).map { _ in UInt8.random(in: 0...63, using: &generator) }
      let scales = (0..<count).map { _ in Float.random(in: 0.1...0.6, using: &generator) }
      let lows = (0..<count).map { _ in Float.random(in: -19 ... -4, using: &generator) }
      let floats = Self.random(count * floatCount, &generator)
      var expected = [Double](repeating: 1, count: byteCount + floatCount)
      for token in 0..<count {
        let row =
          bytes[token * byteCount..<(token + 1) * byteCount].map {
            Double($0) * Double(scales[token]) + Double(lows[token])
          } + floats[token * floatCount..<(token + 1) * floatCount].map(Double.init)
        let mean = row.reduce(0, +) / Double(row.count)
        let variance = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(row.count)
        for (column, x) in row.enumerated() {
          expected[column] += (x - mean) / (variance + 1e-6).squareRoot()
        }
      }
      var sums = [Float](repeating: 1, count: byteCount + floatCount)
      (bytes + [0]).withUnsafeBufferPointer { bytes in
        guard let start = bytes.baseAddress else { return }
        cmatrix_add_normalised(
          path, (0..<count).map { start + $0 * byteCount }, scales, lows, byteCount, floats,
          floatCount, floatCount, count, 1e-6, &sums)
      }
      #expect(zip(sums, expected).allSatisfy { abs(Double($0) - $1) < 2e-3 }, "\(count)")
    }
  }
}

/// A small generator, the same numbers every time.
private struct Lehmer: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 31)
  }
}
