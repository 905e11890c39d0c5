import CICU

/// The names of months and days of the week in forty languages, from CLDR through ICU.
enum MonthNames {
  static let languages = [
    "en", "de", "fr", "es", "pt", "it", "nl", "pl", "cs", "sk", "sl", "hr", "sr", "sr_Latn", "bs",
    "mk", "bg", "ru", "uk", "be", "ro", "hu", "el", "tr", "az", "ka", "hy", "lt", "lv", "et", "fi",
    "sv", "da", "nb", "is", "ga", "cy", "sq", "ca", "eu", "gl", "mt", "ar", "fa", "he", "hi", "id",
    "vi",
  ]

  /// For each name, folded, its month from 1; 0 where languages mean different months by it (`listopad`).
  static let months: [String: Int] = {
    var months: [String: Int] = [:]
    for language in languages {
      for month in 0..<12 {
        for kind in [TOCSIN_MONTHS, TOCSIN_MONTHS_ALONE, TOCSIN_MONTHS_SHORT] {
          guard let name = name(language, Int32(kind), Int32(month)) else { continue }
          if let known = months[name], known != month + 1 {
            months[name] = 0
          } else {
            months[name] = month + 1
          }
        }
      }
    }
    return months
  }()

  /// Names of days of the week, folded.
  static let days: Set<String> = {
    var days: Set<String> = []
    for language in languages {
      for day in 0..<7 {
        for kind in [TOCSIN_DAYS, TOCSIN_DAYS_ALONE] {
          if let name = name(language, Int32(kind), Int32(day)) { days.insert(name) }
        }
      }
    }
    return days
  }()

  private static func name(_ language: String, _ kind: Int32, _ index: Int32) -> String? {
    let text = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer -> String in
      guard let base = buffer.baseAddress else { return "" }
      let length = tocsin_calendar_name(language, kind, index, base, 128)
      return String(
        decoding: UnsafeRawBufferPointer(start: base, count: Int(length)), as: UTF8.self)
    }
    let name = folded(text)
    // Numbers are no names: some languages count their months.
    return name.isEmpty || name.contains(where: \.isNumber) ? nil : name
  }

  /// Lower case, without dots.
  static func folded(_ word: some StringProtocol) -> String {
    word.lowercased().filter { $0 != "." }
  }
}
