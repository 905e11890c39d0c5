package import TocsinModel
import Wording

extension CopyPair {
  /// Whether passages were compared by what they say, or in other letters, and not the letters of the texts.
  var isByMeaning: Bool { kind != .copypasta || isTransliterated }

  /// How the copy repeats its source, as `kindInWords` has it for the terminal, in the language of who reads it.
  private func kind(_ documents: [DocumentID: Document]) -> Phrase {
    switch kind {
    case .copypasta: return isInAnotherAlphabet ? "copied in another alphabet" : "copied"
    case .rewording: return "reworded"
    case .translation: break
    }
    let (a, b) = (
      documents[a]?.language.flatMap(Language.current.called),
      documents[b]?.language.flatMap(Language.current.called)
    )
    switch (a, b) {
    case (let a?, let b?) where a == b: return "translated"
    case (let a?, let b?) where order == .unknown: return "translated, \(a) ↔ \(b)"
    case (let a?, let b?): return "translated from \(a) into \(b)"
    case (let a?, nil) where order != .unknown: return "translated from \(a)"
    case (nil, let b?) where order != .unknown: return "translated into \(b)"
    default: return "translated"
    }
  }

  /// What the copy is to its parent, in parts that a line may break between: `translated from
  /// Russian into German`, `without credit`.
  func relationParts(_ documents: [DocumentID: Document]) -> [String] {
    guard isByMeaning else {
      return [context.words] + (isInAnotherAlphabet ? [localized("in another alphabet")] : [])
    }
    let kind = kind(documents).text
    switch context {
    case .repost: return [kind, localized("without credit")]
    case .creditedReprint: return [kind, localized("with credit")]
    case .wireCopy, .quotation, .debunk, .ownVersion, .filledForm: return [context.words, kind]
    }
  }

  /// The same in one line: `translated from Russian into German, without credit`.
  package func relation(_ documents: [DocumentID: Document]) -> String {
    relationParts(documents).joined(separator: ", ")
  }

  /// `repeats 86%`, `matches 86%`: how much of the parent's text.
  var share: String {
    isByMeaning
      ? localized("matches \(coverageA.percent)") : localized("repeats \(coverageA.percent)")
  }

  /// `probability 0.97`; `nil` for what was compared by letters.
  var probability: String? { writtenProbability.map { localized("probability \($0)") } }

  /// With the language's own mark before decimals.
  private var writtenProbability: String? {
    probabilityInWords?.replacing(".", with: Language.current.decimalMark)
  }

  /// What the score and the coverage mean, for a reader who sees only this pair; `nil` for what was
  /// compared by letters.
  package var matchSentence: String? {
    guard isByMeaning else { return nil }
    let matched =
      coverageA.percent == coverageB.percent
      ? localized("\(coverageA.percent) of both texts")
      : localized("\(coverageA.percent) of the earlier text and \(coverageB.percent) of the copy")
    let lead =
      writtenProbability.map { localized("Probability \($0) that both say the same, calibrated. ") }
      ?? ""
    return localized("\(lead)The passages that match hold \(matched).")
  }
}

extension [String] {
  /// Lines of at most `room` characters, broken between the parts only.
  func wrapped(_ separator: String, room: Int) -> [String] {
    var lines: [String] = []
    for part in self {
      let joined = (lines.last.map { $0 + separator } ?? "") + part
      if !lines.isEmpty, joined.unicodeScalars.count <= room {
        lines[lines.count - 1] = joined
      } else {
        lines.append(part)
      }
    }
    return lines
  }
}
