import Embed
import Testing

@Suite struct EmbeddingModelTests {
  @Test func `vectors are named by their model in what is stored`() {
    #expect(EmbeddingModel(rawValue: "use-m3") == .universalSentenceEncoder)
    #expect(EmbeddingModel(rawValue: "e5-small")?.dimension == 384)
  }
}
