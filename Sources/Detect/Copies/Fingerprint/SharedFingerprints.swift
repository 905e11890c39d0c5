internal import Dispatch
internal import Synchronization

/// The fingerprints that at least two different texts carry, with the texts, ascending.
///
/// Most fingerprints of posts are in one text only. Two bits a fingerprint tell the others in a first pass (a Bloom
/// filter with one hash function: Bloom, CACM 13, 1970), so that only what is probably shared is sorted.
struct SharedFingerprints {
  private(set) var hashes: [UInt32] = []
  private(set) var starts: [Int] = [0]
  private(set) var documents: [UInt32] = []

  /// Below this, starting threads costs more than it saves.
  private static let parallelFrom = 1 << 16
  /// The parts that are sorted at once: fingerprints with equal lowest bits. A fixed number, so that the result
  /// does not depend on the machine.
  private static let parts = 4

  /// Sorts the shared (fingerprint, document) postings, on several cores. Linear.
  init(of index: CopyIndex) {
    guard index.hashes.count >= Self.parallelFrom else {
      self.init(entries: Self.entries(of: index, part: 0, of: 1))
      return
    }
    let parts = Mutex([Int: SharedFingerprints]())
    DispatchQueue.concurrentPerform(iterations: Self.parts) { part in
      let shared = SharedFingerprints(entries: Self.entries(of: index, part: part, of: Self.parts))
      parts.withLock { $0[part] = shared }
    }
    let sorted = parts.withLock { parts in
      defer { parts = [:] }
      return parts.sorted { $0.key < $1.key }.map(\.value)
    }
    self.init(joining: sorted)
  }

  private init(joining parts: [SharedFingerprints]) {
    hashes.reserveCapacity(parts.reduce(0) { $0 + $1.hashes.count })
    starts.reserveCapacity(parts.reduce(1) { $0 + $1.hashes.count })
    documents.reserveCapacity(parts.reduce(0) { $0 + $1.documents.count })
    for part in parts {
      let base = documents.count
      hashes += part.hashes
      starts += part.starts.dropFirst().lazy.map { base + $0 }
      documents += part.documents
    }
  }

  /// - Parameter entries: fingerprint and document in the upper and lower half; by document within equal
  ///   fingerprints.
  private init(entries: consuming [UInt64]) {
    sortByUpperHalf(&entries)
    var start = 0
    while start < entries.count {
      let hash = entries[start] >> 32
      var end = start + 1
      while end < entries.count, entries[end] >> 32 == hash { end += 1 }
      if end - start > 1 {
        hashes.append(UInt32(hash))
        for entry in entries[start..<end] { documents.append(UInt32(truncatingIfNeeded: entry)) }
        starts.append(documents.count)
      }
      start = end
    }
  }

  var count: Int { hashes.count }

  subscript(group: Int) -> ArraySlice<UInt32> { documents[starts[group]..<starts[group + 1]] }
}

extension SharedFingerprints {
  /// The postings of fingerprints that may be in several texts, in the order of the documents.
  private static func entries(of index: CopyIndex, part: Int, of parts: Int) -> [UInt64] {
    let shift = UInt32(parts.trailingZeroBitCount)
    let mask = UInt32(parts - 1)
    var seen = SeenTwice(expecting: index.hashes.count / parts)
    var entries: [UInt64] = []
    index.hashes.withUnsafeBufferPointer { hashes in
      for document in 0..<index.count where index.isRepresentative(document) {
        for hash in hashes[index.hashStarts[document]..<index.hashStarts[document + 1]]
        where hash & mask == part {
          seen.add(hash >> shift)
        }
      }
      entries.reserveCapacity(2 * seen.repeated)
      for document in 0..<index.count where index.isRepresentative(document) {
        for hash in hashes[index.hashStarts[document]..<index.hashStarts[document + 1]]
        where hash & mask == part && seen.contains(hash >> shift) {
          entries.append(UInt64(hash) << 32 | UInt64(document))
        }
      }
    }
    return entries
  }
}

/// Which numbers were added more than once, by their lowest bits: says yes too often, never too rarely.
private struct SeenTwice {
  private var once: [UInt64]
  private var twice: [UInt64]
  private let mask: UInt32
  /// How many numbers were there already when they were added.
  private(set) var repeated = 0

  /// - Parameter count: numbers to come. The bits are at least eight times as many, 2³¹ at most.
  init(expecting count: Int) {
    var bits = 64
    while bits < count * 8, bits < 1 << 31 { bits *= 2 }
    once = [UInt64](repeating: 0, count: bits / 64)
    twice = once
    mask = UInt32(bits - 1)
  }

  @inline(__always)
  mutating func add(_ number: UInt32) {
    let (word, bit) = (Int((number & mask) >> 6), UInt64(1) << UInt64(number & 63))
    if once[word] & bit == 0 {
      once[word] |= bit
    } else {
      twice[word] |= bit
      repeated += 1
    }
  }

  @inline(__always)
  func contains(_ number: UInt32) -> Bool {
    twice[Int((number & mask) >> 6)] & UInt64(1) << UInt64(number & 63) != 0
  }
}
