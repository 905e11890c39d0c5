package import TocsinModel

extension CopyContext {
  /// What the copy is, in two or three words.
  var words: String {
    switch self {
    case .repost: "repost without credit"
    case .creditedReprint: "credited reprint"
    case .wireCopy: "wire copy"
    case .quotation: "quotation"
    case .debunk: "debunk"
    case .ownVersion: "own version"
    case .filledForm: "same template, other facts"
    }
  }

  var withArticle: String {
    switch self {
    case .ownVersion: "the source’s own version"
    case .filledForm: "another filling of one template"
    default: "a \(words)"
    }
  }

  /// The same as a sentence.
  package var meaning: String {
    switch self {
    case .repost: "Nothing in the copy says where the text is from."
    case .creditedReprint: "The copy names or links where the text is from."
    case .wireCopy: "Both carry an agency’s text and name the agency."
    case .quotation: "A part is quoted inside another text, marked as a quotation."
    case .debunk: "The text is quoted in order to check or contradict it."
    case .ownVersion: "The same source published both: an update or a second address."
    case .filledForm: "Both fill in one template, each with numbers and names of its own."
    }
  }
}

extension CopyKind {
  /// What such a copy is: `copied`, `reworded`, `translated`.
  package var words: String {
    switch self {
    case .copypasta: "copied"
    case .rewording: "reworded"
    case .translation: "translated"
    }
  }

  /// The same as a sentence. The kinds are those of D3lta (VIGINUM, 2023).
  package var meaning: String {
    switch self {
    case .copypasta: "The same words, whole or in part, up to small edits."
    case .rewording: "The same said in the same language, in other words."
    case .translation: "The same said in another language."
    }
  }

  /// What a pair's score says.
  package var scoreMeaning: String {
    switch self {
    case .copypasta:
      "The share of the shorter text’s letters that are repeated, edits deducted; 1 is all of it."
    case .rewording, .translation:
      "The probability that both texts say the same, calibrated: of many pairs with 0.9, about nine "
        + "in ten do. It says nothing about who was first, or about intent."
    }
  }

  /// What the per cent of a pair say.
  package var coverageMeaning: String {
    switch self {
    case .copypasta: "Letters that stand in both texts."
    case .rewording, .translation:
      "Letters that lie in passages with a counterpart in the other text: whole sentences, or all of "
        + "a short text. How many words are the same does not matter."
    }
  }
}

extension CopyPair.Order {
  var words: String {
    switch self {
    case .certain: "certainly later"
    case .probable: "probably later"
    case .unknown: "order not known"
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
    case .probable: return "\(words), probably"
    case .unknown: return "\(words), as far as the times tell"
    }
  }
}

extension CopyCluster.Certainty {
  /// How sure it is which publication was first, and why.
  package var words: String {
    switch self {
    case .certain: "certain: its time is before every other’s"
    case .likely: "likely: its time, or what the copies credit, speaks for it"
    case .unknown: "not known: a guess from the texts alone"
    }
  }
}

extension Finding.Attention {
  var words: String {
    switch self {
    case .high: "High attention"
    case .notable: "Notable"
    case .routine: "Routine"
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
    case .page: "said by the page"
    case .feed: "said by a feed"
    case .file: "said by the data file"
    case .seen: "when it was collected"
    case .update: "when the page was last changed; it came out no later"
    }
  }
}

extension Timestamp.Origin {
  /// The same as a clause after “as”.
  var clause: String {
    switch self {
    case .page: "the pages say"
    case .feed: "the feed says"
    case .file: "the data file says"
    case .seen: "they were collected"
    case .update: "they were last changed"
    }
  }
}

extension Document.Form {
  /// `pages`, `posts`, `records`.
  package var plural: String {
    switch self {
    case .page: "pages"
    case .post: "posts"
    case .record: "records"
    }
  }
}

extension Reason.Direction {
  var words: String {
    switch self {
    case .supports: "Supports"
    case .weakens: "Weakens"
    }
  }
}
