internal import CICU
internal import Synchronization

/// How a language writes numbers, months, days and countries, as far as CLDR knows (through ICU).
///
/// Words are ``Word/key``s, so that case and accents do not count.
package struct LanguageWords: Sendable {
  /// A number written out in words.
  package struct Phrase: Sendable {
    package let words: [UInt64]
    package let value: Int
  }

  /// By their first word, the longest first: 2…99, hundreds up to 900, in every form of the language. What is
  /// also an article is not among them.
  package let numbers: [UInt64: [Phrase]]
  /// 1…12, wherever and however the name is declined that CLDR knows.
  package let months: [UInt64: Int]
  /// 1 Monday … 7 Sunday.
  package let days: [UInt64: Int]
  /// Names of one word, with the region's code (ISO 3166-1).
  package let regions: [(name: String, code: String)]
  package let decimalSeparator: UInt32

  /// The words of a language by its primary subtag; empty for one that ICU does not know.
  ///
  /// Read once for each language, in a few milliseconds.
  package static func of(_ language: String) -> LanguageWords {
    if let known = known.withLock({ $0[language] }) { return known }
    let words = LanguageWords(reading: language)
    return known.withLock { known in
      // Tags come from the input.
      if known.count >= 256 { known.removeAll() }
      known[language] = words
      return words
    }
  }

  private static let known = Mutex<[String: LanguageWords]>([:])

  private init(reading language: String) {
    numbers = Self.numbers(language)
    months = Self.calendar(
      language, [TOCSIN_MONTHS, TOCSIN_MONTHS_ALONE, TOCSIN_MONTHS_SHORT], count: 12)
    var days: [UInt64: Int] = [:]
    for (key, day) in Self.calendar(language, [TOCSIN_DAYS, TOCSIN_DAYS_ALONE], count: 7) {
      days[key] = day == 1 ? 7 : day - 1
    }
    self.days = days
    regions = Self.regions(language)
    let separator = tocsin_decimal_separator(language)
    decimalSeparator = separator == 0 ? 0x2E : separator
  }
}

extension LanguageWords {
  private static func numbers(_ language: String) -> [UInt64: [Phrase]] {
    guard let speller = tocsin_speller_open(language) else { return [:] }
    defer { tocsin_speller_close(speller) }
    var phrases: [UInt64: [Phrase]] = [:]
    var known: Set<[UInt64]> = []
    for form in 0..<tocsin_speller_forms(speller) {
      for value in Array(2...99) + Array(stride(from: 100, through: 900, by: 100)) {
        let text = read { tocsin_speller_spell(speller, form, Int64(value), $0, $1) }
        let keys = Word.words(of: text).filter { !$0.hasDigit }.map(\.key)
        guard let first = keys.first, known.insert(keys).inserted else { continue }
        phrases[first, default: []].append(Phrase(words: keys, value: value))
      }
    }
    for first in phrases.keys {
      phrases[first]?.sort { ($1.words.count, $0.value) < ($0.words.count, $1.value) }
    }
    return phrases
  }

  private static func calendar(
    _ language: String, _ forms: [some BinaryInteger], count: Int
  ) -> [UInt64: Int] {
    var found: [UInt64: Int] = [:]
    for form in forms {
      for index in 0..<count {
        let name = read {
          tocsin_calendar_name(language, Int32(form), Int32(index), $0, $1)
        }
        let words = Word.words(of: name)
        guard words.count == 1, let word = words.first, word.end - word.start > 2, !word.hasDigit
        else { continue }
        if found[word.key] == nil { found[word.key] = index + 1 }
      }
    }
    return found
  }

  private static func regions(_ language: String) -> [(name: String, code: String)] {
    guard var code = tocsin_region_codes() else { return [] }
    var found: [(name: String, code: String)] = []
    while let pointer = code.pointee {
      let region = String(cString: pointer)
      let name = read { tocsin_region_name(language, pointer, $0, $1) }
      if name != region, Word.words(of: name).count == 1 { found.append((name, region)) }
      code += 1
    }
    return found
  }

  private static func read(_ write: (UnsafeMutablePointer<CChar>, Int32) -> Int32) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { buffer in
      guard let start = buffer.baseAddress else { return "" }
      let count = Int(write(start, 512))
      return String(decoding: buffer[0..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }
}
