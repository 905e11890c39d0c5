import TocsinModel

/// Reads dates as people write them: `3 May 2022`, `May 3, 2022`, `3. Mai 2022`, `3 травня 2022`,
/// `03.05.2022`, `2022-05-03`.
enum WrittenDate {
  private enum Token {
    case number(Int, digits: Int)
    case month(Int)
    case word
    case mark(UInt8)
  }

  /// The first date in a text of which at most 400 bytes are read.
  static func first(in text: String, isMonthFirst: Bool) -> Timestamp? {
    let tokens = tokens(Array(text.utf8.prefix(400)))
    for index in tokens.indices {
      if let time = date(at: index, tokens, isMonthFirst) { return time }
    }
    return nil
  }

  /// The date with which a text begins, before a dash or the like; a sentence may begin with a date
  /// of something else.
  static func leading(_ text: String, isMonthFirst: Bool) -> Timestamp? {
    let tokens = tokens(Array(text.utf8.prefix(60)))
    guard case .number = tokens.first, let time = date(at: 0, tokens, isMonthFirst) else {
      return nil
    }
    let rest = text.drop { !$0.isWhitespace }.drop(while: \.isWhitespace)
    let start = text.prefix(28)
    return start.contains(" - ") || start.contains(" – ") || start.contains(" — ")
      || start.contains(": ") || rest.hasPrefix("|") ? time : nil
  }

  /// The signs of Chinese, Japanese and Korean dates.
  private static let signs: Set<Character> = ["年", "月", "日", "년", "월", "일"]

