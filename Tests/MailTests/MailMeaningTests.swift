import Mail
import Names
import Synchronization
import Testing
import TocsinModel

@Suite struct MailMeaningTests {
  private static let parser = NameParser(suffixes: .fallback)

  private static func verdict(_ body: String, _ encoder: some SentenceEncoder) throws
    -> MailVerdict
  {
    let knowledge = MailKnowledge(parser: parser, meaning: try MailMeaning(encoder))
    return MailDetector(knowledge).verdict(on: SampleMail.bytes(body))
  }

  @Test func `what an example says is found, with its kind and the sentence that decided`() throws {
    let verdict = try Self.verdict(
      "Good morning,\n\nThe weather is mild.\nOur bank details have changed, please use the new account from now on.\n",
      WordBags())
    let reason = try #require(verdict.reasons.first { $0.feature == "mail.pressing" })
    #expect(verdict.evidence[.pressing] > 0.9)
    #expect(
      reason.text
        == "It speaks as mails do that announce new bank details (text: “Our bank details have changed, please use the new account from now on.”)."
    )
  }

  @Test func `what honest mails say as well decides nothing`() throws {
    let verdict = try Self.verdict(
      "Thank you for your order, it will be shipped tomorrow.", WordBags())
    #expect(verdict.evidence[.pressing] < 0.1)
  }

  @Test func `what is quoted and what stands behind many sentences is not read`() throws {
    let asked = "Your mailbox is full and you can no longer receive messages."
    func value(_ body: String) throws -> Double {
      try Self.verdict(body, WordBags()).evidence[.pressing]
    }
    func behind(_ count: Int) -> String {
      (1...count).map { "Paragraph \($0) tells about painters of landscapes." }.joined(
        separator: "\n") + "\n" + asked
    }
    #expect(try value(asked) > 0.9)
    #expect(try value("> " + asked) < 0.1)
    #expect(try value(behind(23)) > 0.9)
    #expect(try value(behind(24)) < 0.1)
  }

  @Test func `lines that a program broke and signs that show nothing change no sentence`() throws {
    let plain = try Self.verdict(
      "Your mailbox is full and you can no longer receive messages.", WordBags())
    let broken = try Self.verdict(
      "Your mail\u{200B}box is full and you can\nno longer re\u{AD}ceive messages.", WordBags())
    #expect(plain.evidence[.pressing] == broken.evidence[.pressing])
  }

  @Test func `a sentence that comes again is not encoded again`() throws {
    let encoder = WordBags()
    let meaning = try MailMeaning(encoder)
    let mail = MailMessage(
      SampleMail.bytes("The board has elected a new chair this evening."), parser: Self.parser)
    _ = try meaning.match(in: mail)
    let count = encoder.count
    _ = try meaning.match(in: mail)
    #expect(encoder.count == count)
  }

  @Test func `where the encoder fails a mail is judged by the rest, and it is said`() throws {
    let encoder = WordBags()
    let knowledge = MailKnowledge(parser: Self.parser, meaning: try MailMeaning(encoder))
    encoder.fails.withLock { $0 = true }
    let verdict = MailDetector(knowledge).verdict(on: SampleMail.wallet)
    #expect(verdict.evidence.meaningFailure != nil)
    #expect(verdict.evidence[.pressing] == 0)
    #expect(verdict.tier == .deceptive)
  }
}

/// Stands in for a model: sentences are alike as far as they have words in common.
private final class WordBags: SentenceEncoder {
  struct Failure: Error {}

  let dimension = 509
  let fails = Mutex(false)
  private let encoded = Mutex(0)

  var count: Int { encoded.withLock { $0 } }

  func vectors(of sentences: [String]) throws -> [Float] {
    if fails.withLock({ $0 }) { throw Failure() }
    encoded.withLock { $0 += sentences.count }
    return sentences.flatMap { sentence in
      var vector = [Float](repeating: 0, count: dimension)
      for word in sentence.lowercased().split(whereSeparator: { !$0.isLetter }) {
        let hash = word.unicodeScalars.reduce(7) { ($0 &* 31 &+ Int($1.value)) & 0xFF_FFFF }
        vector[hash % dimension] += 1
      }
      let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return length > 0 ? vector.map { $0 / length } : vector
    }
  }
}
