import CMatrix

/// What the encoder knows of a piece alone, whatever its neighbours: its projection after
/// normalisation, and for each branch what it gives to each slot of the first convolution.
///
/// All in 16-bit words with a scale for each branch's part: half the memory of floats, to be read for
/// every token.
struct USEPieceEntry {
  /// First the scales of the parts, then words: projections, then what is given.
  let address: UnsafeRawPointer

  /// Bytes of the scales, so that the words begin at a multiple of 64.
  private static let head = 64
  private static let wordCount =
    USEShape.projected + USEShape.branches.reduce(0) { $0 + $1.slots * USEShape.width }
  /// Bytes of an entry.
  static let size = head + wordCount * MemoryLayout<Int16>.stride
  static let alignment = 64

  /// A branch's share of the projection: 256 words.
  func projection(_ branch: Int) -> UnsafePointer<Int16> {
    words + Self.projection(branch)
  }

  func projectionScale(_ branch: Int) -> Float { scales[branch] }

  /// What is given to a branch: slots × 256 words.
  func parts(_ branch: Int) -> UnsafePointer<Int16> {
    words + Self.parts(branch)
  }

  func partScale(_ branch: Int) -> Float { scales[USEShape.branches.count + branch] }

  /// Rounds an entry to words: its projection, and what it gives to each branch.
  static func write(
    projection: ArraySlice<Float>, given: [ArraySlice<Float>],
    to address: UnsafeMutableRawPointer, path: cmatrix_path
  ) {
    let scales = address.assumingMemoryBound(to: Float.self)
    let words = (address + head).assumingMemoryBound(to: Int16.self)
    func round(_ floats: ArraySlice<Float>, to start: Int) -> Float {
      floats.withUnsafeBufferPointer { floats in
        guard let first = floats.baseAddress else { return 0 }
        return cmatrix_round_to_words(path, first, floats.count, words + start)
      }
    }
    for (branch, parts) in given.enumerated() {
      let start = projection.startIndex + branch * USEShape.width
      scales[branch] = round(
        projection[start..<start + USEShape.width], to: Self.projection(branch))
      scales[given.count + branch] = round(parts, to: Self.parts(branch))
    }
  }

  /// Where a branch's share of the projection begins among the words.
  private static func projection(_ branch: Int) -> Int { branch * USEShape.width }

  /// Where begins what is given to a branch.
  private static func parts(_ branch: Int) -> Int {
    USEShape.branches[..<branch].reduce(USEShape.projected) { $0 + $1.slots * USEShape.width }
  }

  private var scales: UnsafePointer<Float> { address.assumingMemoryBound(to: Float.self) }

  private var words: UnsafePointer<Int16> {
    (address + Self.head).assumingMemoryBound(to: Int16.self)
  }
}
