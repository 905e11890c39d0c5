internal import Foundation

/// How often languages write the letters that set them apart from others of the same script.
///
/// The likelihood of a language is that of its letters under independent Poisson rates (a unigram model
/// restricted to the telling letters), with a small rate for letters of foreign names and quotations.
struct LetterProfiles: Sendable {
  struct Profile: Sendable {
    let language: String
    /// The logarithm of how usual the language is where nothing else is known.
    let prior: Double
    /// For each telling letter the logarithm of its rate.
    let logRates: [Double]
    /// The sum of all rates.
    let total: Double
  }

  let profiles: [Profile]
  /// For each scalar below ``bound`` the number of a telling letter from 1 on, or 0.
  private let numbers: [UInt8]
  private let count: Int
  private static let bound = 0x2000

  /// Foreign letters among ten thousand.
  private static let foreign = 0.5
  /// Letters come in bursts: a name is repeated. Their evidence counts for less than if they were independent.
  private static let weight = 0.5

  /// Before е, ё, ю and я the hard sign parts syllables, in Russian; elsewhere it is Bulgarian's vowel. In the
  /// profiles a capital stands for the former.
  private static let hardSign: UInt32 = 0x44A
  private static let separator: UInt32 = 0x42A
  private static let iotated: Set<UInt32> = [0x435, 0x451, 0x44E, 0x44F]

  /// - Parameter lines: a language, the logarithm of its prior, then letters, each with its number
  ///   among ten thousand.
  init(_ lines: String) {
    var numbers = [UInt8](repeating: 0, count: Self.bound)
    var count = 0
    var read: [(language: String, prior: Double, rates: [(Int, Double)])] = []
    for line in lines.split(whereSeparator: \.isNewline) {
      let fields = line.split(separator: " ")
      guard fields.count >= 2, let prior = Double(fields[1]) else { continue }
      let rates = fields.dropFirst(2).compactMap { field -> (Int, Double)? in
        guard let letter = field.unicodeScalars.first.map({ Int($0.value) }), letter < Self.bound,
          let rate = Double(field.dropFirst()), numbers[letter] != 0 || count < 255
        else { return nil }
        if numbers[letter] == 0 {
          count += 1
          numbers[letter] = UInt8(count)
        }
        return (Int(numbers[letter]), rate)
      }
      read.append((String(fields[0]), prior, rates))
    }
    self.numbers = numbers
    self.count = count
    let slots = count + 1
    profiles = read.map { language, prior, rates in
      var all = [Double](repeating: Self.foreign, count: slots)
      all[0] = 0
      for (index, rate) in rates { all[index] += rate }
      return Profile(
        language: language, prior: prior, logRates: all.map { $0 > 0 ? log($0 / 10_000) : 0 },
        total: all.reduce(0, +) / 10_000)
    }
  }

  /// The logarithm of the likelihood of each profile's language, up to a constant.
  func evidence(of sample: LanguageSample) -> [Double] {
    var seen = [Double](repeating: 0, count: count + 1)
    var previous: UInt32 = 0
    for scalar in sample.scalars where scalar < Self.bound {
      if previous == Self.hardSign, Self.iotated.contains(scalar) {
        seen[Int(numbers[Int(previous)])] -= 1
        seen[Int(numbers[Int(Self.separator)])] += 1
      }
      seen[Int(numbers[Int(scalar)])] += 1
      previous = scalar
    }
    let present = seen.indices.dropFirst().filter { seen[$0] > 0 }
    let letters = Double(sample.letters)
    return profiles.map { profile in
      var sum = -letters * profile.total
      for index in present { sum += seen[index] * profile.logRates[index] }
      return Self.weight * sum
    }
  }
}

extension LetterProfiles {
  /// Cyrillic. Rates are rounded from the alphabets' frequencies in running text.
  static let cyrillic = LetterProfiles(
    """
    ru 0 ы190 э32 ё15 Ъ4 ь174 щ36 й121 и735 ю64 я200
    uk -0.7 і570 ї65 є46 ґ1 ь177 щ56 й114 и610 ю83 я212
    bg -1.2 ъ170 щ60 й75 и890 ь2 ю15 я190
    sr -1.4 и900 ј510 љ45 њ70 ћ70 ђ22 џ5
    mk -1.9 и780 ј190 љ10 њ30 ѓ20 ќ40 ѕ3 џ6
    be -1.7 ы380 э130 ё70 і590 ў120 ь160 й100 ю70 я420
    kk -2 ы600 ә150 ғ150 қ350 ң170 ө100 ұ100 ү100 і600 й200 и120 э3 ь2 щ1 ю5 я20 ё1 һ1
    ky -3 ы600 ө200 ү250 ң120 й150 и350 э120 ь10 я30 ю10 ё2
    tg -3 и800 й120 ӣ70 ғ50 қ120 ӯ80 ҳ250 ҷ100 э30 я100 ю30 ё60 Ъ25 ъ15
    mn -3 ө300 ү350 й350 ы100 и400 э500 ь70 я80 ё40 ю30 Ъ4
    tt -3 ә600 ы500 ө120 ү150 җ40 ң120 һ50 и300 й200 ь80 э20 я120 ю30
    ba -3.5 ҙ250 ҡ300 ә600 ө200 ү200 ҫ50 һ150 ғ150 ң100 ы600 й250 и200 э30 ь20 я80 ю30
    cv -4 ӑ500 ӗ450 ҫ350 ӳ30 ы100 и300 й120 э30 я60 ю30 ь80
    sah -4 ҕ150 ҥ200 ө100 һ200 ү300 ы700 э200 и200 й150 ь30
    os -4 ӕ900 ы500 и400 й150
    """)

