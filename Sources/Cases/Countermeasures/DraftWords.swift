import TocsinModel
import Wording

/// What a draft says of its own, in the language of whom it goes to.
struct DraftWords {
  private let language: Language

  init(_ language: Language) { self.language = language }

  func inDraft(_ words: Phrase) -> String { words.text(in: language) }

  /// On one line, with addresses that nobody opens by mistake.
  func headline(_ finding: ObservedFinding) -> String {
    language.saying(finding.headline).oneLine.withDefangedAddresses
  }

  /// What a finding says, for somebody who is asked to act on it: its addresses are whole.
  func evidence(_ finding: ObservedFinding) -> [String] {
    ["- \(finding.label) (\(finding.rule)): \(language.saying(finding.headline).oneLine)"]
      + finding.reasons.map {
        "  \($0.direction == .supports ? "+" : "−") \(language.saying($0.text).oneLine)"
      }
  }

  /// Who stands for a text: whoever reads it is to know whom to ask. A draft that nobody signed says so, in words that
  /// nobody sends by mistake.
  func signature(_ request: DraftRequest) -> String {
    let name = request.senderName.oneLine
    guard name.saysSomething else {
      return inDraft(
        "[To be filled in by who sends this: name, function, and how to reach them.]")
    }
    return Drafting.isAddress(request.senderAddress)
      ? "\(name) <\(request.senderAddress)>" : name
  }
}
