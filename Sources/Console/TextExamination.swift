package import TocsinModel

/// What knows texts: the console shows what it answers, and need not know how it is found.
package protocol TextExamination: Sendable {
  /// What one document repeats of another and what was altered, whatever the result; which is the earlier one stands in it.
  func pair(_ a: Document, _ b: Document) -> CopyPair

  /// Who published a text, the earliest first.
  ///
  /// - Parameter limit: so many publications are listed.
  /// - Throws: what reading a workspace can end in.
  func publications(of text: String, limit: Int) async throws -> TextPublications
}
