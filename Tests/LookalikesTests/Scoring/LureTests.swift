import Lookalikes
import Testing

@Suite struct LureTests {
  @Test func `no lure is empty, and each is a label or several joined by hyphens`() {
    for text in LureLexicon().texts {
      #expect(!text.isEmpty)
      #expect(
        text.utf8.allSatisfy { ("a"..."z").contains(Character(.init($0))) || $0 == 45 || $0 < 58 })
    }
  }

  @Test func `what an owner names is added to the usual lures`() {
    let texts = LureLexicon(named: ["Parrainages"]).texts
    #expect(texts.contains("parrainages"))
    #expect(texts.count == LureLexicon().texts.count + 1)
  }
}
