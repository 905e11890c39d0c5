/// What was retired and promoted since the segments were written: postings and runs that they have too many or too few.
///
/// Memory: about 30 bytes a fingerprint of such a document, until its segment is written again.
struct Overlay {
  /// Documents whose postings are to be left out, and those whose postings are to be added.
  private(set) var lost: Set<UInt32> = []
  private(set) var gained: Set<UInt32> = []
  /// Documents that are not to be counted for their sources, and those that are.
  private(set) var uncounted: Set<UInt32> = []
  private(set) var counted: Set<UInt32> = []
  /// Ascending.
  private var lostPostings: [UInt32: [UInt32]] = [:]
  private var gainedPostings: [UInt32: [UInt32]] = [:]
  private(set) var runs: [UInt64: Int] = [:]
  private(set) var texts: [UInt32: Int] = [:]

  /// Whether there is nothing that segments have too many or too few of.
  var isEmpty: Bool { lost.isEmpty && gained.isEmpty }

  func lostPostings(of hash: UInt32) -> [UInt32] {
    lost.isEmpty ? [] : lostPostings[hash] ?? []
  }

  func gainedPostings(of hash: UInt32) -> [UInt32] {
    gained.isEmpty ? [] : gainedPostings[hash] ?? []
  }

  /// How many ascending numbers are below another. Logarithmic.
  static func count(_ numbers: [UInt32], below: UInt32) -> Int {
    numbers.withUnsafeBufferPointer { Segment.partition($0, at: below) }
  }

  /// The documents of a range that it has something to say of. Linear in the smaller of both.
  func numbers(in documents: Range<UInt32>) -> Set<UInt32> {
    [lost, gained, uncounted, counted].reduce(into: []) { found, numbers in
      if numbers.count < documents.count {
        for number in numbers where documents.contains(number) { found.insert(number) }
      } else {
        for number in documents where numbers.contains(number) { found.insert(number) }
      }
    }
  }

  /// Makes a document's postings as wanted, where its segment has them or not.
  mutating func setPostings(
    _ number: UInt32, wanted: Bool, stored: Bool, _ hashes: UnsafeBufferPointer<UInt32>
  ) {
    if lost.contains(number), wanted || !stored {
      lost.remove(number)
      for hash in hashes { Self.remove(number, from: &lostPostings, hash) }
    }
    if gained.contains(number), !wanted || stored {
      gained.remove(number)
      for hash in hashes { Self.remove(number, from: &gainedPostings, hash) }
    }
    if wanted, !stored, gained.insert(number).inserted {
      for hash in hashes { Self.insert(number, to: &gainedPostings, hash) }
    }
    if !wanted, stored, lost.insert(number).inserted {
      for hash in hashes { Self.insert(number, to: &lostPostings, hash) }
    }
  }

  /// The same for a document's runs.
  mutating func setRuns(
    _ number: UInt32, wanted: Bool, stored: Bool, source: UInt32,
    _ hashes: UnsafeBufferPointer<UInt32>
  ) {
    var change = 0
    if uncounted.contains(number), wanted || !stored {
      uncounted.remove(number)
      change += 1
    }
    if counted.contains(number), !wanted || stored {
      counted.remove(number)
      change -= 1
    }
    if wanted, !stored, counted.insert(number).inserted { change += 1 }
    if !wanted, stored, uncounted.insert(number).inserted { change -= 1 }
    guard change != 0 else { return }
    Self.add(change, to: &texts, source)
    for hash in hashes { Self.add(change, to: &runs, UInt64(source) << 32 | UInt64(hash)) }
  }

  private static func add<Key>(_ change: Int, to counts: inout [Key: Int], _ key: Key) {
    let sum = counts[key, default: 0] + change
    counts[key] = sum == 0 ? nil : sum
  }

  private static func insert(
    _ number: UInt32, to lists: inout [UInt32: [UInt32]], _ hash: UInt32
  ) {
    // Taken out, so that the list has one owner and is not copied.
    var list = lists.removeValue(forKey: hash) ?? []
    list.insert(number, at: count(list, below: number))
    lists[hash] = list
  }

  private static func remove(
    _ number: UInt32, from lists: inout [UInt32: [UInt32]], _ hash: UInt32
  ) {
    guard var list = lists.removeValue(forKey: hash) else { return }
    let place = count(list, below: number)
    if place < list.count, list[place] == number { list.remove(at: place) }
    if !list.isEmpty { lists[hash] = list }
  }
}
