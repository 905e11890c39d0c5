import CMatrix
import Embed

/// Numbers that look random and are the same in every run (SplitMix64: Steele, Lea and Flood,
/// 2014).
struct Numbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  mutating func bytes(_ count: Int) -> [Int8] {
    (0..<count).map { _ in Int8(truncatingIfNeeded: next()) }
  }

  /// Only the largest and the smallest byte: what saturates if anything does.
  mutating func extremes(_ count: Int) -> [Int8] {
    (0..<count).map { _ in next() % 2 == 0 ? -128 : 127 }
  }

  /// From -`most` to `most`.
  mutating func floats(_ count: Int, most: Float = 1) -> [Float] {
    (0..<count).map { _ in (Float(next() >> 40) / Float(1 << 23) - 1) * most }
  }
}

/// Memory as a packed matrix needs it, with bytes after its end that must stay as they are.
final class Packed {
  private let memory: UnsafeMutableRawPointer
  private let size: Int
  let weights: OpaquePointer
  private static let guardBytes = 64

  init?(size: Int, pack: (UnsafeMutableRawPointer) -> OpaquePointer?) {
    guard size > 0 else { return nil }
    memory = .allocate(byteCount: size + Self.guardBytes, alignment: CMATRIX_ALIGNMENT)
    memory.initializeMemory(as: UInt8.self, repeating: 0xA5, count: size + Self.guardBytes)
    self.size = size
    guard let weights = pack(memory) else { return nil }
    self.weights = weights
  }

  /// `group`: columns that share a scale, 0 for one a row.
  convenience init?(
    _ bytes: [Int8], scales: [Float]? = nil, rows: Int, columns: Int, group: Int = 0
  ) {
    self.init(size: cmatrix_packed_size(rows, columns, group)) {
      cmatrix_pack($0, bytes, scales, rows, columns, group)
    }
  }

  /// Floats, quantised in groups as the other side of a product is.
  convenience init?(_ floats: [Float], rows: Int, columns: Int, group: Int) {
    var bytes = [UInt8](repeating: 0, count: rows * columns)
    var scales = [Float](repeating: 0, count: rows * ((columns + group - 1) / group))
    cmatrix_quantise_groups(CMATRIX_PLAIN, floats, columns, rows, columns, group, &bytes, &scales)
    self.init(
      bytes.map(signed), scales: scales, rows: rows, columns: columns, group: group)
  }

  deinit { memory.deallocate() }

  var endIsIntact: Bool {
    (size..<size + Self.guardBytes).allSatisfy {
      memory.load(fromByteOffset: $0, as: UInt8.self) == 0xA5
    }
  }
}

/// The byte that stands for a whole number on the left of a product.
func unsigned(_ number: Int8) -> UInt8 { UInt8(Int(number) + 128) }

func signed(_ byte: UInt8) -> Int8 { Int8(Int(byte) - 128) }

/// The paths that this processor has.
let availablePaths: [cmatrix_path] = [
  CMATRIX_PLAIN, CMATRIX_AVX2, CMATRIX_AVX_VNNI, CMATRIX_AVX512_VNNI,
].filter(cmatrix_has_path)

func largestDifference(_ a: [Float], _ b: [Float]) -> Float {
  zip(a, b).map { abs($0 - $1) }.max() ?? 0
}
