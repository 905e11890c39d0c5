import CNeighbours
package import Index

/// Vectors, numbered from 0, whose nearest others can be found: the semantic side of ``CopyIndex``.
///
/// Every number of a vector is kept in 8 bits, so that a million vectors of 512 take 520 MB, and
/// all others are compared with a vector: nothing is estimated, nothing is missed. Cosines are
/// those of the vectors as kept, exact integer products, the same on every machine and however the
/// work is split. For text embeddings they are within .002 of those of the vectors as given, and
/// .0003 from them in the root mean square.
///
/// A vector without a direction (zero, or with a NaN or an infinity) keeps its number and matches
/// nothing.
package struct VectorIndex: Sendable {
  /// Numbers a vector.
  package let dimension: Int
  /// Vectors that were appended.
  package private(set) var count = 0
  /// Which code multiplies; all give the same results.
  package var kernel = NeighbourKernel.best

  /// All full but the last.
  var chunks: [VectorChunk] = []
  let groups: Int

  /// - Parameter dimension: from 1 to 65,536; others are brought there.
  package init(dimension: Int) {
    let groupSize = CNEIGHBOURS_GROUP
    self.dimension = min(max(dimension, 1), CNEIGHBOURS_MOST_GROUPS * groupSize)
    groups = (self.dimension + groupSize - 1) / groupSize
  }

  /// Appends rows, one after another; what is left over after the last whole row is not taken.
  ///
  /// They need not have length 1. Linear.
  package mutating func append(_ vectors: [Float]) {
    vectors.withUnsafeBufferPointer { vectors in
      for start in stride(from: 0, through: vectors.count - dimension, by: dimension) {
        if count % VectorChunk.capacity == 0 { chunks.append(VectorChunk(groups: groups)) }
        let row = UnsafeBufferPointer(rebasing: vectors[start..<start + dimension])
        chunks[chunks.count - 1].set(count % VectorChunk.capacity, to: row)
        count += 1
      }
    }
  }

  /// The cosine of two vectors, at most 1; 0 when one has no direction. Linear in the dimension.
  package func cosine(_ a: Int, _ b: Int) -> Float {
    let (first, second) = (chunks[a / VectorChunk.capacity], chunks[b / VectorChunk.capacity])
    let (rowA, rowB) = (a % VectorChunk.capacity, b % VectorChunk.capacity)
    let scale = first.scale(of: rowA) * second.scale(of: rowB)
    if scale.isNaN { return 0 }
    return min(1, Float(first.product(rowA, second, rowB)) * scale)
  }
}

extension VectorIndex {
  /// The vectors of a space that are in files, which stay there: constant time a chunk, and the results are those of the
  /// index that was written.
  ///
  /// - Parameters:
  ///   - stored: whose dimension in the space is that of its vectors.
  ///   - space: one of its spaces.
  package init(_ stored: PassageIndex, space: Int) {
    self.init(dimension: stored.dimensions[space])
    count = stored.count
    for chunk in 0..<(count + VectorChunk.capacity - 1) / VectorChunk.capacity {
      chunks.append(VectorChunk(groups: groups, lending: stored.rows(space: space, chunk: chunk)))
    }
  }

  /// Lends the rows of a chunk of ``PassageIndex/chunkSize`` vectors for the time of a call.
  package func withRows(ofChunk chunk: Int, _ body: (VectorRows) -> Void) {
    chunks[chunk].withAllRows(body)
  }
}
