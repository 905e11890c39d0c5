/// Splits labels into the words that they are most likely made of.
///
/// A unigram model: the split whose words’ probabilities have the greatest product, found by dynamic
/// programming (Norvig, “Natural Language Corpus Data”, in Beautiful Data, 2009; Viterbi 1967).
package struct WordSegmentation: Sendable {
  package struct Piece: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      /// A word of a language, or of names at large.
      case word
      /// One of the words that were given besides.
      case given
      case digits
      /// Letters that are no word.
      case letters
    }

    /// Bytes of the label.
    package let span: Range<Int>
    package let kind: Kind
    /// As ``NameStatistics/frequency(of:)``; of a given word as it was given.
    package let zipf: Float
  }

  private let words: FrequencyTable
  private let given: FrequencyTable

  /// - Parameter given: words that labels may have besides those of the statistics, with their Zipf values:
  ///   protected names, lures. Letters a–z; others are left out.
  package init(_ statistics: NameStatistics, given: [String: Float] = [:]) {
    words = statistics.words
    self.given = Self.table(given)
  }

  private static func table(_ given: [String: Float]) -> FrequencyTable {
    let words = given.filter { word, _ in
      (1...WordWeight.longestGiven).contains(word.utf8.count)
        && word.utf8.allSatisfy { $0 &- UInt8(ascii: "a") < 26 }
    }
    let lines = words.sorted { $0.key < $1.key }.map { word, zipf in
      "\(word)\t\(WordWeight.weight(zipf: zipf) + 900)\n"
    }
    let text = Array(lines.joined().utf8)
    let table = text.withUnsafeBufferPointer { text in
      try? FrequencyTable(
        reading: text, file: "", columns: 1, entries: lines.count,
        weight: { _, row in Int32(row.first) - 900 })
    }
    return table ?? FrequencyTable()
  }

  /// The pieces of a label, left to right, hyphens left out; what is neither letter nor digit is
  /// letters that are no word. A label that is encoded (`xn--`) should be decoded before.
  ///
  /// Linear in the label’s length times that of the longest word, microseconds; letters beyond
  /// ``HostName/longestLabel`` are one piece.
  package func pieces(of label: some Collection<UInt8>) -> [Piece] {
    var pieces: [Piece] = []
    let body = { (label: UnsafeBufferPointer<UInt8>) in split(label, into: &pieces) }
    label.withContiguousStorageIfAvailable(body) ?? Array(label).withUnsafeBufferPointer(body)
    return pieces
  }

  private enum Class { case letter, digit, hyphen }

  private func split(_ label: UnsafeBufferPointer<UInt8>, into pieces: inout [Piece]) {
    var start = 0
    while start < label.count {
      let kind = Self.kind(label[start])
      var end = start + 1
      while end < label.count, Self.kind(label[end]) == kind { end += 1 }
      switch kind {
      case .hyphen: break
      case .digit: pieces.append(Piece(span: start..<end, kind: .digits, zipf: 0))
      case .letter where end - start > HostName.longestLabel:
        pieces.append(Piece(span: start..<end, kind: .letters, zipf: 0))
      case .letter: splitLetters(label, start..<end, into: &pieces)
      }
      start = end
    }
  }

  private static func kind(_ byte: UInt8) -> Class {
    byte == UInt8(ascii: "-") ? .hyphen : byte &- UInt8(ascii: "0") < 10 ? .digit : .letter
  }

  /// The best way to a place between two letters.
  private struct Way {
    var weight = Int32.min / 2
    var start = 0
    var kind = Piece.Kind.letters
    var zipf: Float = 0
  }

  private func splitLetters(
    _ label: UnsafeBufferPointer<UInt8>, _ run: Range<Int>, into pieces: inout [Piece]
  ) {
    withUnsafeTemporaryAllocation(of: Way.self, capacity: run.count + 1) { ways in
      ways.initialize(repeating: Way())
      ways[0].weight = 0
      findWays(label, run, ways)
      let first = pieces.count
      var end = run.count
      while end > 0 {
        let way = ways[end]
        pieces.append(
          Piece(
            span: run.lowerBound + way.start..<run.lowerBound + end, kind: way.kind, zipf: way.zipf)
        )
        end = way.start
      }
      pieces[first...].reverse()
    }
  }

  private func findWays(
    _ label: UnsafeBufferPointer<UInt8>, _ run: Range<Int>, _ ways: UnsafeMutableBufferPointer<Way>
  ) {
    let longest = max(words.longest, given.longest)
    var unknown = Way()
    for start in 0..<run.count {
      let before = ways[start].weight
      unknown.weight += WordWeight.unknownMore
      if before + WordWeight.unknown > unknown.weight {
        unknown = Way(weight: before + WordWeight.unknown, start: start)
      }
      if unknown.weight > ways[start + 1].weight { ways[start + 1] = unknown }
      var hash = FrequencyTable.Hash()
      for end in start + 1...min(run.count, start + max(longest, 1)) {
        hash.append(label[run.lowerBound + end - 1])
        let span = run.lowerBound + start..<run.lowerBound + end
        let word = words.row(of: label, span, hash: hash)
        let other = given.row(of: label, span, hash: hash)
        guard let row = (other?.weight ?? .min) >= (word?.weight ?? .min) ? other : word,
          before + row.weight > ways[end].weight
        else { continue }
        ways[end] = Way(
          weight: before + row.weight, start: start, kind: other == nil ? .word : .given,
          zipf: Float(max(row.first, word?.first ?? 0)) / 100)
      }
    }
  }
}
