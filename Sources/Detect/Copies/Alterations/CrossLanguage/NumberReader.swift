internal import Text
internal import TocsinModel

/// Finds the numbers, times and dates in the words of a text.
///
/// Digits of any script, thousands and decimals by language, words for thousands to trillions, numbers written out, dates
/// in digits and with the name of a month. Linear in the words.
struct NumberReader {
  private let utf8: UnsafeBufferPointer<UInt8>
  private let words: [Word]
  private let language: String
  private let lexicon: LanguageWords
  private var numbers: [WrittenNumber] = []
  private var index = 0

  /// No text is asked for more.
  private static let most = 2_000

  /// - Parameter words: of the text, without those of addresses, mentions and hashtags.
  static func numbers(
    in utf8: UnsafeBufferPointer<UInt8>, _ words: [Word], language: String?
  ) -> [WrittenNumber] {
    var reader = NumberReader(utf8, words, language: language ?? "en")
    return reader.read()
  }

  private init(_ utf8: UnsafeBufferPointer<UInt8>, _ words: [Word], language: String) {
    self.utf8 = utf8
    self.words = words
    self.language = language
    lexicon = LanguageWords.of(language)
  }

  private mutating func read() -> [WrittenNumber] {
    while index < words.count, numbers.count < Self.most {
      let read = words[index].hasDigit ? readDigits() : readWords()
      index += max(1, read)
    }
    return numbers
  }
}

/// The digits at the beginning of a word.
private struct DigitGroup {
  var value: UInt64 = 0
  var count = 0
  /// Behind the digits nothing follows in the word.
  var isWhole = true
  var suffix: [UInt32] = []
}

extension NumberReader {
  private func digits(_ word: Int) -> DigitGroup? {
    guard word < words.count, words[word].hasDigit else { return nil }
    var group = DigitGroup()
    var at = words[word].start
    while at < words[word].end {
      let scalar = nextScalar(utf8, &at)
      if group.isWhole, let digit = Self.digit(scalar) {
        if group.count < 18 { group.value = group.value * 10 + UInt64(digit) }
        group.count += 1
      } else {
        group.isWhole = false
        group.suffix.append(scalar)
      }
    }
    return group.count > 0 ? group : nil
  }

  private static func digit(_ scalar: UInt32) -> Int? {
    if (0x30...0x39).contains(scalar) { return Int(scalar - 0x30) }
    guard scalar >= 0x660, let properties = Unicode.Scalar(scalar)?.properties,
      properties.generalCategory == .decimalNumber, let value = properties.numericValue
    else { return nil }
    return Int(value)
  }

  /// What stands between a word and the next; `nil` when it is more than one character.
  private func gap(after word: Int) -> UInt32? {
    guard word + 1 < words.count else { return nil }
    var at = words[word].end
    guard at < words[word + 1].start else { return nil }
    let scalar = nextScalar(utf8, &at)
    return at == words[word + 1].start ? scalar : nil
  }

  private static func isSpace(_ scalar: UInt32?) -> Bool {
    scalar == 0x20 || scalar == 0xA0 || scalar == 0x202F || scalar == 0x2009
  }

  /// Reads the number that begins here, and returns how many words it is.
  private mutating func readDigits() -> Int {
    guard let first = digits(index) else { return 1 }
    var groups = [first]
    var separators: [UInt32] = []
    while groups.count < 6, let last = groups.last, last.isWhole,
      let separator = gap(after: index + groups.count - 1),
      let next = digits(index + groups.count), Self.joins(separator, groups, next, language)
    {
      separators.append(separator)
      groups.append(next)
    }
    if let length = readDate(groups, separators) ?? readTime(groups, separators) { return length }
    // A range is two numbers, and so is a score.
    if let parting = separators.firstIndex(where: { [0x3A, 0x2F, 0x2D].contains($0) }) {
      groups.removeSubrange((parting + 1)...)
      separators.removeSubrange(parting...)
    }
    var length = groups.count
    var values = Self.values(groups, separators, lexicon.decimalSeparator)
    let isSoft = isDecade(length, suffix: groups.last?.suffix ?? [])
    if let date = readDayAndMonth(length, first) {
      append(
        .date, [.date(month: date.month, day: Int(first.value))] + [NumberValue(Int(first.value))],
        date.words)
      return date.words
    }
    var exponent = 0
    while length < groups.count + 2, let scale = scale(at: index + length) {
      exponent += scale
      length += 1
    }
    if let last = groups.last, let scale = Self.abbreviation(last.suffix) { exponent += scale }
    if exponent > 0 { values = values.map { ($0.digits, $0.exponent + exponent) } }
    let isOne = values.count == 1 && values[0].digits == 1 && values[0].exponent == 0
    append(
      (isSoft && exponent == 0) || isOne ? .soft : .plain,
      values.map { NumberValue(digits: $0.digits, exponent: $0.exponent) }, length)
    return length
  }

