internal import Text
internal import TocsinModel

/// The sentences of a document, as they lie in its passages.
struct DocumentSentences: Sendable {
  /// Where in the document's text.
  var spans: [TextSpan] = []
  /// What a model reads of each.
  var wordings: [String] = []
  /// Letters and digits of each, as many as an alphabet would need.
  var letters: [Float] = []
  /// Which sentences each passage has, in the passages' order.
  var ofPassages: [Range<Int>] = []

  /// A document has no more: what comes behind is sought nowhere.
  private static let limit = 1_024

  /// - Parameter passages: where they lie, in order. Linear.
  init(of text: String, passages: [TextSpan]) {
    for passage in passages {
      let first = spans.count
      guard first < Self.limit else {
        ofPassages.append(first..<first)
        continue
      }
      for range in sentences(of: String(text.slice(passage))).prefix(Self.limit - first) {
        let span = TextSpan(passage.start + range.lowerBound, passage.start + range.upperBound)
        let wording = Wording(String(text.slice(span)))
        guard wording.length > 0 else { continue }
        spans.append(span)
        wordings.append(wording.text)
        letters.append(Float(wording.length))
      }
      ofPassages.append(first..<spans.count)
    }
  }
}
