package import Wording

/// Why a case cannot be changed so; each says what to do.
package enum CaseError: Error, Hashable, Sendable {
  case noSuchCase(String)
  case noTitle
  case noPurpose
  case noText
  case noReason
  case noTargets
  case notChosen(String)
  case noSuchFinding(String)
  case notInCase(finding: Int)
  /// What there is not, such as `task T7`.
  case noSuchItem(Phrase)
  case alreadyApproved(Int)
  case alreadyWithdrawn(Int)
  case notSent(Int)
  case claim(ClaimError)
  /// Somebody else changed the same after the author looked.
  case overtaken(by: String, version: Int)
  case unreadable(version: Int)
  case tooMany(what: Phrase, limit: Int)
  case expiryPassed
  case noDay(String)
}

extension CaseError {
  /// Whether what was asked for is whole, and only the case as it is does not allow it.
  package var isAboutState: Bool {
    switch self {
    case .overtaken, .notInCase, .alreadyApproved, .alreadyWithdrawn, .notSent, .tooMany,
      .expiryPassed, .unreadable:
      true
    case .claim(let error): error.isAboutState
    default: false
    }
  }
}

extension CaseError: CustomStringConvertible {
  package var description: String { phrase.text(in: .english) }

  /// For a reader, in his language.
  package var phrase: Phrase {
    switch self {
    case .noSuchCase(let name):
      "There is no case “\(name.prefix(40))”. “tocsin case list” lists them."
    case .noTitle: "A case has a title."
    case .noPurpose: "Say what the case is kept for: nothing is kept without a purpose."
    case .noText: "There is nothing in it. Write a sentence."
    case .noReason: "Say why."
    case .noTargets: "Name what it is about: an address, a host or an account."
    case .notChosen(let name): "“\(name)” is missing: choose one."
    case .noSuchFinding(let name): "There is no finding “\(name.prefix(40))”."
    case .notInCase(let finding):
      "F\(String(finding)) is not in this case. Add it first: a claim rests on what the case holds."
    case .noSuchItem(let name): "There is no \(name)."
    case .alreadyApproved(let number): "B\(String(number)) was approved already."
    case .alreadyWithdrawn(let number):
      "It was taken back already (\(String(number))); propose it anew."
    case .notSent(let number): "M\(String(number)) was not sent to anybody yet: say to whom first."
    case .claim(let error): error.phrase
    case .overtaken(let by, let version):
      "\(by) changed the same meanwhile (change \(version)). Nothing was stored; look at it and decide again."
    case .unreadable(let version):
      "Change \(version) of this case was made by a later version of Tocsin."
    case .tooMany(let what, let limit): "A case holds at most \(limit) \(what)."
    case .expiryPassed: "The day on which it is to be erased lies in the past."
    case .noDay(let text): "“\(text.prefix(40))” is no day: write it as 2026-11-03."
    }
  }
}
