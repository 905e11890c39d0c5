internal import Synchronization
internal import Text
internal import TocsinModel

/// Finds the names among the words of a text: capitalised words that do not begin a sentence.
struct NameReader {
  private(set) var names: [NameMention] = []
  /// Of all words with at least two sounds, each once.
  private(set) var skeletons: [NameSkeleton] = []

  init(_ utf8: UnsafeBufferPointer<UInt8>, _ words: [Word], language: String?) {
    let regions = language.map(RegionSkeletons.of) ?? [:]
    let writesNounsCapital = language == "de" || language == "lb"
    // Shouting hides names.
    let capitals = words.count { $0.isCapitalised && !$0.hasDigit }
    let isShouting = 2 * capitals > words.count + 4 && !writesNounsCapital
    var known: Set<NameSkeleton> = []
    for (index, word) in words.enumerated() where !word.hasDigit {
      let scalars = Self.scalars(utf8, word)
      let readings = NameSkeleton.readings(scalars, language: language)
      for reading in readings where reading.count >= 2 && known.insert(reading).inserted {
        skeletons.append(reading)
      }
      guard let skeleton = readings.first else { continue }
      guard word.isCapitalised, scalars.count > 2 || Self.isAcronym(scalars) else { continue }
      let text = String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
      let region = Self.organisations[text] ?? regions[skeleton]
      let begins = Self.beginsSentence(utf8, words, index)
      guard region != nil || !begins, region != nil || skeleton.count >= 2 else { continue }
      let isCertain =
        !isShouting && !writesNounsCapital && !begins && skeleton.count >= 3
        && !Self.titles.contains(text) && !Self.isNationality(text, language)
        && !Self.isAcronym(scalars)
      names.append(
        NameMention(
          skeleton: skeleton, others: Array(readings.dropFirst()), region: region,
          isCertain: isCertain,
          isTitle: Self.titles.contains(text) || Self.isAcronym(scalars),
          span: TextSpan(word.start, word.end)))
    }
  }

  private static func scalars(_ utf8: UnsafeBufferPointer<UInt8>, _ word: Word) -> [UInt32] {
    var scalars: [UInt32] = []
    var at = word.start
    while at < word.end, scalars.count < 64 { scalars.append(nextScalar(utf8, &at)) }
    return scalars
  }

  /// Two letters or more, all of them capitals.
  private static func isAcronym(_ scalars: [UInt32]) -> Bool {
    scalars.count > 1
      && scalars.allSatisfy { Unicode.Scalar($0)?.properties.isUppercase ?? false }
  }

  /// Whether a stop, a colon, a quotation mark or a line break stands before a word.
  private static func beginsSentence(
    _ utf8: UnsafeBufferPointer<UInt8>, _ words: [Word], _ index: Int
  ) -> Bool {
    guard index > 0 else { return true }
    var at = words[index - 1].end
    while at < words[index].start {
      switch nextScalar(utf8, &at) {
      case 0x2E:
        // An initial or an abbreviation goes on.
        if words[index - 1].end - words[index - 1].start > 2 { return true }
      case 0x20, 0xA0, 0x2C, 0x27, 0x2019, 0x2D, 0x26, 0x28, 0x29, 0xAD: continue
      default: return true
      }
    }
    return false
  }

  /// English writes nationalities and languages with a capital; others do not.
  private static func isNationality(_ text: String, _ language: String?) -> Bool {
    guard language == "en" || language == nil else { return false }
    return ["an", "ans", "ish", "ese", "ian", "ians", "ench", "utch", "reek", "Dutch"].contains {
      text.hasSuffix($0)
    }
  }

  private static let titles: Set<String> = Set(
    """
    President Chancellor Minister Senator Mister Prime Secretary General Attorney Governor Mayor Judge King Queen
    Prince Princess Pope Doctor Professor Republican Democrat Republicans Democrats Party House Senate State States
    United Kingdom Union Court Supreme Council National Federal Department Ministry Police Army Navy University
    Street Avenue River Lake Mount North South East West Northern Southern Eastern Western Central Group Bank Company
    Corporation Committee Commission Parliament Congress Assembly Office Agency Institute Association Foundation
    Christmas Easter God Internet Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March
    April June July August September October November December Mrs Sir Lord Lady The
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Initials of organisations and states that languages write differently.
  private static let organisations: [String: String] = [
    "США": "US", "USA": "US", "US": "US", "ЕС": "EU", "ЄС": "EU", "EU": "EU", "UE": "EU",
    "НАТО": "NATO",
    "NATO": "NATO", "OTAN": "NATO", "ООН": "UN", "UN": "UN", "UNO": "UN", "ONU": "UN", "OSN": "UN",
    "OSNU": "UN",
    "ВОЗ": "WHO", "ВООЗ": "WHO", "WHO": "WHO", "OMS": "WHO", "ЦРУ": "CIA", "CIA": "CIA",
    "ФБР": "FBI",
    "FBI": "FBI", "UK": "GB", "СССР": "SU", "USSR": "SU", "UdSSR": "SU", "SSSR": "SU", "ВВП": "GDP",
    "GDP": "GDP",
    "BIP": "GDP", "HDP": "GDP", "PIB": "GDP",
  ]
}

/// The names of countries in a language by their skeletons.
enum RegionSkeletons {
  private static let known = Mutex<[String: [NameSkeleton: String]]>([:])

  static func of(_ language: String) -> [NameSkeleton: String] {
    if let known = known.withLock({ $0[language] }) { return known }
    var regions: [NameSkeleton: String] = [:]
    for (name, code) in LanguageWords.of(language).regions {
      let skeleton = NameSkeleton(name.unicodeScalars.lazy.map(\.value), language: language)
      if skeleton.count >= 3, regions[skeleton] == nil { regions[skeleton] = code }
    }
    return known.withLock { known in
      if known.count >= 256 { known.removeAll() }
      known[language] = regions
      return regions
    }
  }
}
