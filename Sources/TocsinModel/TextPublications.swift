/// Who published a text, as far as was read.
package struct TextPublications: Hashable, Sendable {
  /// A document that has it.
  package struct Publication: Hashable, Sendable {
    /// Without its text.
    package let document: Document
    /// 0…1: how much of the text asked for stands in the document.
    package let ofText: Double
    /// 0…1: how much of the document is that text.
    package let ofDocument: Double

    package init(document: Document, ofText: Double, ofDocument: Double) {
      self.document = document
      self.ofText = ofText
      self.ofDocument = ofDocument
    }
  }

  /// The earliest first; those without a time come last.
  package var publications: [Publication]
  /// How many there are in all, those included that are not listed.
  package var count: Int
  /// By how many sources, of those that are listed.
  package var sources: Int
  /// Whether so many texts are alike that not all of them were compared.
  package var isCapped: Bool
  /// Whether the text is too short to be found but where it stands alone.
  package var isShort: Bool

  package init(
    publications: [Publication], count: Int, sources: Int, isCapped: Bool, isShort: Bool
  ) {
    self.publications = publications
    self.count = count
    self.sources = sources
    self.isCapped = isCapped
    self.isShort = isShort
  }
}
