/// Vectors of length 1 in a byte a number.
///
/// Each is divided by its largest magnitude, times 127, and rounded (ties to even); its length is that of the
/// bytes, so that no scale is kept. A cosine changes by less than .002 for sentence embeddings. A
/// quantised vector that is quantised again stays as it is: a vector out of the store and one that was
/// just made are the same, provided that both are used in this form.
package struct QuantisedVectors: Hashable, Sendable {
  /// Numbers a vector.
  package let dimension: Int
  /// Row after row, from -127 to 127. A row of zeros is a vector that is not known.
  package private(set) var codes: [Int8]

  package init(dimension: Int) {
    self.dimension = max(1, dimension)
    codes = []
  }

  /// Rows of zeros.
  package init(dimension: Int, count: Int) {
    self.dimension = max(1, dimension)
    codes = Array(repeating: 0, count: count * self.dimension)
  }

  /// Quantises rows of `dimension` numbers; what is left after the last whole row is dropped, and a row
  /// with a number that is not finite becomes zeros. Linear.
  package init(_ floats: [Float], dimension: Int) {
    self.init(dimension: dimension)
    let (dimension, count) = (self.dimension, floats.count / self.dimension)
    codes = Array(unsafeUninitializedCapacity: count * dimension) { codes, size in
      for row in 0..<count {
        let values = floats[row * dimension..<(row + 1) * dimension]
        let largest = values.reduce(0) { max($0, $1.magnitude) }
        let isUsable = largest.isNormal && values.allSatisfy(\.isFinite)
        for (index, value) in values.enumerated() {
          let code = isUsable ? (value / largest * 127).rounded(.toNearestOrEven) : 0
          codes.initializeElement(at: row * dimension + index, to: Int8(code))
        }
      }
      size = count * dimension
    }
  }

  package var count: Int { codes.count / dimension }

  /// The bytes of one vector.
  package subscript(row: Int) -> ArraySlice<Int8> {
    codes[row * dimension..<(row + 1) * dimension]
  }

  /// The vectors in full, each of length 1, or of zeros. Linear.
  package var floats: [Float] {
    Array(unsafeUninitializedCapacity: codes.count) { floats, size in
      for row in 0..<count {
        var squares: Int32 = 0
        for code in self[row] { squares += Int32(code) * Int32(code) }
        let scale = squares == 0 ? 0 : 1 / Float(squares).squareRoot()
        for (index, code) in self[row].enumerated() {
          floats.initializeElement(at: row * dimension + index, to: Float(code) * scale)
        }
      }
      size = codes.count
    }
  }

  /// Puts the rows of other vectors of this dimension into these positions, in their order.
  package mutating func fill(_ positions: [Int], with other: QuantisedVectors) {
    for (position, row) in zip(positions, 0..<other.count) {
      codes.replaceSubrange(position * dimension..<(position + 1) * dimension, with: other[row])
    }
  }

  /// Replaces a row by bytes from elsewhere; -128, which no row of ours holds, becomes -127.
  mutating func set(_ row: Int, to bytes: UnsafeRawBufferPointer) {
    for (index, byte) in bytes.prefix(dimension).enumerated() {
      codes[row * dimension + index] = max(-127, Int8(bitPattern: byte))
    }
  }
}