  private static func tokens(_ written: [UInt8]) -> [Token] {
    let bytes = westernDigits(written)
    var tokens: [Token] = []
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte &- 0x30 < 10 {
        var value = 0
        let start = at
        while at < bytes.count, bytes[at] &- 0x30 < 10 {
          if at - start < 9 { value = value * 10 + Int(bytes[at] - 0x30) }
          at += 1
        }
        tokens.append(.number(value, digits: at - start))
      } else if byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 {
        let start = at
        while at < bytes.count, bytes[at] >= 0x80 || (bytes[at] | 0x20) &- 0x61 < 26 {
          if bytes[at] == 0xC2 || bytes[at] == 0xE2 { break }
          at += 1
        }
        if at == start {
          at += bytes[at] == 0xC2 ? 2 : 3
          continue
        }
        let word = String(decoding: bytes[start..<at], as: UTF8.self).lowercased()
        if let sign = word.first, signs.contains(sign) {
          tokens.append(.mark(0x2D))
        } else if let month = months[word] {
          tokens.append(.month(month))
        } else if !fillers.contains(word) {
          tokens.append(.word)
        }
      } else {
        if byte == 0x2E || byte == 0x2F || byte == 0x2D || byte == 0x3A {
          tokens.append(.mark(byte))
        }
        at += 1
      }
    }
    return tokens
  }

  /// Arabic and Persian digits (U+0660…, U+06F0…) as ASCII. Linear.
  private static func westernDigits(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(where: { $0 == 0xD9 || $0 == 0xDB }) else { return bytes }
    var output: [UInt8] = []
    var at = 0
    while at < bytes.count {
      let next = at + 1 < bytes.count ? bytes[at + 1] : 0
      if bytes[at] == 0xD9, 0xA0...0xA9 ~= next {
        output.append(next - 0xA0 + 0x30)
        at += 2
      } else if bytes[at] == 0xDB, 0xB0...0xB9 ~= next {
        output.append(next - 0xB0 + 0x30)
        at += 2
      } else {
        output.append(bytes[at])
        at += 1
      }
    }
    return output
  }

  private static let fillers: Set<String> = [
    "de", "of", "st", "nd", "rd", "th", "er", "del", "the", "year", "року", "года", "р", "г", "r",
    "roku", "den", "le", "am", "º", "do",
  ]

  /// 1…12 for a month's name in lower case in any of the languages. Constant time.
  static func month(named name: String) -> Int? { months[name] }

  private static func date(at index: Int, _ tokens: [Token], _ isMonthFirst: Bool) -> Timestamp? {
    func token(_ offset: Int) -> Token? {
      index + offset < tokens.count ? tokens[index + offset] : nil
    }
    func make(_ year: Int, _ month: Int, _ day: Int) -> Timestamp? {
      let full = year < 100 ? 2000 + year : year
      guard (1990...2100).contains(full) else { return nil }
      return Timestamp(year: full, month: month, day: day, origin: .page)
    }
    func number(_ offset: Int, digits: ClosedRange<Int>) -> Int? {
      guard case .number(let value, let count) = token(offset), digits.contains(count),
        // `0001` is no year of two digits.
        count < 4 || value >= 1000
      else { return nil }
      return value
    }
    func skip(_ offset: Int) -> Int {
      if case .mark(let byte) = token(offset), byte == 0x2E || byte == 0x2D { return offset + 1 }
      return offset
    }
    if case .month(let month) = token(0) {
      let next = skip(1)
      if let day = number(next, digits: 1...2), let year = number(skip(next + 1), digits: 4...4) {
        return make(year, month, day)
      }
      return nil
    }
    if let day = number(0, digits: 1...2) {
      if case .month(let month) = token(skip(1)),
        let year = number(skip(skip(1) + 1), digits: 2...4)
      {
        return make(year, month, day)
      }
      if case .mark(let first) = token(1), first != 0x3A, let second = number(2, digits: 1...2),
        case .mark(let last) = token(3), last == first, let year = number(4, digits: 2...4)
      {
        if case .mark(let after) = token(5), after == first, number(6, digits: 1...4) != nil {
          return nil
        }
        if first == 0x2F, isMonthFirst && second <= 31 && day <= 12 || second > 12 {
          return make(year, day, second)
        }
        return make(year, second, day)
      }
    }
    // “2024. május 6.” and “2024 m. gegužės 6 d.”
    if let year = number(0, digits: 4...4), case .month(let month) = token(skip(1)),
      let day = number(skip(skip(1) + 1), digits: 1...2)
    {
      return make(year, month, day)
    }
    if let year = number(0, digits: 4...4), case .mark(let first) = token(1), first != 0x3A,
      let month = number(2, digits: 1...2), case .mark(let last) = token(3), last == first,
      let day = number(4, digits: 1...2)
    {
      return make(year, month, day)
    }
    return nil
  }

  private static let months: [String: Int] = {
    var table: [String: Int] = [:]
    for (index, names) in (names + otherNames).enumerated() {
      for name in names.split(separator: " ") {
        table[String(name)] = table[String(name)] ?? index % 12 + 1
      }
    }
    return table
  }()

  /// English, German, French, Spanish, Italian, Portuguese, Dutch, Russian, Ukrainian, Polish, Czech.
  private static let names = [
    """
    january jan januar jänner jaenner janvier janv enero ene gennaio gen janeiro januari января \
    январь янв січня січень січ stycznia styczeń sty ledna leden
    """,
    """
    february feb februar février fevrier févr fév febrero febbraio febb fevereiro fev februari \
    февраля февраль фев лютого лютий лют lutego luty lut února únor
    """,
    """
    march mar märz maerz mrz mär mars marzo março marco maart mrt марта март мар березня березень \
    бер marca marzec března březen
    """,
    """
    april apr avril avr abril abr aprile апреля апрель апр квітня квітень квіт kwietnia kwiecień \
    kwi dubna duben
    """,
    "may mai mayo maggio mag maio mei мая май травня травень трав maja maj května květen",
    """
    june jun juni juin junio giugno giu junho июня июнь июн червня червень черв czerwca czerwiec \
    cze června červen
    """,
    """
    july jul juli juillet juil julio luglio lug julho июля июль июл липня липень лип lipca lipiec \
    lip července červenec
    """,
    """
    august aug août aout agosto ago augustus августа август авг серпня серпень серп sierpnia \
    sierpień sie srpna srpen
    """,
    """
    september sep sept septembre septiembre setiembre settembre set setembro сентября сентябрь сен \
    сент вересня вересень вер września wrzesień wrz září
    """,
    """
    october oct oktober okt octobre octubre ottobre ott outubro out октября октябрь окт жовтня \
    жовтень жовт października październik paź října říjen
    """,
    """
    november nov novembre noviembre novembro ноября ноябрь ноя нояб листопада листопад лист \
    listopada listopad lis listopadu
    """,
    """
    december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro декабря \
    декабрь дек грудня грудень груд grudnia grudzień gru prosince prosinec
    """,
  ]
}
