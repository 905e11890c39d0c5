import Glibc
import Names
import TocsinModel

/// Puts what was measured into sentences.
struct ReasonWriting {
  let match: WordMatch
  let word: NameWord
  let host: HostName
  let surroundings: Surroundings
  let evidence: Evidence
  /// Whether names at large were counted. Without statistics their clues are guesses, which weigh but of
  /// which nothing is told.
  let areNamesCounted: Bool

  /// Below how many points a clue is not worth a sentence.
  private static let least: Float = 0.25

  /// From which −log10 of its share on an ending is seldom: one in thirty.
  private static let seldom: Float = 1.5

  /// The reasons for and against, the weightiest first.
  func reasons(_ contributions: [(clue: Clue, points: Float)]) -> [Reason] {
    contributions.compactMap { clue, points in
      guard abs(points) >= Self.least || clue.isForm, let text = sentence(clue) else { return nil }
      return Reason(
        feature: "lookalike.\(clue.rawValue)", direction: points >= 0 ? .supports : .weakens,
        value: Double(points), text: text)
    }
  }

  private func sentence(_ clue: Clue) -> String? {
    let name = "“\(word.text)”"
    let there = "“\(written(match.span))”"
    return switch clue {
    case .whole:
      word.isGiven
        ? "Its label is \(name) itself." : "Its label is \(name) itself, under another ending."
    case .wholeAlike: "Its label \(there) looks like \(name): \(changes)."
    case .wholeNear, .wholeFar: "Its label \(there) is \(name) with a change: \(changes)."
    case .domain: "It contains the whole of \(name)."
    case .tokens: "\(name) stands in it as a word of its own."
    case .tokensAlike: "\(there) in it looks like \(name): \(changes)."
    case .tokensNear, .tokensFar: "\(there) in it is \(name) with a change: \(changes)."
    case .beside: "\(name) is written together with words that lend it purpose."
    case .besideAlike, .besideNear, .besideFar:
      "\(there) in it is \(name) with a change (\(changes)), written together with other words."
    case .part: "\(name) is part of a longer word."
    case .partAlike: "\(there), part of a longer word, looks like \(name): \(changes)."
    case .cutOut: "Split into words, the label has \(name) as one of them."
    case .common, .commonAltered, .commonNear:
      isOften(clue)
        ? "\(others(clue)) established names have \(name) in them: it may be another’s." : nil
    case .shared:
      isOften(clue) ? "\(others(clue)) established names are \(name) under some ending." : nil
    case .everyday: "\(name) is an everyday word."
    case .short: "\(name) is short: it turns up by chance."
    case .long: "\(name) is long: it hardly turns up by chance."
    case .institution:
      areNamesCounted
        ? "\(name) alone names a kind of office that \(others(clue)) established names have."
        : "\(name) alone names a kind of office."
    case .generic: "Its owner says that \(name) is a generic word."
    case .ownWord: "\(there) is a word of its own, or made of such."
    case .distance: "The change weighs more in a short word than in a long one."
    case .typing: "The change is a usual slip of typing."
    case .doubled: "A doubled letter is hardly seen."
    case .replaced: "The letter does not look like the one that it stands for."
    case .shortNear: "In so short a word a changed letter gives another word."
    case .lured, .luredByMoney, .lureAmongWords, .dressed: lureSentence(clue)
    case .luredTwice: "More than one such word stands there."
    case .otherWords: "Other words stand beside it: \(list(.word))."
    case .stray: "Letters that are no word stand beside it: \(list(.letters))."
    case .digits: "Digits stand beside it."
    case .below: "It is a host below a stranger’s domain, \(host.registrable)."
    case .sameEnding, .sameOldEnding: "Its ending is the protected name’s own."
    case .rareEnding:
      areNamesCounted && evidence[clue] >= Self.seldom
        ? "Established names seldom have its ending." : nil
    case .usualBeside:
      areNamesCounted ? "Many established names have what stands beside it." : nil
    case .countryEnding, .countryEndingOfPart:
      "Its ending is a country’s, where others of that name may live."
    case .openEnding: "Its ending is a country’s that is sold to everybody."
    case .oldEnding, .oldEndingOfPart: "Its ending is one of those that most names have."
    case .aged: "It has been seen for long: deceptive names are mostly new."
    case .established: "The name has been among the most visited for long."
    }
  }

  private func lureSentence(_ clue: Clue) -> String {
    let lures = surroundings.pieces.filter(\.kind.isLure)
    let words = lures.map { "“\(written($0.span))”" }.joined(separator: ", ")
    let purposes = lures.compactMap(\.kind.purpose)
    let first = purposes.first(where: \.isPointed) ?? purposes.first { $0 == .money }
    return "Beside it stands \(words), a word \((first ?? purposes.first ?? .setting).sentence)."
  }

  private var changes: String {
    match.changes.map(\.words).joined(separator: ", ")
  }

  /// Whether a count is more than the owner’s own few.
  private func isOften(_ clue: Clue) -> Bool { areNamesCounted && evidence[clue] >= 0.75 }

  private func others(_ clue: Clue) -> String {
    String(Int((powf(10, evidence[clue]) - 1).rounded()))
  }

  private func list(_ kind: Surroundings.Piece.Kind) -> String {
    surroundings.pieces.filter { $0.kind == kind }.prefix(4)
      .map { "“\(written($0.span))”" }.joined(separator: ", ")
  }

  private func written(_ span: Range<Int>) -> String {
    host.isEncoded(match.label) && span == match.span
      ? host.shownLabel(match.label) : String(decoding: host.bytes[span], as: UTF8.self)
  }
}
