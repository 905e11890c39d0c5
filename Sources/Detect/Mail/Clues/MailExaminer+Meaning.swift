extension MailExaminer {
  /// What the mail asks by the meaning of its sentences; nothing where no models are given.
  mutating func examineMeaning() {
    guard let meaning = knowledge.meaning else { return }
    do {
      guard let match = try meaning.match(in: mail) else { return }
      let quote = MailEvidence.Quote(match.isSubject ? .subject : .text, match.sentence)
      evidence.asked = match.ask
      evidence.set(.pressing, match.value, quote)
      // Where there are words, a meaning without any of them is a weak sign; where there are none to be found, it stands for them.
      if WordlessScripts.isWritten(in: mail.text), let clue = match.ask.theme.clue {
        evidence.set(clue, match.value, quote)
      }
    } catch {
      // The mail is judged by all the rest, and whoever reads the verdict is told.
      evidence.meaningFailure = "\(error)"
    }
  }
}

/// Scripts of languages that the encoder was trained on and for which there are no phrases (``MailTheme``): Arabic, Korean, Thai.
enum WordlessScripts {
  /// Scalars that are looked at.
  private static let most = 4096

  /// Whether more than half of a text's letters are of these.
  static func isWritten(in text: String) -> Bool {
    var (own, all) = (0, 0)
    for scalar in text.unicodeScalars.prefix(most) where scalar.properties.isAlphabetic {
      all += 1
      switch scalar.value {
      case 0x0600...0x06FF, 0x0750...0x077F, 0x0E00...0x0E7F, 0x1100...0x11FF, 0xAC00...0xD7AF,
        0xFB50...0xFDFF, 0xFE70...0xFEFF:
        own += 1
      default: break
      }
    }
    return own * 2 > all
  }
}
