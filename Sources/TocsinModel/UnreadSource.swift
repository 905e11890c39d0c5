/// Somebody whom a document names as where its text is from, and whose publication was not read.
package struct UnreadSource: Hashable, Sendable, Codable {
  /// How it is named.
  package enum Credit: String, Sendable, Codable, CaseIterable {
    /// “said in an interview with …”
    case interview
    /// `(c) …`, at the end of a text.
    case rightsLine
    /// A dateline, a signature or a news agency beside a word of credit: “VALMONT (Orlanda Press) –”.
    case dateline
    /// `RT @…`, `via @…`, or a platform’s own forward.
    case repost
  }

  /// As the document writes it.
  package var name: String
  package var credit: Credit
  /// Who names it, in the order of their times; never empty.
  package var creditedBy: [DocumentID]
  /// The words of credit, of the first of them.
  package var written: String

  package init(name: String, credit: Credit, creditedBy: [DocumentID], written: String) {
    self.name = name
    self.credit = credit
    self.creditedBy = creditedBy
    self.written = written
  }
}
