/// The fingerprints that at least two different texts carry, with the texts, ascending.
struct SharedFingerprints {
  private(set) var hashes: [UInt32] = []
  private(set) var starts: [Int] = [0]
  private(set) var documents: [UInt32] = []

  /// Sorts all (fingerprint, document) postings once. Linear.
  init(of index: CopyIndex) {
    var entries: [UInt64] = []
    entries.reserveCapacity(index.hashes.count)
    for document in 0..<index.count where index.isRepresentative(document) {
      for hash in index.fingerprints(of: document) {
        entries.append(UInt64(hash) << 32 | UInt64(document))
      }
    }
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
