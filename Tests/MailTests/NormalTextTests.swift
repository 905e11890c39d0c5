import Mail
import Testing

@Suite struct NormalTextTests {
  private func words(_ text: String) -> String {
    String(decoding: NormalText(text).bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("Verify  YOUR account!", " verify your account "), ("caf\u{E9}, d\u{FC}rfen", " cafe durfen "),
    ("pa\u{200B}ss\u{AD}word", " password "), ("𝐀mazon", " amazon "),
    ("A\u{73F}m\u{73F}azon", " amazon "), ("", " "),
  ])
  func `disguises are undone`(_ text: String, _ normal: String) {
    #expect(words(text) == normal)
  }

  @Test func `how much was disguised is counted`() {
    #expect(NormalText("pa\u{200B}ss\u{200B}word").invisible == 2)
    #expect(NormalText("offer \u{200C} \u{200C} more").invisible == 0)
    #expect(NormalText("𝐀𝐁c").styled == 2)
    #expect(NormalText("p\u{430}ypal").mixed == 1)
    #expect(NormalText("Привет").mixed == 0)
    #expect(NormalText("a\u{73F}b").marked == 1)
    #expect(NormalText("e\u{301}").marked == 0)
    #expect(NormalText("9287qs4gx7fz1sb2rl8bl9gt").noise == 1)
    #expect(NormalText("Donaudampfschifffahrtsgesellschaft").noise == 0)
  }

  @Test func `a phrase is found as whole words, in its place`() {
    let matcher = PhraseMatcher(
      [("your account", 1), ("suspend*", 2), ("account", 3), ("確認", 4)].map {
        (text: $0, value: $1)
      })
    let text = NormalText("Your account: suspended. Accounts 本人確認")
    var found: [(Int, Range<Int>)] = []
    matcher.matches(in: text) { found.append(($0.value, text.span($0.range))) }
    #expect(found.map(\.0) == [1, 3, 2, 4])
    #expect(found[0].1 == 0..<12)
    #expect(found[2].1.lowerBound == 14)
  }

  @Test func `searching is the same as comparing everywhere`() {
    let phrases = ["a b", "b a", "a", "ab", "b a b", "ba a"]
    let matcher = PhraseMatcher(phrases.enumerated().map { (text: $1, value: $0) })
    var state: UInt64 = 3
    for _ in 0..<200 {
      var text = ""
      for _ in 0..<20 {
        state = state &* 6_364_136_223_846_793_005 &+ 1
        text += ["a", "b", " "][Int(state >> 40) % 3]
      }
      let normal = NormalText(text)
      var found: Set<PhraseMatcher.Match> = []
      matcher.matches(in: normal) { found.insert($0) }
      var expected: Set<PhraseMatcher.Match> = []
      for (value, phrase) in phrases.enumerated() {
        let pattern = Array(" \(phrase) ".utf8)
        for start in 0..<max(0, normal.bytes.count - pattern.count + 1)
        where normal.bytes[start..<(start + pattern.count)].elementsEqual(pattern) {
          expected.insert(.init(value: value, range: start + 1..<start + pattern.count - 1))
        }
      }
      #expect(found == expected)
    }
  }
}