  /// 1990s, 1990er, 1990-х.
  private func isDecade(_ length: Int, suffix: [UInt32]) -> Bool {
    let text = String(String.UnicodeScalarView(suffix.compactMap(Unicode.Scalar.init)))
    if ["s", "er", "х", "es"].contains(text) { return true }
    guard suffix.isEmpty, gap(after: index + length - 1) == 0x2D else { return false }
    return ["х", "ті", "тих", "их"].contains(lowered(index + length))
  }

  /// Whether a unit stands behind a number: others write the amount in their own.
  private func isMeasure(_ length: Int) -> Bool {
    for word in (index + length)..<min(words.count, index + length + 2) {
      let text = lowered(word)
      if Self.units.contains(where: text.hasPrefix) || text == "m" || text == "м" { return true }
    }
    return false
  }

  private static let units = [
    "km", "kilom", "км", "километр", "кілометр", "mile", "meile", "mil", "mph", "feet", "foot",
    "fuß",
    "fut", "фут", "met", "mét", "метр", "pound", "pfund", "libr", "фунт", "kg", "кг", "kilo",
    "кило",
    "кіло", "inch", "zoll", "дюйм", "acre", "akr", "акр", "hect", "hekt", "гектар", "fahrenheit",
    "celsius",
    "degree", "grad", "градус", "stup", "stop", "миль", "миля", "gall", "галл", "lit", "литр",
    "літр",
  ]

  private mutating func append(_ form: WrittenNumber.Form, _ values: [NumberValue], _ length: Int) {
    let last = min(words.count, index + length) - 1
    numbers.append(
      WrittenNumber(
        form: form, values: values, isMeasure: isMeasure(length),
        span: TextSpan(words[index].start, words[last].end)))
  }

  /// Whether a group of digits goes on with the next one.
  private static func joins(
    _ separator: UInt32, _ groups: [DigitGroup], _ next: DigitGroup, _ language: String
  ) -> Bool {
    guard let first = groups.first, let last = groups.last else { return false }
    switch separator {
    case 0x2E, 0x2C: return true
    case 0x3A, 0x2F, 0x2D: return groups.count < 3 && next.count <= 4
    case 0x27, 0x2019: return next.count == 3
    default:
      return isSpace(separator) && language != "en" && first.count <= 3 && next.count == 3
        && (groups.count == 1 || last.count == 3)
    }
  }

  /// The readings of joined groups as digits and an exponent.
  private static func values(
    _ groups: [DigitGroup], _ separators: [UInt32], _ decimalSeparator: UInt32
  ) -> [(digits: UInt64, exponent: Int)] {
    func joined(_ groups: some Sequence<DigitGroup>) -> UInt64 {
      groups.reduce(0) { sum, group in
        (0..<min(18, group.count)).reduce(sum) { sum, _ in sum &* 10 } &+ group.value
      }
    }
    let whole = (joined(groups), 0)
    guard let last = groups.last, let separator = separators.last, groups.count > 1 else {
      return [whole]
    }
    let isPoint = separator == 0x2E || separator == 0x2C
    let decimal = (joined(groups), -last.count)
    if !isPoint { return [whole] }
    if separators.dropLast().contains(separator) { return [whole] }
    if last.count != 3 || groups.count > 2 { return [decimal] }
    let isDecimal = separator == decimalSeparator || groups[0].value == 0
    return isDecimal ? [decimal, whole] : [whole, decimal]
  }
}

extension NumberReader {
  /// 19.07.2020, 19/7/20, 2020-07-19.
  private mutating func readDate(_ groups: [DigitGroup], _ separators: [UInt32]) -> Int? {
    guard groups.count >= 2, let separator = separators.first,
      separators.allSatisfy({ $0 == separator }), [0x2E, 0x2F, 0x2D].contains(separator)
    else { return nil }
    let parts = groups.prefix(3).map { Int(truncatingIfNeeded: $0.value) }
    guard groups.count == 3 else { return nil }
    let (day, month, year): (Int, Int, Int)
    if groups[0].count == 4 {
      (year, month, day) = (parts[0], parts[1], parts[2])
    } else {
      (day, month, year) = (parts[0], parts[1], parts[2])
    }
    var values: [NumberValue] = []
    for (month, day) in [(month, day), (day, month)]
    where (1...12).contains(month) && (1...31).contains(day) {
      values.append(.date(month: month, day: day))
    }
    guard !values.isEmpty else { return nil }
    append(.date, values, 3)
    if year > 99 {
      numbers.append(
        WrittenNumber(
          form: .soft, values: [NumberValue(year)], span: numbers[numbers.count - 1].span))
    }
    return 3
  }

