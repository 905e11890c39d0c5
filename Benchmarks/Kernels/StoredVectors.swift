import Copies
import Foundation
import Index

extension Job {
  /// Writing vectors into files and opening them again, beside building their index from what the encoders give.
  static func storeVectors(in folder: String, count: Int) async throws {
    let dimension = 512
    try FingerprintIndex.reset(folder: folder)
    var state: UInt64 = 1
    let block = (0..<1_000 * dimension).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(state >> 40) - Float(1 << 23)
    }
    let index = await timed("append") {
      var index = VectorIndex(dimension: dimension)
      while index.count < count { index.append(block) }
      return index
    }
    let stored = try PassageIndex(
      folder: folder, dimensions: [dimension], expecting: index.count, mark: 1)
    try await timed("checkpoint") {
      try stored.checkpoint(count: index.count) { number in
        PassageEntry(document: UInt32(number), start: 0, end: 90, length: 70, language: 0)
      } withRows: { _, chunk, body in
        index.withRows(ofChunk: chunk, body)
      }
    }
    say("bytes_a_passage \(stored.bytesOnDisk / index.count)")
    let opened = try await timed("open") {
      let files = try PassageIndex(
        folder: folder, dimensions: [dimension], expecting: index.count, mark: 1)
      return VectorIndex(files, space: 0)
    }
    let last = index.count - 1..<index.count
    for (name, vectors) in [("memory", index), ("files_first", opened), ("files_cached", opened)] {
      let found = try await timed("query_\(name)") {
        try await vectors.neighbours(of: last, floor: 0.45, limit: 16)
      }
      say("found_\(name) \(found.total)")
    }
  }
}
