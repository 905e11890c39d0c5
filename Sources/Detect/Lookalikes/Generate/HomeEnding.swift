/// What is known of a public suffix by its last label: whose it is, and in which scripts names stand under it.
struct HomeEnding {
  /// ISO 3166-1 alpha-2, lower case; the label itself for a generic ending.
  let country: String
  /// The country's ending in Latin letters, for names in such letters; `nil` where the ending takes them.
  let latin: String?

  /// - Parameter ending: the last label of a public suffix, as it is shown.
  init(_ ending: String) {
    if let code = Self.countries[ending] {
      latin = code
      country = code == "uk" ? "gb" : code
    } else {
      // Generic endings in other scripts are no country's; names in Latin letters go under .com.
      latin = ending.utf8.allSatisfy { $0 < 0x80 } ? nil : "com"
      country = ending == "uk" ? "gb" : ending
    }
  }

  /// The countries of IANA's root zone whose endings are in scripts of their own.
  private static let countries: [String: String] = [
    "рф": "ru", "укр": "ua", "бел": "by", "бг": "bg", "срб": "rs", "мкд": "mk", "қаз": "kz",
    "мон": "mn", "ею": "eu", "ελ": "gr", "ευ": "eu", "გე": "ge", "հայ": "am", "ישראל": "il",
    "السعودية": "sa", "امارات": "ae", "مصر": "eg", "ایران": "ir", "الاردن": "jo", "تونس": "tn",
    "المغرب": "ma", "الجزائر": "dz", "فلسطين": "ps", "قطر": "qa", "عمان": "om", "سورية": "sy",
    "عراق": "iq", "پاکستان": "pk", "中国": "cn", "中國": "cn", "香港": "hk", "台湾": "tw", "台灣": "tw",
    "新加坡": "sg", "澳門": "mo", "한국": "kr", "ไทย": "th", "भारत": "in", "বাংলা": "bd", "இலங்கை": "lk",
  ]
}
