import TocsinModel

extension Delivery {
  /// A word about an encoding that nobody declared, or declared wrongly.
  func note(_ guess: EncodingGuess) throws {
    if let contradicted = guess.contradicted {
      try note(
        "input.wrong-encoding",
        "It declares the encoding “\(contradicted)” but was read as \(guess.name.rawValue).",
        at: place())
    } else if guess.basis == .detected, guess.name != .utf8, !guess.name.isUTF16 {
      try note(
        "input.guessed-encoding",
        "It does not say its encoding; it was read as \(guess.name.rawValue).", at: place())
    }
  }

  /// A document, with a word about a time that could not be read.
  func deliver(_ document: Document, badTime: String?) throws {
    if let badTime {
      try note(
        "record.bad-time", "“\(badTime)” is not a time; the record is kept without one.",
        at: document.place)
    }
    try deliver(document)
  }

  func refuse(_ refusal: RecordBuilder.Refusal, limits: CollectLimits, at place: Place) throws {
    switch refusal {
    case .noText:
      try refuse(
        "record.no-text", "The record has no text and was left out.", severity: .warning, at: place)
    case .tooLong(let field):
      try refuse(
        "record.field-too-long",
        """
        The field “\(field.rawValue)” is longer than \(limits.field >> 20) MB; the record was \
        left out.
        """, at: place)
    }
  }
}
