import CMatrix
import Foundation
import Testing

@Suite struct MatrixRowTests {
  static let widths = [1, 3, 8, 16, 17, 31, 64, 383, 384, 1536]

  @Test(arguments: widths) func `quantising gives the same bytes on every path`(width: Int) {
    var numbers = Numbers(seed: UInt64(width))
    let count = 5
    var x = numbers.floats(count * width, most: 3)
    for index in 0..<width { x[width + index] = 0 }
    let factors = numbers.floats(width, most: 2)
    for chosen in [nil, factors] {
      var first: (bytes: [UInt8], scales: [Float])?
      for path in availablePaths {
        var bytes = [UInt8](repeating: 99, count: count * width)
        var scales = [Float](repeating: 99, count: count)
        cmatrix_quantise(path, x, width, count, width, chosen, &bytes, &scales)
        if let first {
          #expect(bytes == first.bytes && scales == first.scales, "path \(path.rawValue)")
        }
        first = (bytes, scales)
        #expect(scales[1] == 0 && bytes[width..<2 * width].allSatisfy { $0 == 128 })
        for row in [0, 2, 3, 4] {
          let range = row * width..<(row + 1) * width
          #expect(bytes[range].contains { abs(Int(signed($0))) == 127 })
          for index in range {
            let value = x[index] * (chosen?[index - row * width] ?? 1)
            #expect(abs(Float(signed(bytes[index])) * scales[row] - value) <= scales[row] * 0.501)
          }
        }
      }
    }
  }

  @Test func `ties round to even`() {
    for path in availablePaths {
      var bytes = [UInt8](repeating: 0, count: 5)
      var scale: Float = 0
      cmatrix_quantise(path, [127, 0.5, 1.5, 2.5, -0.5], 5, 1, 5, nil, &bytes, &scale)
      #expect(bytes.map(signed) == [127, 0, 2, 2, 0])
      #expect(scale == 1)
    }
  }

  @Test func `what is not a number becomes a byte, on every path the same`() {
    for path in availablePaths {
      var bytes = [UInt8](repeating: 0, count: 3)
      var scale: Float = 0
      cmatrix_quantise(path, [.nan, 2, -1], 3, 1, 3, nil, &bytes, &scale)
      #expect(bytes.map(signed) == [-127, 127, -64])
    }
  }

  @Test(arguments: widths.filter { $0 > 1 })
  func `normalised rows have the mean and variance of gain and bias`(width: Int) {
    var numbers = Numbers(seed: 11)
    let x = numbers.floats(3 * width, most: 5)
    let addend = numbers.floats(3 * width, most: 5)
    let gain = numbers.floats(width, most: 2)
    let bias = numbers.floats(width)
    var expected: [Float] = []
    for row in 0..<3 {
      let values = (0..<width).map { Double(x[row * width + $0] + addend[row * width + $0]) }
      let mean = values.reduce(0, +) / Double(width)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(width)
      for (column, value) in values.enumerated() {
        let normal = (value - mean) / (variance + 1e-5).squareRoot()
        expected.append(Float(normal * Double(gain[column]) + Double(bias[column])))
      }
    }
    for path in availablePaths {
      var result = x
      cmatrix_normalise(path, &result, addend, 3, width, gain, bias, 1e-5)
      #expect(largestDifference(result, expected) < 2e-5, "path \(path.rawValue)")
    }
  }

  @Test func `the approximation of GELU stays within its bound`() {
    let points = (-160_000...160_000).map { Float($0) / 10_000 } + [-1e30, -300, 300, 1e30]
    for path in availablePaths {
      var result = points
      cmatrix_activate(path, CMATRIX_GELU, &result, result.count)
      var worst = 0.0
      for (point, value) in zip(points, result) {
        let x = Double(point)
        let exact = 0.5 * x * (1 + erf(x / 2.0.squareRoot()))
        worst = max(worst, abs(Double(value) - exact) / max(1, abs(exact)))
      }
      #expect(worst < 2e-6, "path \(path.rawValue)")
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 15, 16, 17, 33, 63, 64, 65, 130])
  func `attention agrees with its definition`(count: Int) {
    var numbers = Numbers(seed: UInt64(count))
    let heads = 3
    let width = heads * CMATRIX_HEAD_WIDTH
    let stride = 3 * width + 5
    // Large enough for some weights to vanish.
    let x = numbers.floats(count * stride, most: 6)
    var expected = [Float](repeating: 0, count: count * width)
    for head in 0..<heads {
      for i in 0..<count {
        let offset = head * CMATRIX_HEAD_WIDTH
        let scores = (0..<count).map { s in
          (0..<CMATRIX_HEAD_WIDTH).reduce(0.0) { sum, d in
            sum + Double(x[i * stride + offset + d]) * Double(x[s * stride + width + offset + d])
          } / Double(CMATRIX_HEAD_WIDTH).squareRoot()
        }
        let most = scores.max() ?? 0
        let weights = scores.map { exp($0 - most) }
        let sum = weights.reduce(0, +)
        for d in 0..<CMATRIX_HEAD_WIDTH {
          let value = (0..<count).reduce(0.0) { total, s in
            total + weights[s] / sum * Double(x[s * stride + 2 * width + offset + d])
          }
          expected[i * width + offset + d] = Float(value)
        }
      }
    }
    for path in availablePaths {
      var result = [Float](repeating: 99, count: count * width)
      var scratch = [Float](repeating: .nan, count: cmatrix_attend_scratch(count))
      x.withUnsafeBufferPointer { buffer in
        guard let start = buffer.baseAddress else { return }
        cmatrix_attend(
          path, start, start + width, start + 2 * width, stride, count, heads, &result, width,
          &scratch)
      }
      #expect(largestDifference(result, expected) < 5e-5, "path \(path.rawValue)")
    }
  }

  @Test func `a path that the processor lacks falls to one that it has`() {
    #expect(cmatrix_has_path(CMATRIX_PLAIN))
    #expect(availablePaths.contains(cmatrix_best_path()))
    var bytes = [UInt8](repeating: 0, count: 2)
    var scale: Float = 0
    cmatrix_quantise(CMATRIX_AVX512_VNNI, [127, -3], 2, 1, 2, nil, &bytes, &scale)
    #expect(bytes.map(signed) == [127, -3])
  }
}
