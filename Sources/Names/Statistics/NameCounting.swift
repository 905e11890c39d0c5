import Dispatch
import Synchronization

extension NameStatistics {
  /// How many established names have each of the words, exactly: one pass over the names on all cores,
  /// tens of milliseconds. In a label that is encoded (`xn--`) only the whole of it counts.
  ///
  /// - Parameter words: letters a–z, digits and hyphens, up to 63; a word of anything else is in no name.
  package func counts(of words: [String]) -> [NameCount] {
    var places: [[UInt8]: Int] = [:]
    var distinct: [[UInt8]] = []
    let place = words.map { word -> Int? in
      let bytes = Array(word.utf8)
      guard (1...HostName.longestLabel).contains(bytes.count), bytes.allSatisfy(WordCounter.isKnown)
      else { return nil }
      if let place = places[bytes] { return place }
      places[bytes] = distinct.count
      distinct.append(bytes)
      return distinct.count - 1
    }
    var counts: [NameCount] = []
    while counts.count < distinct.count {
      let counter = WordCounter(distinct[counts.count...])
      counts += established.withLines { Self.counts(by: counter, in: $0) }
    }
    return place.map { $0.map { counts[$0] } ?? NameCount() }
  }

  private static let parts = 8

  private static func counts(
    by counter: WordCounter, in lines: UnsafeBufferPointer<UInt8>
  ) -> [NameCount] {
    let bounds = Self.bounds(of: parts, in: lines)
    let total = Mutex(Array(repeating: NameCount(), count: counter.wordCount))
    nonisolated(unsafe) let shared = lines  // read only, by threads that end before this returns
    DispatchQueue.concurrentPerform(iterations: bounds.count - 1) { part in
      let counts = counter.counts(
        in: UnsafeBufferPointer(rebasing: shared[bounds[part]..<bounds[part + 1]]))
      total.withLock { total in
        for word in counts.indices { total[word].add(counts[word]) }
      }
    }
    return total.withLock { $0 }
  }

  /// Where parts of about the same size begin, each with a line, and the end.
  private static func bounds(
    of parts: Int, in lines: UnsafeBufferPointer<UInt8>
  ) -> [Int] {
    var bounds = [0]
    for part in 1..<parts {
      let about = max(bounds[part - 1], lines.count / parts * part)
      let feed = lines[about...].firstIndex(of: UInt8(ascii: "\n"))
      bounds.append(feed.map { $0 + 1 } ?? lines.count)
    }
    return bounds + [lines.count]
  }
}

extension NameCount {
  mutating func add(_ other: NameCount) {
    whole += other.whole
    token += other.token
    prefix += other.prefix
    suffix += other.suffix
    inner += other.inner
  }
}
