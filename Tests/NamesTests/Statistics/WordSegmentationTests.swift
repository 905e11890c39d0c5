import Names
import TestSupport
import Testing

@Suite struct WordSegmentationTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func statistics() throws -> NameStatistics {
    try NameStatistics(
      folder: StatisticsFolder(
        words: [
          ("academy", 480, 30, 200), ("and", 741, 300, 3000), ("drive", 520, 50, 600),
          ("es", 735, 30, 1100), ("google", 498, 200, 400), ("liberation", 453, 3, 10),
          ("love", 582, 100, 1400), ("mil", 554, 20, 150), ("miles", 500, 10, 100),
          ("service", 549, 100, 1700), ("the", 773, 200, 11_000), ("a", 797, 900, 17_000),
        ],
        established: (0..<100_000).map { "n\($0).org" }
      ).write(to: folder))
  }

  private func split(
    _ label: String, _ segmentation: WordSegmentation
  ) -> [String] {
    let bytes = Array(label.utf8)
    return segmentation.pieces(of: bytes).map { String(decoding: bytes[$0.span], as: UTF8.self) }
  }

  @Test(arguments: [
    ("theloveandliberationacademy", ["the", "love", "and", "liberation", "academy"]),
    ("googledriveservice", ["google", "drive", "service"]),
    ("miles", ["miles"]), ("mil-es", ["mil", "es"]),
    ("drive24service", ["drive", "24", "service"]),
    ("qzxvk", ["qzxvk"]), ("qzxvkservice", ["qzxvk", "service"]), ("", []), ("--", []),
    ("servicé", ["servicé"]),
  ])
  func `labels are split into their words`(label: String, pieces: [String]) throws {
    #expect(split(label, WordSegmentation(try statistics())) == pieces)
  }

  @Test func `each piece says what it is`() throws {
    let segmentation = WordSegmentation(try statistics(), given: ["vkontor": 5])
    let pieces = segmentation.pieces(of: Array("vkontorlove-24-qqq".utf8))
    #expect(pieces.map(\.kind) == [.given, .word, .digits, .letters])
    #expect(pieces.map(\.zipf) == [5, 5.82, 0, 0])
  }

  @Test func `words that are given change the split`() throws {
    let statistics = try statistics()
    #expect(split("lovegoogles", WordSegmentation(statistics)) == ["love", "google", "s"])
    let other = WordSegmentation(statistics, given: ["googles": 5, "Bad!": 9, "": 9])
    #expect(split("lovegoogles", other) == ["love", "googles"])
  }

  @Test func `long labels are bounded`() throws {
    let segmentation = WordSegmentation(try statistics())
    let long = String(repeating: "love", count: 16)
    #expect(split(long, segmentation) == [long])
    #expect(split(String(long.dropLast()), segmentation).count == 16)
    let endless = [UInt8](repeating: UInt8(ascii: "-"), count: 1 << 20)
    #expect(segmentation.pieces(of: endless).isEmpty)
  }

  @Test(arguments: [UInt64](1...4))
  func `no other split is likelier`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let segmentation = WordSegmentation(try statistics())
    for _ in 0..<100 {
      let label = (0..<Int.random(in: 1...10, using: &generator)).map { _ in
        Array("adeilms".utf8).randomElement(using: &generator) ?? 97
      }
      let pieces = segmentation.pieces(of: label)
      #expect(pieces.first?.span.lowerBound == 0 && pieces.last?.span.upperBound == label.count)
      #expect(
        zip(pieces, pieces.dropFirst()).allSatisfy { $0.span.upperBound == $1.span.lowerBound })
      let chosen = pieces.map { weight(label[$0.span]) }.reduce(0, +)
      #expect(chosen == best(label[...]), "\(String(decoding: label, as: UTF8.self))")
    }
  }

  /// A hundred times the decimal logarithm of a piece’s probability.
  private func weight(_ piece: ArraySlice<UInt8>) -> Int {
    switch String(decoding: piece, as: UTF8.self) {
    // In 1 % of the names, 4 in 2 million words: the lower of languages and names counts.
    case "a": 665 - 1100
    case "es": 518 - 900
    case "mil": (554 + 500) / 2 - 900
    case "miles": (500 + 470) / 2 - 900
    default: -800 - 100 * piece.count
    }
  }

  private func best(_ rest: ArraySlice<UInt8>) -> Int {
    rest.isEmpty
      ? 0
      : rest.indices.map { weight(rest[...$0]) + best(rest[($0 + 1)...]) }.max() ?? 0
  }

  @Test(.enabled(if: NameStatistics.made != nil))
  func `the statistics that setup made split as people read`() throws {
    let segmentation = WordSegmentation(try #require(NameStatistics.made))
    #expect(
      split("theloveandliberationacademy", segmentation)
        == ["the", "love", "and", "liberation", "academy"])
    #expect(split("googledriveservice", segmentation) == ["google", "drive", "service"])
    #expect(split("miles", segmentation) == ["miles"])
    #expect(split("bundestagswahl2025", segmentation) == ["bundestagswahl", "2025"])
  }
}
