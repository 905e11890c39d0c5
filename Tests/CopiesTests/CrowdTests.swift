import Copies
import Testing

/// Texts that are so many and so alike that not all can be compared, and one text against many.
struct CrowdTests {
  private static let names = [
    "Anna", "Boris", "Chiara", "Dmytro", "Elena", "Fares", "Greta", "Hugo",
  ]

  private static func template(_ number: Int) -> String {
    """
    Dear \(names[number % 8]) \(number), please remember to vote on Sunday; bring your identity card and a pen, and \
    tell all your friends and neighbours that every single vote counts this time.
    """
  }

  /// Texts of made-up words that share nothing with each other.
  private static func unlike(_ number: Int) -> String {
    var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1
    return (0..<24).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return String(state >> 33, radix: 36)
    }.joined(separator: " ")
  }

  private static func index(_ texts: [String]) -> CopyIndex {
    var index = CopyIndex()
    for (number, text) in texts.enumerated() {
      index.append(CopyFingerprint(of: text), source: UInt32(number))
    }
    index.seal()
    return index
  }

  @Test func `filled-in templates become one group with few links for each`() async throws {
    let texts = (0..<2_000).map(Self.template)
    let index = Self.index(texts)
    let detector = CopyDetector()
    let links = try await detector.links(in: index, for: 0..<index.count) { numbers in
      numbers.map { texts[Int($0)] }
    }
    #expect(index.textsInCrowds > 1_900)
    #expect(links.count <= texts.count * CopyThresholds().candidatesInCrowd)
    let groups = detector.groups(in: index, links: links)
    #expect(groups.count == 1)
    #expect(groups.first?.size == texts.count)
  }

  @Test func `a group that many copy is no crowd while its texts can all be compared`() {
    #expect(Self.index((0..<200).map(Self.template)).textsInCrowds == 0)
  }

  @Test func `one new text is linked as it would be among the others`() async throws {
    let stored = (0..<500).map(Self.unlike) + (0..<40).map(Self.template)
    let lookup = CopyLookup(Self.index(stored))
    let detector = CopyDetector()
    for new in [Self.template(777), Self.unlike(17) + " and more", Self.unlike(9_999), "Short."] {
      let texts = stored + [new]
      let last = stored.count
      let expected = try await detector.links(in: Self.index(texts), for: last..<last + 1) {
        $0.map { texts[Int($0)] }
      }
      let found = detector.links(of: new, in: lookup) { $0.map { texts[Int($0)] } }
      #expect(found == expected)
    }
  }

  @Test func `what is added later is found, before and after it is merged`() {
    var lookup = CopyLookup(Self.index((0..<50).map(Self.unlike)))
    for number in 50..<6_000 {
      let fingerprint = CopyFingerprint(of: Self.unlike(number))
      #expect(lookup.append(fingerprint, source: UInt32(number)) == UInt32(number))
      if number % 97 == 0 { #expect(lookup.candidates(of: fingerprint) == [UInt32(number)]) }
    }
    for number in stride(from: 0, to: 6_000, by: 61) {
      let sought = CopyFingerprint(of: Self.unlike(number) + " with something new")
      #expect(lookup.candidates(of: sought) == [UInt32(number)])
    }
  }
}