  /// 19:30, 7:30 p.m., 7 p.m., 19 Uhr.
  private mutating func readTime(_ groups: [DigitGroup], _ separators: [UInt32]) -> Int? {
    let hour = Int(truncatingIfNeeded: groups[0].value)
    guard hour <= 24, groups[0].count <= 2, groups.count <= 2 else { return nil }
    var minute = 0
    let isClock = separators == [0x3A]
    if groups.count == 2 {
      minute = Int(truncatingIfNeeded: groups[1].value)
      guard minute < 60, groups[1].count == 2, isClock || separators == [0x2E] else { return nil }
    }
    let marked = hourMark(at: index + groups.count) ?? 0
    let suffix =
      groups.last.map {
        String(String.UnicodeScalarView($0.suffix.compactMap(Unicode.Scalar.init)))
      } ?? ""
    guard isClock || marked > 0 || ["pm", "am", "h"].contains(suffix) else { return nil }
    var values = [NumberValue.time(hour: hour, minute: minute)]
    if minute == 0 { values += [hour, hour % 12, hour % 12 + 12].map { NumberValue($0) } }
    append(.time, values, groups.count + marked)
    return groups.count + marked
  }

  /// How many words say that a number is an hour; `nil` when none.
  private func hourMark(at word: Int) -> Int? {
    guard word < words.count else { return nil }
    switch lowered(word) {
    case "uhr", "h", "pm", "am", "год", "hod": return 1
    case "p", "a":
      return word + 1 < words.count && lowered(word + 1) == "m" ? 2 : nil
    default: return nil
    }
  }

  private func lowered(_ word: Int) -> String {
    let part = UnsafeBufferPointer(
      rebasing: utf8[words[word].start..<min(words[word].end, words[word].start + 48)])
    return String(decoding: part, as: UTF8.self).lowercased()
  }

  /// A day of a month with the month's name behind it (19 July, 19 de julio, 19. Juli) or before it (July 19).
  private func readDayAndMonth(_ length: Int, _ day: DigitGroup) -> (month: Int, words: Int)? {
    guard length == 1, day.count <= 2, day.value <= 31, day.value > 0 else { return nil }
    for distance in 1...2 where index + distance < words.count {
      let gap = words[index + distance].start - words[index + distance - 1].end
      if gap > 3 { break }
      if let month = month(at: index + distance) { return (month, distance + 1) }
    }
    if index > 0, words[index].start - words[index - 1].end <= 3, let month = month(at: index - 1) {
      return (month, 1)
    }
    return nil
  }

  private func month(at word: Int) -> Int? {
    lexicon.months[words[word].key]
  }

  /// Words for powers of a thousand.
  private func scale(at word: Int) -> Int? {
    guard word < words.count, words[word].start - words[word - 1].end <= 2 else { return nil }
    let text = lowered(word)
    // “Billion” is a thousand times more in most of Europe than in English.
    if text.hasPrefix("billion") { return language == "en" ? 9 : 12 }
    if text.hasPrefix("trillion") { return language == "en" ? 12 : 18 }
    for (stem, exponent) in Self.scales where text.hasPrefix(stem) { return exponent }
    // Elsewhere these are miles.
    if text == "mil" { return ["es", "pt", "ca", "gl"].contains(language) ? 3 : nil }
    return Self.wholeScales[text]
  }

  private static func abbreviation(_ suffix: [UInt32]) -> Int? {
    switch String(String.UnicodeScalarView(suffix.prefix(8).compactMap(Unicode.Scalar.init))) {
    case "k", "K": 3
    case "mln", "mn", "Mio", "млн": 6
    case "bn", "mrd", "Mrd", "млрд": 9
    default: nil
    }
  }

  private static let scales: [(String, Int)] = [
    ("milliard", 9), ("миллиард", 9), ("мільярд", 9), ("мільярд", 9), ("milliarde", 9),
    ("miliard", 9), ("miljard", 9), ("bilh", 9), ("million", 6), ("milion", 6), ("milión", 6),
    ("millón", 6), ("millon", 6), ("milhão", 6), ("milhões", 6), ("miljoen", 6), ("миллион", 6),
    ("мільйон", 6), ("мільён", 6), ("милион", 6), ("триллион", 12), ("трильйон", 12),
    ("bilión", 12), ("bilion", 12), ("biljoen", 12), ("thousand", 3), ("tausend", 3),
    ("tysi", 3), ("tisíc", 3), ("тысяч", 3), ("тисяч", 3), ("тысяч", 3), ("хиляд", 3),
    ("duizend", 3),
  ]

  private static let wholeScales: [String: Int] = [
    "mio": 6, "mln": 6, "млн": 6, "mille": 3, "mila": 3, "tsd": 3, "тыс": 3, "тис": 3,
    "tis": 3,
    "mrd": 9, "mld": 9, "млрд": 9, "bn": 9, "трлн": 12, "trn": 12, "tln": 12, "tn": 12, "bln": 9,
  ]

  /// A number written out.
  private mutating func readWords() -> Int {
    guard let phrases = lexicon.numbers[words[index].key] else { return 1 }
    for phrase in phrases where index + phrase.words.count <= words.count {
      let isHere = zip(phrase.words, words[index...]).allSatisfy { $0 == $1.key }
      guard isHere else { continue }
      var length = phrase.words.count
      var exponent = 0
      while length < phrase.words.count + 2, let scale = scale(at: index + length) {
        exponent += scale
        length += 1
      }
      append(.soft, [NumberValue(digits: UInt64(phrase.value), exponent: exponent)], length)
      return length
    }
    return 1
  }
}
