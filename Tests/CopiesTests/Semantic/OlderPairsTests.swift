import Copies
import TestSupport
import Testing
import TocsinModel

/// Texts of some topics, more and less alike, that come in portions.
private struct ComingTexts {
  private var texts: [(words: String, tokens: [Int], vector: [Float], language: String)] = []

  private static let topics = 45

  init(_ count: Int, _ generator: inout SeededNumbers) {
    func noise() -> [Float] { (0..<384).map { _ in Float.random(in: -1...1, using: &generator) } }
    func mixed(_ a: [Float], _ b: [Float], _ share: Float) -> [Float] {
      zip(a, b).map { $0 + share * $1 }
    }
    let all = noise()
    let topics = (0..<Self.topics).map { topic in
      (
        vector: mixed(all, noise(), 0.45),
        tokens: (0..<16).map { _ in Int.random(in: 0..<300, using: &generator) },
        // Some are crowds.
        weight: topic % 9 == 0 ? 6 : 1
      )
    }
    let lots = topics.indices.flatMap { Array(repeating: $0, count: topics[$0].weight) }
    for number in 0..<count {
      let topic = topics[lots.randomElement(using: &generator) ?? 0]
      let share = Float.random(in: 0.05...0.4, using: &generator)
      let others = Int.random(in: 0..<9, using: &generator)
      var tokens = topic.tokens
      for place in 0..<others { tokens[place] = Int.random(in: 0..<300, using: &generator) }
      texts.append(
        (
          words: "\(number) " + tokens.map { "word\($0)" }.joined(separator: " "),
          tokens: tokens, vector: mixed(topic.vector, noise(), share),
          language: ["en", "fr", "de"][Int.random(in: 0..<3, using: &generator)]
        ))
    }
  }

  var count: Int { texts.count }

  func append(_ range: Range<Int>, to index: inout MeaningIndex) {
    for number in range {
      let text = texts[number]
      let length = text.words.utf8.count
      index.append(
        [
          MeaningPassage(
            document: UInt32(number), span: TextSpan(0, length), language: text.language,
            length: length)
        ], vectors: [.e5: text.vector])
    }
  }

  var reader: MadeUpReader {
    let tokens = Dictionary(uniqueKeysWithValues: texts.map { ($0.words, $0.tokens) })
    return MadeUpReader(
      text: { texts[Int($0)].words },
      tokens: { words in
        let tokens = tokens[words] ?? []
        var codes = [Int8](repeating: 0, count: tokens.count * 384)
        for (place, token) in tokens.enumerated() { codes[place * 384 + token] = 127 }
        return TokenVectors(
          weights: tokens.map { 2 + Float($0 % 3) }, codes: codes, dimension: 384)
      })
  }
}

/// Keeps all as it is kept in files.
private final class BytesKeeper: NeighbourKeeper {
  private var records: [String: [UInt8]] = [:]
  /// How often pairs were found to be kept.
  private(set) var finds = 0

  func nearest(to passage: Int, in space: MeaningSpace) -> KnownNeighbours? {
    records["\(space) \(passage)"]?.withUnsafeBytes { KnownNeighbours($0) }
  }

  func keep(_ known: KnownNeighbours, of passage: Int, in space: MeaningSpace) {
    records["\(space) \(passage)"] = known.bytes
  }

  func backgrounds(of passage: Int) -> KnownBackgrounds? {
    records["background \(passage)"]?.withUnsafeBytes { KnownBackgrounds($0) }
  }

  func keep(_ known: KnownBackgrounds, of passage: Int) {
    records["background \(passage)"] = known.bytes
  }

  func pairs(of passage: Int) -> KnownPairs? {
    let found = records["pairs \(passage)"]?.withUnsafeBytes { KnownPairs($0) }
    if found != nil { finds += 1 }
    return found
  }

  func keep(_ known: KnownPairs, of passage: Int) { records["pairs \(passage)"] = known.bytes }
}

/// The accepted pairs of texts that came, brought up to date with each portion.
private struct Accepted: LinkReader {
  private(set) var matches: [[Int]: MeaningMatch] = [:]
  /// How many older pairs were found to be otherwise.
  private(set) var changed = 0
  private var index = MeaningIndex(spaces: [.e5])
  private var panels: BackgroundPanels?

  func alike(_ documents: [UInt32]?) -> [CopyLink] { [] }

  func meant(_ documents: [UInt32]) -> [NumberPair] {
    let asked = Set(documents.map { Int($0) })
    return matches.keys.filter { !asked.isDisjoint(with: $0) }.map { NumberPair($0[0], $0[1]) }
  }

  mutating func take(
    _ range: Range<Int>, of texts: ComingTexts, _ keeper: some NeighbourKeeper
  ) async throws {
    texts.append(range, to: &index)
    let isAnew = BackgroundPanels.areOthers(for: index.count, than: range.lowerBound)
    var matching = try #require(
      try await MeaningMatching(
        index, from: isAnew ? 0 : range.lowerBound, panels: panels, keeper))
    panels = matching.panels
    let found = try await matching.matches(texts.reader, self, keeper).filter(\.isAccepted)
    let now = Dictionary(uniqueKeysWithValues: found.map { ([$0.a, $0.b], $0) })
    let again = matching.decidedAgain.map { [Int($0.a), Int($0.b)] }
    changed += again.filter { matches[$0]?.probability != now[$0]?.probability }.count
    if isAnew { matches = [:] }
    for pair in again { matches[pair] = nil }
    matches.merge(now) { $1 }
  }
}

@Suite struct `Pairs of texts that came before` {
  @Test(arguments: 1...4)
  func `are decided as they would be if all had come at once`(seed: UInt64) async throws {
    var generator = SeededNumbers(state: seed)
    let texts = ComingTexts(500, &generator)
    var once = Accepted()
    try await once.take(0..<texts.count, of: texts, NoKeeper())

    var (grown, keeper) = (Accepted(), BytesKeeper())
    var start = 0
    while start < texts.count {
      let end = min(texts.count, start + Int.random(in: 1...60, using: &generator))
      // A process that begins anew may have lost what was kept.
      if Int.random(in: 0..<8, using: &generator) == 0 { keeper = BytesKeeper() }
      try await grown.take(start..<end, of: texts, keeper)
      start = end
    }
    #expect(once.matches.count > 300)
    #expect(grown.changed > 10 && keeper.finds > 0)
    #expect(grown.matches == once.matches)
  }
}
