import Copies
import Testing
import TocsinModel

struct ContextTests {
  private func compare(
    _ copy: Document,
    original: Document = Samples.document(
      1, Samples.article, source: "courier.example", name: "Westmere Courier", at: 1_000)
  ) -> CopyPair {
    CopyDetector().compare(original, copy)
  }

  @Test func `a bare copy is a repost`() {
    let pair = compare(Samples.document(2, Samples.article + " More tomorrow.", at: 2_000))
    #expect(pair.context == .repost)
    #expect(!pair.reasons.contains { $0.direction == .weakens })
  }

  @Test(arguments: [
    Samples.article + "\n\nSource: Westmere Courier",
    "WESTMERE (Westmere Courier) — " + Samples.article,
    Samples.article + "\n\n© Westmere Courier",
    Samples.article + "\n\nFirst published by courier.example, with permission.",
    Samples.article + "\n\n(Westmere Courier)",
  ])
  func `a credit makes it a reprint`(text: String) {
    let pair = compare(Samples.document(2, text, at: 2_000))
    #expect(pair.context == .creditedReprint)
    #expect(pair.reasons.contains { $0.feature == "copy.credit" && $0.direction == .weakens })
  }

  @Test func `a link to the source is a credit, a link elsewhere is not`() {
    func context(_ url: String) -> CopyContext {
      compare(
        Samples.document(2, Samples.article, at: 2_000, links: [Link(url: url, text: "here")])
      ).context
    }
    #expect(context("https://www.courier.example/2031/ballot") == .creditedReprint)
    #expect(context("https://courier.example") == .creditedReprint)
    #expect(context("https://courier.example.evil.example/") == .repost)
    #expect(context("https://notcourier.example/") == .repost)
  }

  @Test func `naming the source in passing is not a credit`() {
    let text = Samples.article + " The Westmere Courier has its office beside the old lighthouse."
    #expect(compare(Samples.document(2, text, at: 2_000)).context == .repost)
  }

  @Test func `a marked part of a text of its own is a quotation`() {
    let quote = String(Samples.article.split(separator: "\n\n")[1])
    let start = Samples.other.utf8.count + 2
    let text = Samples.other + "\n\n" + quote + "\n\n" + Samples.babble(40, seed: 1)
    let marked = Samples.document(
      2, text, at: 2_000, quotations: [TextSpan(start, start + quote.utf8.count)])
    #expect(compare(marked).context == .quotation)
    let inMarks = Samples.other + " “" + quote + "” " + Samples.babble(40, seed: 1)
    #expect(compare(Samples.document(2, inMarks, at: 2_000)).context == .quotation)
    #expect(compare(Samples.document(2, text, at: 2_000)).context == .repost)
  }

  @Test func `a text that checks another is a debunk`() {
    let quote = Samples.article.prefix(420)
    let text =
      Samples.other + " “" + quote + "” This never happened; the claim is false. "
      + Samples.babble(60, seed: 4)
    #expect(compare(Samples.document(2, text, at: 2_000)).context == .debunk)
    let declared = Samples.document(2, Samples.other + quote, at: 2_000, isClaimReview: true)
    #expect(compare(declared).context == .debunk)
    // A copy cannot excuse itself with a heading alone.
    let whole = Samples.document(2, Samples.article, at: 2_000, title: "Fact check")
    #expect(compare(whole).context == .repost)
  }

  @Test func `a second text by the same source is its own version`() {
    let copy = Samples.document(
      2, Samples.article + " Updated.", source: "courier.example", at: 2_000)
    #expect(compare(copy).context == .ownVersion)
  }

  @Test func `a page that was read again after a change is its own version`() {
    var changed = Samples.document(1, Samples.article + " Corrected at noon.", at: 2_000)
    changed.source = nil
    var original = Samples.document(1, Samples.article, at: 1_000)
    original.source = nil
    #expect(compare(changed, original: original).context == .ownVersion)
  }

  @Test func `the earlier document is a, whatever the order of the arguments`() {
    let early = Samples.document(1, Samples.article, at: 1_001_000)
    let late = Samples.document(2, Samples.article, at: 1_005_000)
    let pair = CopyDetector().compare(late, early)
    #expect(pair.a == early.id)
    #expect(pair.order == .certain)
    #expect(pair.delaySeconds == 4_000)
    let day = Samples.document(3, Samples.article, at: 950_400, precision: .day)
    #expect(CopyDetector().compare(late, day).order == .probable)
    #expect(CopyDetector().compare(late, Samples.document(4, Samples.article)).order == .unknown)
  }
}
