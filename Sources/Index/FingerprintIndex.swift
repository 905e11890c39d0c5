/// The fingerprints of numbered texts, in memory only until the segments on disk are there.
///
/// `@unchecked Sendable`: reads may run on several threads at once between writes; writes are the caller's to order.
package final class FingerprintIndex: @unchecked Sendable {
  private var entries: [TextEntry] = []
  private var starts = [0]
  private var hashes: [UInt32] = []
  private var live: [Bool] = []
  private var counted: [Bool] = []
  private var wholes: [UInt64: [UInt32]] = [:]
  private var postings: [UInt32: [UInt32]] = [:]
  private var runs: [UInt64: Int] = [:]
  private var texts: [UInt32: Int] = [:]

  package init() {}

  package var count: Int { entries.count }

  @discardableResult
  package func append(
    whole: UInt64, length: UInt32, source: UInt32, hashes new: [UInt32], isFirst: Bool,
    isNewInSource: Bool
  ) -> UInt32 {
    let number = UInt32(entries.count)
    entries.append(TextEntry(whole: whole, length: length, source: source))
    hashes += new
    starts.append(hashes.count)
    live.append(true)
    counted.append(isNewInSource)
    wholes[whole, default: []].append(number)
    if isFirst { for hash in new { postings[hash, default: []].append(number) } }
    if isNewInSource { count(number, 1) }
    return number
  }

  private func count(_ number: UInt32, _ sign: Int) {
    let source = entries[Int(number)].source
    texts[source, default: 0] += sign
    withHashes(of: number) { hashes in
      for hash in hashes { runs[UInt64(source) << 32 | UInt64(hash), default: 0] += sign }
    }
  }

  package func entry(_ number: UInt32) -> TextEntry { entries[Int(number)] }

  package func withHashes<R>(of number: UInt32, _ body: (UnsafeBufferPointer<UInt32>) -> R) -> R {
    hashes.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[starts[Int(number)]..<starts[Int(number) + 1]]))
    }
  }

  package func first(whole: UInt64, length: UInt32, below: UInt32) -> UInt32? {
    wholes[whole]?.first { $0 < below && live[Int($0)] && entries[Int($0)].length == length }
  }

  package func forEachIdentical(whole: UInt64, length: UInt32, _ body: (UInt32) -> Void) {
    for number in wholes[whole] ?? []
    where live[Int(number)] && entries[Int(number)].length == length {
      body(number)
    }
  }

  package func isPublished(whole: UInt64, length: UInt32, by source: UInt32) -> Bool {
    (wholes[whole] ?? []).contains {
      live[Int($0)] && entries[Int($0)].length == length && entries[Int($0)].source == source
    }
  }

  package func postingCount(of hash: UInt32, below: UInt32) -> Int {
    guard let list = postings[hash] else { return 0 }
    var (low, high) = (0, list.count)
    while low < high {
      let middle = (low + high) / 2
      if list[middle] < below { low = middle + 1 } else { high = middle }
    }
    return low
  }

  package func forEachPosting(of hash: UInt32, below: UInt32, _ body: (UInt32) -> Void) {
    guard let list = postings[hash] else { return }
    for number in list.prefix(postingCount(of: hash, below: below)) { body(number) }
  }

  package func firstAndNearest(
    of hash: UInt32, below: UInt32, first: Int, nearest: Int, _ body: (UInt32) -> Void
  ) {
    guard let list = postings[hash] else { return }
    let own = postingCount(of: hash, below: below)
    let near = max(0, own - nearest)
    for number in list[0..<min(first, near)] { body(number) }
    for number in list[near..<own] { body(number) }
  }

  package func runCount(of hash: UInt32, in source: UInt32) -> Int {
    runs[UInt64(source) << 32 | UInt64(hash)] ?? 0
  }

  package func textCount(in source: UInt32) -> Int { texts[source] ?? 0 }

  package func retire(_ number: UInt32) {
    guard live[Int(number)] else { return }
    live[Int(number)] = false
    withHashes(of: number) { hashes in
      for hash in hashes { postings[hash]?.removeAll { $0 == number } }
    }
    guard counted[Int(number)] else { return }
    count(number, -1)
    let entry = entries[Int(number)]
    let heir = wholes[entry.whole]?.first {
      live[Int($0)] && entries[Int($0)].length == entry.length
        && entries[Int($0)].source == entry.source
    }
    if let heir {
      counted[Int(heir)] = true
      count(heir, 1)
    }
  }

  package func isLive(_ number: UInt32) -> Bool { live[Int(number)] }

  package func promote(_ number: UInt32) {
    withHashes(of: number) { hashes in
      for hash in hashes {
        var list = postings[hash] ?? []
        list.insert(number, at: list.firstIndex { $0 > number } ?? list.count)
        postings[hash] = list
      }
    }
  }

  /// Opens what a folder holds; the caller appends what it lacks. See ``count``.
  ///
  /// - Parameters:
  ///   - expecting: the most documents it may hold.
  ///   - mark: what the documents belong to; another mark is another index.
  package init(folder: String, expecting count: Int, mark: UInt64) throws(IndexError) {}

  /// Removes the index of a folder, so that it can be built again.
  package static func reset(folder: String) throws(IndexError) {}

  /// Makes what was appended last, where it is worth it.
  package func checkpoint(atLeast: Int = 4096) throws(IndexError) {}

  /// Merges segments while `goes` says so; `true` when nothing is left to merge.
  @discardableResult
  package func merge(while goes: () -> Bool = { true }) throws(IndexError) -> Bool { true }

  /// Checks every byte of the segments.
  package func verify() throws(IndexError) {}

  /// The size of all segments.
  package var bytesOnDisk: Int { 0 }

  package func forEachRun(in source: UInt32, _ body: (_ hash: UInt32, _ count: Int) -> Void) {
    for (key, count) in runs where UInt32(key >> 32) == source && count > 0 {
      body(UInt32(truncatingIfNeeded: key), count)
    }
  }
}
