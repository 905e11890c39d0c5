import TocsinModel

/// Finds credits in a text: fixed phrases in twelve languages, each followed by a name.
///
/// English, German, French, Ukrainian, Russian, Spanish, Italian, Polish, Romanian, Czech, Arabic,
/// Turkish, with the variants that people write.
enum CreditReader {
  /// A text has few; what has more is a list.
  private static let most = 50
  private static let longestName = 6

  /// In order. Linear: at the beginning of each word the few phrases with its first letter are tried.
  static func credits(in text: String) -> [PageCredit] {
    let original = Array(text.utf8)
    let bytes = lowered(original)
    var credits: [PageCredit] = []
    var at = 0
    var isStart = true
    while at < bytes.count, credits.count < most {
      if isStart, let (kind, end) = phrase(at, bytes),
        let name = name(after: end, original)
      {
        credits.append(
          PageCredit(
            kind: kind, name: String(decoding: original[name], as: UTF8.self),
            span: TextSpan(at, name.upperBound)))
        at = name.upperBound
      }
      isStart = at < bytes.count && (bytes[at] <= 0x20 || bytes[at] == 0x28 || bytes[at] == 0x5B)
      at += 1
    }
    return credits
  }

  /// Small letters of the same length in bytes, so that offsets stay: Latin, with the letters of the
  /// languages below, and Cyrillic. Linear.
  static func lowered(_ text: [UInt8]) -> [UInt8] {
    var bytes = text
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      guard byte >= 0x80, at + 1 < bytes.count else {
        if byte &- 0x41 < 26 { bytes[at] = byte | 0x20 }
        at += 1
        continue
      }
      let next = bytes[at + 1]
      switch (byte, next) {
      case (0xC3, 0x80...0x9E) where next != 0x97: bytes[at + 1] = next + 0x20
      case (0xC4, 0x80...0xB7) where next & 1 == 0 && next != 0xB0,
        (0xC5, 0x8A...0xB7) where next & 1 == 0,
        (0xC8, 0x98), (0xC8, 0x9A):
        bytes[at + 1] = next + 1
      case (0xC4, 0xB9...0xBE) where next & 1 == 1, (0xC5, 0x81...0x88) where next & 1 == 1,
        (0xC5, 0xB9), (0xC5, 0xBB), (0xC5, 0xBD):
        bytes[at + 1] = next + 1
      case (0xD0, 0x90...0x9F): bytes[at + 1] = next + 0x20
      case (0xD0, 0xA0...0xAF): (bytes[at], bytes[at + 1]) = (0xD1, next - 0x20)
      case (0xD0, 0x80...0x8F): (bytes[at], bytes[at + 1]) = (0xD1, next + 0x10)
      default: break
      }
      at += byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    }
    return bytes
  }

  private static func phrase(_ at: Int, _ bytes: [UInt8]) -> (PageCredit.Kind, Int)? {
    for (kind, words) in phrases[bytes[at]] ?? [] where bytes[at...].starts(with: words) {
      let end = at + words.count
      let isWhole = words.last.map { $0 == 0x3A || $0 == 0x29 || $0 == 0xA9 } ?? false
      if isWhole || end < bytes.count && (bytes[end] <= 0x20 || bytes[end] == 0x3A) {
        return (kind, end)
      }
    }
    return nil
  }

  /// One to six words with capitals or host names, or, in a script without them, up to three words.
  private static func name(after end: Int, _ bytes: [UInt8]) -> Range<Int>? {
    var at = end
    while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x3A { at += 1 }
    var start = at
    var last = at
    var count = 0
    while at < bytes.count, count < longestName {
      var wordEnd = at
      while wordEnd < bytes.count, !endsWord(bytes, wordEnd) { wordEnd += 1 }
      guard wordEnd > at else { break }
      let word = String(decoding: bytes[at..<wordEnd], as: UTF8.self)
      let first = word.first { $0.isLetter || $0.isNumber }
      let isArabic = first.map { ("\u{0600}"..."\u{06FF}").contains($0) } ?? false
      if let first,
        first.isUppercase || word.contains(".") || first.isNumber && count > 0
          || isArabic && count < 3
      {
        last = wordEnd
        count += 1
      } else if count == 0, articles.contains(word.lowercased()) {
        start = wordEnd + 1
      } else if !(count > 0 && joiners.contains(word.lowercased())) {
        break
      }
      guard wordEnd < bytes.count, bytes[wordEnd] == 0x20 else { break }
      at = wordEnd + 1
    }
    return count > 0 && start < last ? start..<last : nil
  }

  private static func endsWord(_ bytes: [UInt8], _ at: Int) -> Bool {
    switch bytes[at] {
    case 0...0x20, 0x28, 0x29, 0x2C, 0x3B, 0x21, 0x3F, 0x5B, 0x5D, 0x22, 0x7C: return true
    // A point ends a sentence, but is part of a host's name.
    case 0x2E: return at + 1 >= bytes.count || bytes[at + 1] <= 0x20
    // The Arabic comma, and the dashes and quotation marks of General Punctuation.
    case 0xD8: return at + 1 < bytes.count && bytes[at + 1] == 0x8C
    case 0xE2: return at + 1 < bytes.count && bytes[at + 1] == 0x80
    case 0xC2: return at + 1 < bytes.count && (bytes[at + 1] == 0xAB || bytes[at + 1] == 0xBB)
    default: return false
    }
  }

  private static let articles: Set<String> = [
    "the", "a", "der", "die", "das", "dem", "den", "le", "la", "les", "l’", "el", "los", "il", "lo",
    "gli", "newspaper", "zeitung", "газете", "газеті", "изданию", "виданню", "agency", "agentur",
    "agence", "агентства", "агентство", "gazeta", "agencja", "to", "of", "für",
  ]
  private static let joiners: Set<String> = [
    "of", "de", "des", "du", "di", "del", "and", "und", "et", "&",
  ]

  private static let phrases: [UInt8: [(PageCredit.Kind, [UInt8])]] = {
    var table: [UInt8: [(PageCredit.Kind, [UInt8])]] = [:]
    for (kind, list) in vocabulary {
      for phrase in list.split(separator: "|") {
        let words = Array(phrase.utf8)
        if let first = words.first { table[first, default: []].append((kind, words)) }
      }
    }
    // The longer phrase first: “source of the text:” before “source”.
    return table.mapValues { $0.sorted { $0.1.count > $1.1.count } }
  }()

  private static let vocabulary: [(PageCredit.Kind, String)] = [
    (.rights, "©|(c)|(с)|copyright ©|copyright"),
    (
      .source,
      "source:|sources:|source :|with material of|with material from|originally published by|"
        + "originally published in|first published by|first published in|this article first appeared in|"
        + "quelle:|quellen:|mit material von|zuerst erschienen in|zuerst erschienen bei|"
        + "avec des informations de|publié à l'origine par|"
        + "джерело:|джерела:|за матеріалами|источник:|источники:|по материалам|"
        + "fuente:|fuentes:|con información de|fonte:|fonti:|con informazioni di|"
        + "źródło:|źródła:|na podstawie|sursa:|surse:|cu informații de la|zdroj:|zdroje:|s využitím|"
        + "المصدر:|المصادر:|kaynak:|kaynaklar:"
    ),
    (
      .interview,
      "in an interview with|in an interview to|in an interview for|told in an interview|"
        + "im interview mit|im gespräch mit|in einem interview mit|dans une interview à|dans un entretien à|"
        + "dans un entretien avec|dans une interview avec|в інтерв'ю|в інтерв’ю|у інтерв'ю|в інтервʼю|"
        + "в интервью|en una entrevista con|en entrevista con|in un'intervista a|in un’intervista a|"
        + "in un'intervista con|w wywiadzie dla|w rozmowie z|într-un interviu pentru|într-un interviu acordat|"
        + "v rozhovoru pro|v rozhovoru s|في مقابلة مع|في حوار مع"
    ),
    (
      .report,
      "reported by|as reported by|reports|berichtet|berichtete|rapporté par|rapporte|повідомляє|"
        + "повідомили в|передає|сообщает|сообщили в|передает|передаёт|informa|según informa|riporta|"
        + "riportato da|jak podaje|jak informuje|podaje|transmite|relatează|informuje|uvádí|ذكرت|أفادت"
    ),
    (
      .accordance,
      "according to|laut|nach angaben von|nach angaben der|selon|d'après|d’après|за даними|"
        + "за інформацією|по данным|по информации|según|secondo|według|potrivit|conform|podle|"
        + "وفقا ل|وفقًا ل|بحسب|حسب"
    ),
    (
      .continuation,
      "read more at|read more on|read the full story at|mehr dazu bei|mehr lesen bei|lire la suite sur|"
        + "читайте більше на|детальніше на|читайте подробнее на|подробнее на|leer más en|leggi di più su|"
        + "czytaj więcej na|citește mai mult pe|více na|اقرأ المزيد على|devamı"
    ),
  ]
}
