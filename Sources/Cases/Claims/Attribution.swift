import Wording

/// What an attribution rests on.
package struct AttributionEvidence: Hashable, Sendable, Codable {
  /// Kinds that do not depend on each other: two findings of one kind are one.
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// Names, certificates, registrations, hosting, mail infrastructure.
    case technical
    /// Who acts when and with whom.
    case behavioural
    /// What texts say, copy and alter.
    case content
    /// Published research or reporting.
    case openSource = "open-source"
    /// A legal act, an indictment, an official statement.
    case official
    /// What a partner handed over.
    case partner
  }

  package var kind: Kind
  package var statement: String
  /// A finding (`F12`), an address or a document.
  package var reference: String

  package init(_ kind: Kind, _ statement: String, reference: String) {
    self.kind = kind
    self.statement = statement
    self.reference = reference
  }
}

/// Who is said to be behind it, before anybody else agreed: nothing to be handed on.
package struct AttributionProposal: Hashable, Sendable, Codable {
  package let actor: String
  package let statement: String
  package let confidence: Confidence
  /// Never empty.
  package let alternatives: [Alternative]
  /// Of at least two kinds.
  package let evidence: [AttributionEvidence]
  package let author: String

  package static let leastKinds = 2

  /// - Throws: ``ClaimError`` naming the first thing that is missing.
  package init(
    actor: String, _ statement: String, confidence: Confidence, alternatives: [Alternative],
    evidence: [AttributionEvidence], author: String
  ) throws(ClaimError) {
    guard actor.saysSomething else { throw .noActor }
    guard statement.saysSomething else { throw .noStatement }
    guard max(statement.count, actor.count) <= Assessment.longest else {
      throw .tooLong(what: "The statement" as Phrase, limit: Assessment.longest)
    }
    guard author.saysSomething else { throw .noAuthor }
    guard !alternatives.isEmpty,
      alternatives.allSatisfy({ $0.statement.saysSomething && $0.weakness.saysSomething })
    else { throw .noAlternatives }
    let kinds = Set(
      evidence.filter { $0.statement.saysSomething && $0.reference.saysSomething }.map(\.kind))
    guard kinds.count >= Self.leastKinds else { throw .oneKindOfEvidence(kinds.count) }
    self.actor = actor
    self.statement = statement
    self.confidence = confidence
    self.alternatives = alternatives
    self.evidence = evidence
    self.author = author
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      actor: values.decode(String.self, forKey: .actor),
      values.decode(String.self, forKey: .statement),
      confidence: values.decode(Confidence.self, forKey: .confidence),
      alternatives: values.decode([Alternative].self, forKey: .alternatives),
      evidence: values.decode([AttributionEvidence].self, forKey: .evidence),
      author: values.decode(String.self, forKey: .author))
  }
}

extension AttributionProposal {
  /// The attribution, once a second person stands for it.
  ///
  /// - Parameters:
  ///   - approvers: who is named as an approver where it was proposed.
  ///   - at: seconds since 1970.
  /// - Throws: ``ClaimError`` when the approver is nobody, the author, or not named.
  package func approved(
    by approver: String, among approvers: some Sequence<String>, at: Int64
  ) throws(ClaimError) -> Attribution {
    guard approver.saysSomething else { throw .noApprover }
    guard !PersonName.isSame(approver, author) else { throw .ownApproval(approver) }
    guard approvers.contains(where: { PersonName.isSame($0, approver) }) else {
      throw .approverNotNamed(approver)
    }
    return Attribution(proposal: self, approver: approver, approvedAt: at)
  }
}

/// Who is behind it, as two named people say on two kinds of evidence.
///
/// It is made by ``AttributionProposal/approved(by:among:at:)`` alone and cannot be decoded: a file that claims an
/// approver claims nothing.
package struct Attribution: Hashable, Sendable, Encodable {
  package let proposal: AttributionProposal
  package let approver: String
  /// Seconds since 1970.
  package let approvedAt: Int64

  fileprivate init(proposal: AttributionProposal, approver: String, approvedAt: Int64) {
    self.proposal = proposal
    self.approver = approver
    self.approvedAt = approvedAt
  }
}

/// Names of people, as far as telling two apart goes.
package enum PersonName {
  /// Whether two spellings are one person's: case and space tell nobody apart.
  package static func isSame(_ a: String, _ b: String) -> Bool { folded(a) == folded(b) }

  static func folded(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
