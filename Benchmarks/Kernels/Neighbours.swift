import Copies
import Foundation

extension Job {
  /// All pairs over a floor, as triples of 32-bit a, b and cosine; or the nearest of each vector
  /// and no output.
  static let neighbours = Job(
    name: "neighbours", usage: "VECTORS.npy FLOOR [LIMIT [KERNEL]] > PAIRS"
  ) { arguments in
    guard arguments.count >= 2, let floor = Float(arguments[1]) else {
      throw Failure(description: "takes a file and a floor")
    }
    var index = try await filled(from: FloatMatrix(npy: arguments[0]))
    if arguments.count > 3 {
      guard let kernel = NeighbourKernel.allCases.first(where: { "\($0)" == arguments[3] }) else {
        throw Failure(description: "the kernels are \(NeighbourKernel.allCases)")
      }
      index.kernel = kernel
    }
    say("kernel \(index.kernel)")
    if arguments.count > 2, let limit = Int(arguments[2]), limit > 0 {
      let lists = try await timed("search") {
        try await index.neighbours(of: 0..<index.count, floor: floor, limit: limit)
      }
      return say("neighbours \(lists.total)")
    }
    let pairs = try await timed("search") {
      try await index.pairs(for: 0..<index.count, floor: floor)
    }
    say("pairs \(pairs.count)")
    let bytes = pairs.withUnsafeBytes { Data($0) }
    try FileHandle.standardOutput.write(contentsOf: bytes)
  }

  /// The nearest of single vectors, which are not in a large collection: the vectors of the file
  /// over and over.
  static let nearest = Job(name: "nearest", usage: "VECTORS.npy STORED") { arguments in
    guard arguments.count == 2, let stored = Int(arguments[1]) else {
      throw Failure(description: "takes a file and a number")
    }
    let matrix = try FloatMatrix(npy: arguments[0])
    var index = VectorIndex(dimension: matrix.columns)
    while index.count < stored { index.append(matrix.values) }
    say("stored \(index.count)")
    let clock = ContinuousClock()
    var taken: [Duration] = []
    for row in 0..<100 {
      let begun = clock.now
      _ = try await index.neighbours(of: row * 7..<row * 7 + 1, floor: 0.45, limit: 16)
      taken.append(clock.now - begun)
    }
    taken.sort()
    say("median \(taken[50])")
    say("p99 \(taken[98])")
  }

  private static func filled(from matrix: FloatMatrix) async -> VectorIndex {
    var index = VectorIndex(dimension: matrix.columns)
    await timed("append") { index.append(matrix.values) }
    return index
  }
}
