extension MailExaminer {
  mutating func examineWords() {
    for theme in MailTheme.allCases {
      guard let clue = theme.clue,
        let found = themes[theme] ?? (subjectThemes.contains(theme) ? [] : nil)
      else { continue }
      // Different words of one theme say more than one word again and again, and each says less than the one before.
      var kinds: Set<ArraySlice<UInt8>> = []
      for range in found { kinds.insert(text.bytes[range]) }
      let count = Double(kinds.count) + (subjectThemes.contains(theme) ? 1.5 : 0)
      // In a long text many words occur by chance: a word for each three hundred counts for nothing.
      let expected = Double(text.words) / 300
      let value = 1 - Power.half(max(0, count - expected))
      // The longest of those that begin first: a set has no order that lasts.
      let first = found.min { ($0.lowerBound, -$0.upperBound) < ($1.lowerBound, -$1.upperBound) }
      evidence.set(
        clue, value,
        first.map { .init(.text, quoted($0), span: text.span($0)) } ?? .init(.subject, mail.subject)
      )
    }
    if subjectThemes.contains(where: \.isAsk) {
      evidence.set(.askInSubject, 1, .init(.subject, mail.subject))
    }
    examineSums()
    examineSubject()
    let letters = text.bytes.count - text.words
    if letters < 400, mail.links.contains(where: \.leadsOut) || !mail.attachments.isEmpty {
      evidence.set(.littleText, 1 - Double(letters) / 400)
    }
  }

  /// Sums of a million and more, and numbers to ring.
  private mutating func examineSums() {
    let bytes = Array(mail.text.utf8.prefix(20_000))
    var index = 0
    while index < bytes.count {
      guard bytes[index] &- 0x30 < 10 else {
        index += 1
        continue
      }
      let start = index
      var digits = 0
      var groups = 0
      var end = index
      while index < bytes.count {
        let byte = bytes[index]
        if byte &- 0x30 < 10 {
          digits += 1
          end = index + 1
        } else if [0x2C, 0x2E, 0x20, 0x2D, 0x28, 0x29].contains(byte), index - end < 2 {
          groups += 1
        } else {
          break
        }
        index += 1
      }
      let written = String(decoding: bytes[start..<end], as: UTF8.self)
      let before = start > 0 ? bytes[start - 1] : 0x20
      if digits >= 7, written.utf8.filter({ $0 == 0x2C || $0 == 0x2E }).count >= 2,
        !written.contains(" ")
      {
        evidence.set(.largeSum, 1, .init(.text, written))
      } else if (10...13).contains(digits), groups >= 2,
        before <= 0x20 || before == 0x2B || before == 0x28,
        !written.contains(",")
      {
        evidence.set(.phoneNumber, 1, .init(.text, written))
      }
    }
    for (theme, found) in themes where theme == .funds {
      if found.contains(where: { text.bytes[$0].starts(with: "mil".utf8) }) {
        evidence.set(.largeSum)
      }
    }
  }

  private mutating func examineSubject() {
    let quote = MailEvidence.Quote(.subject, mail.subject)
    var capitals = 0
    var small = 0
    for byte in mail.subject.utf8 {
      if byte &- 0x41 < 26 { capitals += 1 }
      if byte &- 0x61 < 26 { small += 1 }
    }
    if capitals >= 8, capitals > 2 * small { evidence.set(.capitals, 1, quote) }
  }

  mutating func examineDisguise() {
    let words = Double(max(10, text.words))
    for (clue, count, top) in [
      (MailClue.styledLetters, text.styled, subject.styled + name.styled),
      (.invisibleLetters, text.invisible, subject.invisible + name.invisible),
      (.markedLetters, text.marked, subject.marked + name.marked),
      (.mixedLetters, text.mixed, subject.mixed + name.mixed),
    ] {
      if count > 0 { evidence.set(clue, min(1, 10 * Double(count) / words)) }
      if top > 0 {
        evidence.set(clue, 1, .init(.subject, "\(mail.from.first?.name ?? ""): \(mail.subject)"))
        evidence.set(
          .disguisedName, 1, .init(.subject, "\(mail.from.first?.name ?? ""): \(mail.subject)"))
      }
    }
    if text.noise > 0 { evidence.set(.noiseWords, min(1, 0.4 + Double(text.noise) * 20 / words)) }
    // Newsletters hide a line that programs show in their lists: 300 letters are longer than any.
    let hidden = NormalText(mail.page?.hidden ?? "")
    let letters = hidden.bytes.count - hidden.words
    if letters > 300 {
      evidence.set(.hiddenText, min(1, Double(letters) / 1000), .init(.text, "\(letters) letters"))
    }
  }
}

/// Powers of one half.
enum Power {
  static func half(_ exponent: Double) -> Double {
    // Between whole powers a straight line is near enough for a count of words.
    let whole = exponent.rounded(.down)
    var power = 1.0
    for _ in 0..<Int(min(whole, 60)) { power /= 2 }
    return power * (1 - (exponent - whole) / 2)
  }
}
