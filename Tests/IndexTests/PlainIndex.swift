import Index
import TestSupport
import Testing

/// What an index must say, from the definitions alone.
struct PlainIndex {
  private(set) var texts: [NumberedText] = []
  private(set) var retired: Set<UInt32> = []

  var count: UInt32 { UInt32(texts.count) }

  mutating func append(_ text: NumberedText) { texts.append(text) }
  mutating func retire(_ number: UInt32) { retired.insert(number) }

  func isLive(_ number: UInt32) -> Bool { !retired.contains(number) }

  static func counts(_ length: UInt32) -> Bool { length >= 24 }

  private var live: [UInt32] { (0..<count).filter(isLive) }

  func identical(_ whole: UInt64, _ length: UInt32) -> [UInt32] {
    live.filter { texts[Int($0)].whole == whole && texts[Int($0)].length == length }
  }

  /// The first live documents of texts that count.
  var firsts: [UInt32] {
    var seen: Set<[UInt64]> = []
    return live.filter { number in
      let text = texts[Int(number)]
      return Self.counts(text.length) && seen.insert([text.whole, UInt64(text.length)]).inserted
    }
  }

  /// The first live documents of texts that count, in one source.
  func firsts(in source: UInt32) -> [UInt32] {
    var seen: Set<[UInt64]> = []
    return live.filter { number in
      let text = texts[Int(number)]
      return text.source == source && Self.counts(text.length)
        && seen.insert([text.whole, UInt64(text.length)]).inserted
    }
  }
}

extension PlainIndex {
  /// Compares everything that can be asked.
  func expectEqual(_ index: FingerprintIndex, _ place: SourceLocation = #_sourceLocation) {
    #expect(index.count == texts.count, sourceLocation: place)
    guard index.count == texts.count else { return }
    let firsts = firsts
    var postings: [UInt32: [UInt32]] = [:]
    for number in firsts {
      for hash in texts[Int(number)].hashes { postings[hash, default: []].append(number) }
    }
    for number in 0..<count {
      let text = texts[Int(number)]
      let entry = TextEntry(whole: text.whole, length: text.length, source: text.source)
      #expect(index.entry(number) == entry, sourceLocation: place)
      #expect(index.withHashes(of: number, Array.init) == text.hashes, sourceLocation: place)
      #expect(index.isLive(number) == isLive(number), sourceLocation: place)
    }
    for number in stride(from: 0, to: count, by: max(1, texts.count / 40)) {
      let text = texts[Int(number)]
      let identical = identical(text.whole, text.length)
      var found: [UInt32] = []
      index.forEachIdentical(whole: text.whole, length: text.length) { found.append($0) }
      #expect(found == identical, sourceLocation: place)
      for below in [0, number, number + 1, .max] {
        #expect(
          index.first(whole: text.whole, length: text.length, below: below)
            == identical.first { $0 < below }, sourceLocation: place)
      }
      #expect(
        index.isPublished(whole: text.whole, length: text.length, by: text.source)
          == identical.contains { texts[Int($0)].source == text.source }, sourceLocation: place)
      #expect(
        !index.isPublished(whole: text.whole, length: 5, by: text.source), sourceLocation: place)
    }
    for hash in UInt32(0)..<320 {
      let all = postings[hash] ?? []
      for below in [0, 1, count / 3, count / 2, count, .max] {
        expectPostings(of: hash, all.filter { $0 < below }, below, index, place)
      }
    }
    for source in UInt32(0)..<9 {
      let own = self.firsts(in: source)
      #expect(index.textCount(in: source) == own.count, sourceLocation: place)
      var counts: [UInt32: Int] = [:]
      for number in own { for hash in texts[Int(number)].hashes { counts[hash, default: 0] += 1 } }
      var found: [UInt32: Int] = [:]
      index.forEachRun(in: source) { found[$0] = $1 }
      #expect(found == counts, sourceLocation: place)
      for hash in UInt32(0)..<320 {
        #expect(index.runCount(of: hash, in: source) == counts[hash] ?? 0, sourceLocation: place)
      }
    }
  }

  private func expectPostings(
    of hash: UInt32, _ expected: [UInt32], _ below: UInt32, _ index: FingerprintIndex,
    _ place: SourceLocation
  ) {
    #expect(index.postingCount(of: hash, below: below) == expected.count, sourceLocation: place)
    var found: [UInt32] = []
    index.forEachPosting(of: hash, below: below) { found.append($0) }
    #expect(found == expected, sourceLocation: place)
    for (first, nearest) in [(3, 4), (0, 2), (5, 0), (1_000, 1_000)] {
      let last = expected.suffix(nearest)
      var some: [UInt32] = []
      index.firstAndNearest(of: hash, below: below, first: first, nearest: nearest) {
        some.append($0)
      }
      #expect(
        some == Array(expected.dropLast(last.count)[...].prefix(first)) + last,
        sourceLocation: place)
      for cap in [0, expected.count - 1, expected.count] {
        var shared: [UInt32] = []
        let crowds = index.forEachSharing(
          [hash], below: below, cap: cap, crowd: (first: first, nearest: nearest)
        ) { shared.append($1) }
        #expect(shared == (expected.count > cap ? some : expected), sourceLocation: place)
        #expect(crowds == (expected.count > cap ? 1 : 0), sourceLocation: place)
      }
    }
  }
}
