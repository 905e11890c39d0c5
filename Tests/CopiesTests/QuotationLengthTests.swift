import Copies
import Testing
import TocsinModel

/// How long a passage must be to count between texts that are otherwise different.
struct QuotationLengthTests {
  private func pairs(_ texts: [String]) async throws -> Int {
    try await Samples.detect(
      texts.enumerated().map { Samples.document(UInt64($0.offset), $0.element) }
    )
    .links.count
  }

  private func text(_ seed: UInt64, with passages: [String]) -> String {
    passages.enumerated().reduce(Samples.babble(80, seed: seed)) { text, passage in
      text + " " + passage.element + " "
        + Samples.babble(30, seed: seed * 100 + UInt64(passage.offset))
    }
  }

  private let sentence = """
    We do not have enough printed papers for every polling station, said the clerk who had counted them twice that night \
    and once more in the morning.
    """

  @Test func `one sentence that two long texts share is found`() async throws {
    #expect(try await pairs([text(1, with: [sentence]), text(2, with: [sentence])]) == 1)
  }

  @Test func `a sentence in two short texts is what a rewording keeps`() async throws {
    let texts = [1, 2].map { sentence + " " + Samples.babble(15, seed: $0) }
    #expect(try await pairs(texts) == 0)
  }

  @Test func `stock phrases do not add up to a passage`() async throws {
    let phrases = [
      "The ministry did not immediately respond to a request for comment.",
      "Anyone with information is asked to contact the police station.",
      "According to a statement that was released on Tuesday evening.",
    ]
    #expect(try await pairs([text(3, with: phrases), text(4, with: phrases)]) == 0)
  }
}
