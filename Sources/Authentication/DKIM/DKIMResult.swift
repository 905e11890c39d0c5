/// What came of verifying one signature (RFC 8601, section 2.7.1).
package struct DKIMResult: Hashable, Sendable {
  package enum Outcome: String, Sendable, CaseIterable {
    case pass, fail, permerror, temperror
    /// The key is not there to verify with.
    case unverifiable
  }

  /// What a signature that holds leaves open, or why it may hold for the wrong reason.
  package enum Weakness: String, Sendable, CaseIterable {
    /// Fewer than 2048 bits (RFC 8301, section 3.2).
    case shortKey
    /// Only the beginning of the body is signed (`l=`, RFC 6376, section 8.2).
    case partOfBody
    /// `x=` is in the past by the mail's own date.
    case expired
    /// The domain says that it only tries (`t=y`).
    case testing
    /// The subject, the date or the recipients are not signed.
    case openFields
  }

  package var outcome: Outcome
  /// `d=` and `s=`.
  package var domain: String
  package var selector: String
  /// A sentence for a reader.
  package var detail: String
  package var weaknesses: [Weakness]

  package init(
    outcome: Outcome, domain: String, selector: String, detail: String, weaknesses: [Weakness]
  ) {
    self.outcome = outcome
    self.domain = domain
    self.selector = selector
    self.detail = detail
    self.weaknesses = weaknesses
  }

  /// Where the key is recorded: what must be kept to verify this mail in ten years.
  package var keyName: String { "\(selector)._domainkey.\(domain)" }
}
