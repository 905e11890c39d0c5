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

  /// A document, with a word about what of it could not be relied on.
  func deliver(_ document: Document, remarks: [RecordBuilder.Remark]) throws {
    for remark in remarks {
      switch remark {
      case .badTime(let text):
        try note(
          "record.bad-time", "“\(text)” is not a time; the record is kept without one.",
          at: document.place)
      case .implausibleTime(let text):
        try note(
          "record.implausible-time",
          """
          “\(text)” is before 1990 or in the future, which no publication is; the record is kept without a time.
          """, at: document.place)
      case .undecidedTime(let text):
        try note(
          "record.undecided-date",
          """
          “\(text)” may be read with the day or the month first, and nothing in its column decides; only its year \
          is used.
          """, at: document.place)
      case .unseenTime(let text):
        try noteOnce(
          "record.unseen-time",
          """
          Times such as “\(text)” are relative, and no column says when they were seen: name it with --column \
          captured_at=NAME. The records are kept without a time.
          """, at: document.place)
      case .mendedEncoding:
        try noteOnce(
          "record.mended-encoding",
          """
          Texts here were UTF-8 that had been taken for Latin-1 and encoded again; they were read as they were \
          written. This is the first.
          """, at: document.place)
      }
    }
    try deliver(document)
  }

  func refuse(_ refusal: RecordBuilder.Refusal, limits: CollectLimits, at place: Place) throws {
    switch refusal {
    case .noText:
      try refuse(
        "record.no-text", "The record has no text and was left out.", severity: .warning, at: place)
    case .emptyRepost:
      pass()
      try noteOnce(
        "record.empty-repost",
        """
        It has reposts whose text is not in the file, such as this one; they were left out.
        """, at: place)
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
