import Lookalikes
import Names
import Testing

/// Whether the index finds what comparing everything with everything finds.
@Suite struct PlainMatchingTests {
  /// The same numbers on every run.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state ^ state >> 29) &* 0xBF58_476D_1CE4_E5B9
    }
  }

  private static let letters = Array("abcdeghilmnorstuvw01-")

  /// A protected word with up to three changes, between lures and letters, over one to three labels.
  private static func name(_ random: inout Generator) -> String {
    let words = MatchingSamples.matcher.words.map(\.text) + MatchingSamples.lures
    var text = ""
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      var part = Array(words.randomElement(using: &random) ?? "")
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let place = Int.random(in: 0..<part.count, using: &random)
        let letter = letters.randomElement(using: &random) ?? "a"
        switch Int.random(in: 0..<6, using: &random) {
        case 0: part.insert(letter, at: place)
        case 1 where part.count > 2: part.remove(at: place)
        case 2: part[place] = letter
        case 3 where place > 0: part.swapAt(place, place - 1)
        case 4: part.insert(part[place], at: place)
        default: break
        }
      }
      text += String(part) + (["", "-", ".", "", "24"].randomElement(using: &random) ?? "")
    }
    return text + [".com", "x.co.uk", ".example.net"][Int.random(in: 0..<3, using: &random)]
  }

  private static func differing(
    _ name: String, _ matcher: NameMatcher, _ scratch: inout MatchScratch
  ) -> String? {
    guard let host = MatchingSamples.parser.hostName(name).host else { return nil }
    var fast: [WordMatch] = []
    var plain: [WordMatch] = []
    matcher.match(host, into: &fast, using: &scratch)
    matcher.matchPlainly(host, into: &plain, using: &scratch)
    return Set(fast) == Set(plain) ? nil : "\(name): \(fast) rather than \(plain)"
  }

  @Test func `indexed and plain matching agree on names made of protected words`() {
    var random = Generator(state: 4)
    var scratch = MatchScratch()
    var hits = 0
    for _ in 0..<3000 {
      let name = Self.name(&random)
      let difference = Self.differing(name, MatchingSamples.matcher, &scratch)
      #expect(difference == nil)
      hits += MatchingSamples.matches(name).isEmpty ? 0 : 1
    }
    #expect(hits > 600)
  }

  @Test func `they agree on random words and names`() {
    var random = Generator(state: 5)
    let alphabet = Array("abcilmnorvw01")
    func word(_ lengths: ClosedRange<Int>) -> String {
      String(
        (0..<Int.random(in: lengths, using: &random)).map { _ in
          alphabet.randomElement(using: &random) ?? "a"
        })
    }
    for _ in 0..<6 {
      let words = (0..<30).map { NameWord(text: word(2...12), owner: $0, domain: 0) }
      let matcher = NameMatcher(words: words, lures: (0..<8).map { _ in word(2...5) })
      var scratch = MatchScratch()
      for _ in 0..<300 {
        var text = word(1...6) + (words.randomElement(using: &random)?.text ?? "") + word(0...6)
        text.remove(at: text.indices.randomElement(using: &random) ?? text.startIndex)
        #expect(Self.differing(text + ".com", matcher, &scratch) == nil)
      }
    }
  }

  @Test(arguments: [
    String(repeating: "m", count: 63), String(repeating: "rn", count: 31),
    String(repeating: "login", count: 12), String(repeating: "a-", count: 31) + "a",
    String(repeating: "wave-", count: 12) + "com", String(repeating: "0", count: 63),
    "xn--" + String(repeating: "a", count: 20),
    "harbourcouncil" + String(repeating: "x", count: 49),
  ])
  func `they agree at the bounds of a label`(_ label: String) {
    var scratch = MatchScratch()
    for name in [label + ".com", [label, label, label].joined(separator: ".") + ".com"] {
      #expect(Self.differing(name, MatchingSamples.matcher, &scratch) == nil)
    }
  }
}
