package import Wording

/// Why something may not be claimed; each says what is missing.
package enum ClaimError: Error, Hashable, Sendable {
  case noStatement
  case noAuthor
  case noAlternatives
  case noBasis
  case noActor
  /// Of how many kinds the evidence is.
  case oneKindOfEvidence(Int)
  case noApprover
  case ownApproval(String)
  case approverNotNamed(String)
  case tooLong(what: Phrase, limit: Int)
}

extension ClaimError {
  /// Whether the claim is whole, and only who asks, or the case, does not allow it.
  package var isAboutState: Bool {
    switch self {
    case .ownApproval, .approverNotNamed: true
    default: false
    }
  }
}

extension ClaimError: CustomStringConvertible {
  package var description: String { phrase.text(in: .english) }

  /// For a reader, in his language.
  package var phrase: Phrase {
    switch self {
    case .noStatement: "Say in a sentence what is concluded."
    case .noAuthor: "A claim names who makes it."
    case .noAlternatives:
      "Name at least one other explanation, and why it is weaker: a conclusion without alternatives was not examined."
    case .noBasis: "Name the findings that it rests on."
    case .noActor: "Name who is said to be behind it."
    case .oneKindOfEvidence(let kinds):
      kinds == 0
        ? "An attribution rests on two kinds of evidence that do not depend on each other; this one has none."
        : "An attribution rests on two kinds of evidence that do not depend on each other; this one has one."
    case .noApprover: "An attribution is approved by a second person who is named."
    case .ownApproval(let name):
      "\(name) proposed this attribution and cannot approve it: another person must."
    case .approverNotNamed(let name):
      "\(name) is not named as an approver in this case: add them first with that role."
    case .tooLong(let what, let limit): "\(what) is longer than \(limit) characters."
    }
  }
}
