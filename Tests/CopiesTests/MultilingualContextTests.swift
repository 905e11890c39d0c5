import Copies
import Testing
import TocsinModel

/// What a copy is for, in the wording of five languages.
struct MultilingualContextTests {
  private func context(
    _ copy: String, of report: String, source: String = "hafenkurier.example",
    name: String = "Hafenkurier",
    title: String? = nil
  ) -> CopyContext {
    CopyDetector().compare(
      Samples.document(1, report, source: source, name: name, at: 1_000),
      Samples.document(2, copy, at: 2_000, title: title)
    ).context
  }

  @Test(arguments: NewsSample.all)
  func `a line of credit makes a reprint`(_ sample: NewsSample) {
    for credit in sample.credits {
      #expect(
        context(sample.report + "\n\n" + credit, of: sample.report) == .creditedReprint, "\(credit)"
      )
    }
    #expect(context(sample.report, of: sample.report) == .repost)
    #expect(context(sample.report + "\n\n" + sample.own, of: sample.report) == .repost)
  }

  @Test(arguments: NewsSample.all)
  func `two papers that carry one agency's text have not copied each other`(_ sample: NewsSample) {
    for delivery in sample.deliveries {
      let text = delivery.replacing("%", with: sample.report)
      #expect(context(text + " " + sample.own, of: text) == .wireCopy, "\(delivery)")
      // A delivery that only the copy claims is no excuse: the source has none.
      #expect(context(text, of: sample.report) == .repost, "\(delivery)")
    }
  }

  @Test(arguments: NewsSample.all)
  func `an agency's own text, credited, is wire copy`(_ sample: NewsSample) {
    let copy = sample.report + "\n\n" + sample.credits[0].replacing("Hafenkurier", with: "Reuters")
    #expect(
      context(copy, of: sample.report, source: "reuters.example", name: "Reuters") == .wireCopy)
    #expect(
      context(sample.report, of: sample.report, source: "reuters.example", name: "Reuters")
        == .repost)
  }

  @Test(arguments: NewsSample.all)
  func `words in the language's marks inside a text of its own are a quotation`(
    _ sample: NewsSample
  ) {
    let quoted =
      sample.own + " " + sample.marks.0 + sample.report + sample.marks.1 + " "
      + sample.own.prefix(160)
    #expect(context(quoted, of: sample.report) == .quotation)
    let bare = sample.own + " " + sample.report + " " + sample.own.prefix(160)
    #expect(context(bare, of: sample.report) == .repost)
  }

  @Test(arguments: NewsSample.all)
  func `a text that says that another is wrong is a debunk`(_ sample: NewsSample) {
    for check in sample.checks {
      let text =
        sample.own + " " + sample.marks.0 + sample.report + sample.marks.1 + " " + check
      #expect(context(text, of: sample.report) == .debunk, "\(check)")
    }
  }

  @Test(arguments: NewsSample.all)
  func `a word of checking that checks nothing is no debunk`(_ sample: NewsSample) {
    for polemic in sample.polemics {
      let text = sample.own + " " + sample.report + " " + polemic
      #expect(context(text, of: sample.report) == .repost, "\(polemic)")
    }
  }

  @Test(arguments: NewsSample.all)
  func `a copy cannot excuse itself with a sentence of checking`(_ sample: NewsSample) {
    #expect(context(sample.report + " " + sample.checks[0], of: sample.report) == .repost)
  }
}