  /// Latin: only what is beyond ASCII.
  static let latin = LetterProfiles(
    """
    en 0 é1
    de -0.7 ä55 ö28 ü62 ß30
    fr -0.7 é190 è35 ê20 à48 ç9 ù6 ô5 î4 û3 â4 œ3 ë2 ï2
    es -0.7 á50 é43 í72 ó83 ú17 ñ31 ü2
    pt -1 á40 ã75 â12 é40 ê30 í25 ó25 õ15 ô6 ú15 ç50 à10
    it -1 à60 è45 ù15 ò20 é10 ì12
    nl -1.2 ë8 é5 ï2 ö1
    pl -1 ą99 ć40 ę111 ł182 ń20 ó85 ś66 ź6 ż83
    cs -1.2 á220 é130 í330 ó3 ú10 ů70 ý110 ě170 š80 č100 ř120 ž100 ň3 ť4 ď2
    sk -1.6 á200 é80 í100 ó10 ú90 ý100 ä10 ô20 š90 č110 ž90 ľ40 ť70 ň20 ď20 ŕ2 ĺ2
    hr -1.8 š100 č95 ž50 ć70 đ20
    sr -1.9 š90 č95 ž50 ć70 đ22
    sl -2 š100 č150 ž75
    ro -1.5 ă180 â40 î90 ș110 ț90 ş20 ţ20
    hu -1.5 á360 é350 í60 ó100 ö105 ő90 ú25 ü55 ű20
    tr -1.5 ı510 ş180 ğ110 ü200 ö90 ç120 â5
    az -2.5 ə700 ı300 ş150 ğ60 ü180 ö100 ç80
    sv -1.5 å135 ä180 ö130 é3
    da -1.7 å110 æ90 ø90 é3
    no -1.7 å120 æ15 ø80 é3
    fi -1.7 ä360 ö44
    et -2 õ95 ä130 ü60 ö20 š1
    lv -2 ā380 ē170 ī200 ū60 š90 ž20 č15 ņ50 ļ35 ķ10 ģ10
    lt -2 ą70 č45 ę30 ė160 į50 š100 ų130 ū45 ž85
    sq -2.2 ë700 ç80
    vi -1.5 ă80 â120 đ220 ê150 ô150 ơ120 ư190 á120 à150 ạ120 ả80 ã50 ế90 ệ70 ề50 ể40 ộ80 ồ30 ố60 ớ40 ờ30 ợ30 ữ30 ứ30 ừ30
    ca -2 à70 é30 è50 í30 ò40 ó35 ú10 ç15 ï5 ü5
    is -2.5 ð400 þ130 á180 é60 í160 ó100 ö80 ú60 ý20 æ90
    """)

  /// Arabic.
  static let arabic = LetterProfiles(
    """
    ar 0 ة250 ى80 ي650 ك200 أ200 إ80 ث60 ذ60 ظ20
    fa -0.7 ی900 ک250 گ90 پ90 چ30 ژ10 آ100
    ur -1.2 ی700 ک350 ے450 ہ400 ں200 ٹ60 ڈ30 ڑ30 گ110 پ110 چ60
    ps -2.5 ې200 ۍ30 ځ30 څ50 ډ50 ړ50 ښ60 ګ80 ي300 ی200 ک150 پ100
    ckb -2.5 ە900 ێ250 ۆ150 ڕ50 ڵ50 ک200 ی600 گ70 پ70 چ40 ڤ5
    ug -3 ە500 ى700 ې120 ۇ300 ۈ100 ۆ30 ڭ150 ك200 گ80 چ60 پ60
    """)

  /// The profiles that decide between the languages of a script; `nil` where one language has it for itself.
  static func of(_ script: Script) -> LetterProfiles? {
    switch script {
    case .cyrillic: cyrillic
    case .latin: latin
    case .arabic: arabic
    default: nil
    }
  }
}
