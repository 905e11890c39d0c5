import CNeighbours

/// The tokens of a passage as the inner layers of a model see them, each in its context.
///
/// They are one piece of memory, in which they lie as they do in a file (little-endian): a cache line with how many they are and
/// their dimension; their codes in the layout of `cneighbours_rows`, whose kernels multiply them; and a row each of what these
/// kernels take besides, and of weights.
///
/// `@unchecked Sendable`: nobody writes the memory once it is made.
package struct TokenVectors: @unchecked Sendable {
  /// All of it.
  package let bytes: UnsafeRawBufferPointer
  package let count: Int
  package let dimension: Int
  /// Keeps the memory.
  private let owner: any AnyObject & Sendable

  /// Of the layout; what is kept of another one is read anew.
  package static let version = 1

  /// Where the parts are.
  private struct Layout {
    let groups: Int
    /// Of rows: whole blocks.
    let room: Int

    init(count: Int, dimension: Int) {
      groups = (dimension + VectorChunk.groupSize - 1) / VectorChunk.groupSize
      room = (count + VectorChunk.blockSize - 1) / VectorChunk.blockSize * VectorChunk.blockSize
    }

    static let codes = 64
    /// 1, so that products are as they are; NaN, which compares with nothing, for what fills up a block.
    var scales: Int { Self.codes + room * groups * VectorChunk.groupSize }
    var sums: Int { scales + 4 * room }
    var weights: Int { sums + 4 * room }
    var size: Int { weights + 4 * room }
  }

  private var layout: Layout { Layout(count: count, dimension: dimension) }

  /// Linear in the codes.
  ///
  /// - Parameters:
  ///   - weights: how much each token says, more for rare ones: one a token.
  ///   - codes: a vector a token, of length 127 and of numbers from -127 to 127: `weights.count` × `dimension`.
  package init(weights: [Float], codes: [Int8], dimension: Int) {
    let layout = Layout(count: weights.count, dimension: dimension)
    let memory = Memory(size: layout.size)
    (count, self.dimension, bytes) = (weights.count, dimension, UnsafeRawBufferPointer(memory.raw))
    owner = memory
    memory.raw.storeBytes(of: UInt32(weights.count), as: UInt32.self)
    memory.raw.storeBytes(of: UInt32(dimension), toByteOffset: 4, as: UInt32.self)
    codes.withUnsafeBytes { codes in
      for token in weights.indices {
        var sum: Int32 = 0
        let start = Layout.codes + VectorChunk.place(of: token, groups: layout.groups)
        for column in 0..<dimension {
          let code = codes[token * dimension + column]
          memory.raw[start + VectorChunk.offset(of: column)] = code
          sum += Int32(Int8(bitPattern: code))
        }
        memory.raw.storeBytes(of: sum, toByteOffset: layout.sums + 4 * token, as: Int32.self)
        memory.raw.storeBytes(
          of: weights[token], toByteOffset: layout.weights + 4 * token, as: Float.self)
      }
    }
    for row in 0..<layout.room {
      memory.raw.storeBytes(
        of: row < weights.count ? 1 : .nan, toByteOffset: layout.scales + 4 * row, as: Float.self)
    }
  }

  /// Tokens as ``bytes`` had them; `nil` where the bytes are no such. Constant time: whoever kept them says that they are the same.
  ///
  /// - Parameters:
  ///   - bytes: from a cache line on.
  ///   - owner: keeps the memory as it is.
  package init?(_ bytes: UnsafeRawBufferPointer, owner: any AnyObject & Sendable) {
    guard bytes.count >= Layout.codes else { return nil }
    let numbers = (0..<2).map { bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self) }
    guard numbers.allSatisfy({ $0 < 1 << 20 }) else { return nil }
    (count, dimension, self.bytes) = (Int(numbers[0]), Int(numbers[1]), bytes)
    self.owner = owner
    guard layout.size == bytes.count else { return nil }
  }

  /// How much each token says: more for rare ones.
  package var weights: [Float] {
    let start = layout.weights
    return (0..<count).map { bytes.load(fromByteOffset: start + 4 * $0, as: Float.self) }
  }

  /// Of one passage that was read in this process.
  ///
  /// `@unchecked Sendable`: it is written by the initialiser that makes it, before anybody else has it.
  private final class Memory: @unchecked Sendable {
    let raw: UnsafeMutableRawBufferPointer

    init(size: Int) {
      raw = .allocate(byteCount: size, alignment: 64)
      raw.initializeMemory(as: UInt8.self, repeating: 0)
    }

    deinit { raw.deallocate() }
  }

  /// Tokens whose products are made at a time: with the longest passages some hundred kilobytes.
  private static let together = 32

  /// Gives the product of each token with each of another passage: of one token in the order of the other's, and the other way
  /// round. Exact, whatever the kernel. Time is the product of the two counts and the dimension, which must be the other's.
  package func forEachProduct(
    with other: TokenVectors, by kernel: NeighbourKernel = .best,
    _ body: (_ token: Int, _ other: Int, _ product: Float) -> Void
  ) {
    guard let rows, let others = other.rows else { return }
    let all = [Float](repeating: -.infinity, count: Self.together)
    let (groups, room) = (layout.groups, other.layout.room)
    withUnsafeTemporaryAllocation(of: cneighbours_hit.self, capacity: Self.together * room) {
      hits in
      guard let found = hits.baseAddress else { return }
      for first in stride(from: 0, to: count, by: Self.together) {
        let hitCount = cneighbours_scan(
          kernel.path, groups, rows, first, min(Self.together, count - first), all, others,
          room / VectorChunk.blockSize, found)
        for hit in hits.prefix(hitCount) {
          body(first + Int(hit.query), Int(hit.candidate), hit.cosine)
        }
      }
    }
    withExtendedLifetime((owner, other.owner)) {}
  }

  /// What the kernels read; `nil` without tokens. Valid while the owner is held.
  private var rows: cneighbours_rows? {
    guard count > 0, let base = bytes.baseAddress else { return nil }
    let layout = layout
    return cneighbours_rows(
      codes: (base + Layout.codes).assumingMemoryBound(to: Int8.self),
      scales: (base + layout.scales).assumingMemoryBound(to: Float.self),
      sums: (base + layout.sums).assumingMemoryBound(to: Int32.self))
  }
}
