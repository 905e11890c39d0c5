import Copies
import Testing
import TocsinModel

/// Texts made to be slow or to break something; each must end, and soon.
struct HostileTextTests {
  @Test(arguments: [
    String(repeating: "a", count: 300_000),
    String(repeating: "ab ", count: 100_000),
    String(repeating: "vote early. ", count: 30_000),
    String(repeating: "🗳️", count: 50_000),
    String(repeating: "e\u{301}\u{200B}", count: 80_000),
    String(repeating: "“", count: 100_000),
    String(repeating: "№ 5 ", count: 60_000),
    String(repeating: "@a #b https://c.example/ ", count: 20_000),
    (0..<20_000).map { "Line \($0) of Anna Berg. " }.joined(),
    "\u{0}\u{1}\u{FFFE}" + String(repeating: "\u{202E}abc", count: 50_000),
  ])
  func `a text is compared with itself and with its own half`(text: String) {
    let half = String(text.prefix(text.count / 2)) + " and then some words of its own at the end"
    let detector = CopyDetector()
    let whole = detector.compare(Samples.document(1, text), Samples.document(2, text))
    #expect(whole.score == 1)
    let part = detector.compare(Samples.document(1, text), Samples.document(2, half))
    #expect((0...1).contains(part.score))
    #expect(part.alterations.count <= 200)
    for span in part.spans {
      #expect(span.a.start >= 0 && span.a.end <= text.utf8.count)
      #expect(span.b.start >= 0 && span.b.end <= half.utf8.count)
    }
  }

  /// By chance they have more short runs in common than are looked at whole.
  @Test func `a passage of two long texts of one vocabulary is found, and nothing else`() throws {
    let passage = String(Samples.article.prefix(400))
    let (first, second) = (Samples.babble(60_000, seed: 7), Samples.babble(60_000, seed: 8))
    #expect(min(first.utf8.count, second.utf8.count) > 1 << 18)
    let (a, b) = (first + passage, passage + second)
    let pair = CopyDetector().compare(Samples.document(1, a), Samples.document(2, b))
    let span = try #require(pair.spans.max { $0.b.length < $1.b.length })
    #expect(a.slice(span.a).contains(passage.dropFirst(10).prefix(380)))
    #expect(b.slice(span.b).contains(passage.dropFirst(10).prefix(380)))
    #expect(pair.coverageB < 0.01)
  }

  @Test func `seeded changes never break a comparison, and its spans stay in bounds`() {
    var state: UInt64 = 99
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 40) % bound
    }
    let pieces = [
      "", " ", ".", "\n\n", "«", "é", "ß", "選", "\u{200B}", "аbс", "42", "© ", "No", "🗳️",
    ]
    for _ in 0..<200 {
      var scalars = Array(Samples.article.unicodeScalars)
      for _ in 0..<next(30) {
        let at = next(scalars.count)
        switch next(3) {
        case 0: scalars.remove(at: at)
        case 1: scalars.insert(contentsOf: pieces[next(pieces.count)].unicodeScalars, at: at)
        default: scalars.swapAt(at, next(scalars.count))
        }
      }
      let copy = String(String.UnicodeScalarView(scalars))
      let pair = CopyDetector().compare(
        Samples.document(1, Samples.article, at: 1), Samples.document(2, copy, at: 2))
      #expect(pair.score > 0.5)
      for span in pair.spans {
        #expect(span.a.end <= Samples.article.utf8.count && span.b.end <= copy.utf8.count)
        #expect(!Samples.article.slice(span.a).isEmpty && !copy.slice(span.b).isEmpty)
      }
    }
  }

  @Test func `posts of one template stay linear`() async throws {
    let documents = (0..<2_000).map {
      Samples.document(
        UInt64($0),
        "Vote at station number \($0) before nine, says \(Samples.babble(1, seed: UInt64($0))) to all of you",
        form: .post)
    }
    let (links, _, findings) = try await Samples.detect(documents)
    #expect(links.count <= documents.count * CopyThresholds().candidatesPerDocument)
    #expect(!findings.isEmpty)
  }

  @Test(arguments: ["", " ", "a", "\n\n", "🗳️", "……", "word"])
  func `next to nothing is no copy`(text: String) async throws {
    let documents = (0..<3).map { Samples.document(UInt64($0), text) }
    #expect(try await Samples.detect(documents).findings.isEmpty)
    #expect(CopyDetector().compare(documents[0], documents[1]).alterations.isEmpty)
  }
}
