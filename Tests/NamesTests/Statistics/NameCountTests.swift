import Names
import TestSupport
import Testing

@Suite struct NameCountTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func counts(of words: [String], in names: [String]) throws -> [NameCount] {
    try NameStatistics(folder: StatisticsFolder(established: names).write(to: folder))
      .counts(of: words)
  }

  private func parts(_ count: NameCount) -> [Int] {
    [count.whole, count.token, count.prefix, count.suffix, count.inner]
  }

  @Test func `a word is counted by where in the label it stands`() throws {
    let counts = try counts(
      of: ["spiegel", "le-monde", "nobody", "spiegel"],
      in: [
        "spiegel.de", "spiegel.co.uk", "der-spiegel.de", "spiegel-online.de", "a-spiegel-b.de",
        "spiegelhaus.de", "a-spiegelhaus.de", "handspiegel.de", "handspiegel-b.de",
        "meinspiegelbild.de",
        "le-monde.fr", "le-monde-online.fr", "ville-monde.fr", "la-spiegel.spiegel.blogspot.com",
        "xn--spiegel-abc.de", "other.spiegel",
      ])
    #expect(parts(counts[0]) == [2, 4, 2, 2, 1])
    #expect(parts(counts[1]) == [1, 1, 0, 1, 0])
    #expect(parts(counts[2]) == [0, 0, 0, 0, 0])
    #expect(counts[3] == counts[0])
    #expect(counts[0].asPart == 10 && counts[0].anywhere == 11)
  }

  @Test func `a name counts once a word, by its strongest place`() throws {
    let count = try counts(of: ["aa"], in: ["aaa.org", "aaaa-aa.org", "baab-aab.org"])[0]
    #expect(parts(count) == [0, 1, 2, 0, 0])
  }

  @Test func `words that no name can have are in none`() throws {
    let counts = try counts(
      of: ["", "Ä", "a.b", "A", String(repeating: "a", count: 64), "a b", "a\n"],
      in: ["a.b", "ab.org", "\(String(repeating: "a", count: 63)).org"])
    #expect(counts.allSatisfy { $0.anywhere == 0 })
  }

  @Test func `encoded words count as whole labels`() throws {
    let counts = try counts(
      of: ["xn--bcher-kva", "bcher"], in: ["xn--bcher-kva.de", "xn--bcher-kva-2.de", "bcher.de"])
    #expect(parts(counts[0]) == [1, 0, 0, 0, 0])
    #expect(parts(counts[1]) == [1, 0, 0, 0, 0])
  }

  @Test(arguments: [UInt64](1...6))
  func `the automaton agrees with looking for each word`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    func text(_ letters: [Character], _ lengths: ClosedRange<Int>) -> String {
      String(
        (0..<Int.random(in: lengths, using: &generator)).map { _ in
          letters.randomElement(using: &generator) ?? "a"
        })
    }
    let names = (0..<4000).map { _ in
      "\(text(["a", "b", "-", "1"], 1...12)).\(text(["a", "b"], 1...2))"
    }
    let words = (0..<200).map { _ in text(["a", "b", "-", "1"], 1...6) }
    let counts = try counts(of: words, in: names)
    let labels = Set(names).map { Array($0.utf8.prefix { $0 != UInt8(ascii: ".") }) }
    for (word, count) in zip(words, counts) {
      #expect(parts(count) == Self.reference(Array(word.utf8), labels), "\(word)")
    }
  }

  /// The same, plainly.
  private static func reference(_ word: [UInt8], _ labels: [[UInt8]]) -> [Int] {
    var parts = [0, 0, 0, 0, 0]
    for label in labels where label.count >= word.count {
      var best: Int?
      for start in 0...label.count - word.count
      where label[start..<start + word.count].elementsEqual(word) {
        let end = start + word.count
        let isFirst = start == 0 || label[start - 1] == UInt8(ascii: "-")
        let isLast = end == label.count || label[end] == UInt8(ascii: "-")
        let part =
          word.count == label.count ? 0 : isFirst && isLast ? 1 : isFirst ? 2 : isLast ? 3 : 4
        best = min(best ?? part, part)
      }
      if let best, best == 0 || !label.starts(with: Array("xn--".utf8)) { parts[best] += 1 }
    }
    return parts
  }

  @Test func `more letters than one automaton holds take several passes`() throws {
    var generator = SeededGenerator(seed: 3)
    let words = (0..<1200).map { _ in
      String(
        (0..<60).map { _ in "abcdefghijklmnopqrstuvwxyz".randomElement(using: &generator) ?? "a" })
    }
    let counts = try counts(of: words, in: words.map { "\($0).org" } + ["x\(words[1199]).org"])
    #expect(counts.dropLast().allSatisfy { parts($0) == [1, 0, 0, 0, 0] })
    #expect(parts(counts[1199]) == [1, 0, 0, 1, 0])
  }
}
