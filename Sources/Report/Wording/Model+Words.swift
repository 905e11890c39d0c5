package import TocsinModel
import Wording

extension CopyContext {
  /// What the copy is, in two or three words.
  package var words: String {
    switch self {
    case .repost: localized("repost without credit")
    case .creditedReprint: localized("credited reprint")
    case .wireCopy: localized("wire copy")
    case .quotation: localized("quotation")
    case .debunk: localized("debunk")
    case .ownVersion: localized("own version")
    case .filledForm: localized("same template, other facts")
    }
  }

  var withArticle: String {
    switch self {
    case .ownVersion: localized("the source’s own version")
    case .filledForm: localized("another filling of one template")
    default: localized("a \(words)")
    }
  }

  /// The same as a sentence.
  package var meaning: String {
    switch self {
    case .repost: localized("Nothing in the copy says where the text is from.")
    case .creditedReprint: localized("The copy names or links where the text is from.")
    case .wireCopy: localized("Both carry an agency’s text and name the agency.")
    case .quotation: localized("A part is quoted inside another text, marked as a quotation.")
    case .debunk: localized("The text is quoted in order to check or contradict it.")
    case .ownVersion: localized("The same source published both: an update or a second address.")
    case .filledForm:
      localized("Both fill in one template, each with numbers and names of its own.")
    }
  }
}

extension CopyKind {
  /// What such a copy is: `copied`, `reworded`, `translated`.
  package var words: String {
    switch self {
    case .copypasta: localized("copied")
    case .rewording: localized("reworded")
    case .translation: localized("translated")
    }
  }

  /// The same as a sentence. The kinds are those of D3lta (VIGINUM, 2023).
  package var meaning: String {
    switch self {
    case .copypasta: localized("The same words, whole or in part, up to small edits.")
    case .rewording: localized("The same said in the same language, in other words.")
    case .translation: localized("The same said in another language.")
    }
  }

  /// What a pair's score says.
  package var scoreMeaning: String {
    switch self {
    case .copypasta:
      localized(
        "The share of the shorter text’s letters that are repeated, edits deducted; 1 is all of it."
      )
    case .rewording, .translation:
      localized(
        "The probability that both texts say the same, calibrated: of many pairs with 0.9, about nine in ten do. It says nothing about who was first, or about intent."
      )
    }
  }

  /// What the per cent of a pair say.
  package var coverageMeaning: String {
    switch self {
    case .copypasta: localized("Letters that stand in both texts.")
    case .rewording, .translation:
      localized(
        "Letters that lie in passages with a counterpart in the other text: whole sentences, or all of a short text. How many words are the same does not matter."
      )
    }
  }
}

extension CopyPair.Order {
  var words: String {
    switch self {
    case .certain: localized("certainly later")
    case .probable: localized("probably later")
    case .unknown: localized("order not known")
    }
  }
}

extension CopyPair {
  /// `14 min later, probably`: when, and whether that is sure; `nil` when nothing is known.
  var timing: String? {
    guard let delay = delaySeconds else { return order == .unknown ? nil : order.words }
    let words = ReadableSpan.delay(delay)
    switch order {
    case .certain: return words
    case .probable: return localized("\(words), probably")
    case .unknown: return localized("\(words), as far as the times tell")
    }
  }
}

extension CopyCluster.Certainty {
  /// How sure it is which publication was first, and why.
  package var words: String {
    switch self {
    case .certain: localized("certain: its time is before every other’s")
    case .likely: localized("likely: its time, or what the copies credit, speaks for it")
    case .unknown: localized("not known: a guess from the texts alone")
    }
  }
}

extension Finding.Attention {
  var words: String {
    switch self {
    case .high: localized("High attention")
    case .notable: localized("Notable")
    case .routine: localized("Routine")
    }
  }

  /// So that nothing depends on colour alone.
  var symbol: String {
    switch self {
    case .high: "▲"
    case .notable: "◆"
    case .routine: "○"
    }
  }

  var className: String { "badge \(rawValue)" }
}

extension Timestamp.Origin {
  /// Who says so.
  package var words: String {
    switch self {
    case .page: localized("said by the page")
    case .feed: localized("said by a feed")
    case .file: localized("said by the data file")
    case .seen: localized("when it was collected")
    case .update: localized("when the page was last changed; it came out no later")
    }
  }
}

extension Timestamp.Origin {
  /// The same as a clause after “as”.
  var clause: String {
    switch self {
    case .page: localized("the pages say")
    case .feed: localized("the feed says")
    case .file: localized("the data file says")
    case .seen: localized("they were collected")
    case .update: localized("they were last changed")
    }
  }
}

extension Document.Form {
  /// `pages`, `posts`, `records`.
  package var plural: String {
    switch self {
    case .page: localized("pages")
    case .post: localized("posts")
    case .record: localized("records")
    }
  }
}

extension Reason.Direction {
  var words: String {
    switch self {
    case .supports: localized("Supports")
    case .weakens: localized("Weakens")
    }
  }
}
