/// The keys of a keyboard whose letters are not all in ASCII, as the standard layouts of XKB (X.Org's
/// xkeyboard-config) place them.
struct NationalKeyboard {
  /// From the upper row to the lower, each shifted right by about half a key; a blank where a key carries
  /// no letter.
  let rows: [String]
  /// Letters that have no key of their own.
  var others = ""

  /// Calls back with every pair of neighbouring keys, one way round.
  func forEachPair(_ body: (Unicode.Scalar, Unicode.Scalar) -> Void) {
    let rows = rows.map { Array($0.unicodeScalars) }
    for (number, row) in rows.enumerated() {
      let below = number + 1 < rows.count ? rows[number + 1] : []
      for (place, key) in row.enumerated() where key != " " {
        for (line, other) in [(row, place + 1), (below, place), (below, place - 1)]
        where line.indices.contains(other) && line[other] != " " {
          body(key, line[other])
        }
      }
    }
  }

  /// Those that people of a country type letters of some scripts on.
  ///
  /// - Parameters:
  ///   - scripts: ISO 15924 codes.
  ///   - country: ISO 3166-1 alpha-2, lower case.
  static func keyboards(of scripts: [String], in country: String) -> [NationalKeyboard] {
    scripts.flatMap { script -> [NationalKeyboard] in
      switch script {
      case "Latn": latin[country].map { [$0] } ?? []
      case "Cyrl": cyrillic[country] ?? [russian]
      default: scriptwide[script].map { [$0] } ?? []
      }
    }
  }

  private static let russian = NationalKeyboard(
    rows: ["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"], others: "ё")

  private static let cyrillic: [String: [NationalKeyboard]] = [
    "ua": [NationalKeyboard(rows: ["йцукенгшщзхї", "фівапролджє", "ячсмитьбю"], others: "ґ")],
    "by": [NationalKeyboard(rows: ["йцукенгшўзх", "фывапролджэ", "ячсмітьбю"], others: "ё")],
    // BDS 5237:2006, and the phonetic one.
    "bg": [
      NationalKeyboard(rows: [" уеишщксдзц", "ьяаожгтнвмч", "юйъэфхпрлб"]),
      NationalKeyboard(rows: ["чявертъуиопшщ", "асдфгхйкл", "зьцжбнмю"]),
    ],
    "rs": [NationalKeyboard(rows: ["љњертзуиопшђ", "асдфгхјклчћж", "ѕџцвбнм"])],
    "me": [NationalKeyboard(rows: ["љњертзуиопшђ", "асдфгхјклчћж", "ѕџцвбнм"])],
    "ba": [NationalKeyboard(rows: ["љњертзуиопшђ", "асдфгхјклчћж", "ѕџцвбнм"])],
    "mk": [NationalKeyboard(rows: ["љњертѕуиопшѓ", "асдфгхјклчќж", "зџцвбнм"])],
    "kz": [
      NationalKeyboard(
        rows: [" әіңғ  үұқөһ", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"], others: "ё")
    ],
    "mn": [NationalKeyboard(rows: ["фцужэнгшүзкъ", "йыбөахролдп", "ячёсмитьвю"])],
  ]

  private static let scriptwide: [String: NationalKeyboard] = [
    "Grek": NationalKeyboard(rows: [" ςερτυθιοπ", "ασδφγηξκλ", "ζχψωβνμ"], others: "άέήίόύώ"),
    "Hebr": NationalKeyboard(rows: ["  קראטוןםפ", "שדגכעיחלךף", "זסבהנמצתץ"]),
    "Arab": NationalKeyboard(rows: ["ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤر ىةوزظ"], others: "ذأإآ"),
    "Geor": NationalKeyboard(rows: ["ქწერტყუიოპ", "ასდფგჰჯკლ", "ზხცვბნმ"], others: "ჭღთშჟძჩ"),
    "Armn": NationalKeyboard(
      rows: ["քոեռտըւիօպխծշ", "ասդֆգհյկլ", "զղցվբնմ"], others: "էթփձջրչճժև"),
  ]

  private static let german = NationalKeyboard(
    rows: ["qwertzuiopü", "asdfghjklöä", "yxcvbnm"], others: "ß")
  private static let french = NationalKeyboard(
    rows: [" é    è çà", "azertyuiop", "qsdfghjklmù", "wxcvbn"], others: "êëâîïôûœ")

  /// Beside ``Keyboard``, those with letters that have marks.
  private static let latin: [String: NationalKeyboard] = [
    "de": german, "at": german, "ch": german, "li": german, "fr": french, "be": french,
    "se": NationalKeyboard(rows: ["qwertyuiopå", "asdfghjklöä", "zxcvbnm"]),
    "fi": NationalKeyboard(rows: ["qwertyuiopå", "asdfghjklöä", "zxcvbnm"]),
    "dk": NationalKeyboard(rows: ["qwertyuiopå", "asdfghjklæø", "zxcvbnm"]),
    "no": NationalKeyboard(rows: ["qwertyuiopå", "asdfghjkløæ", "zxcvbnm"]),
    "es": NationalKeyboard(rows: ["qwertyuiop", "asdfghjklñ", "zxcvbnm"], others: "áéíóúüç"),
    "tr": NationalKeyboard(rows: ["qwertyuıopğü", "asdfghjklşi", "zxcvbnmöç"]),
    "hu": NationalKeyboard(
      rows: ["0        öüó", "qwertzuiopőú", "asdfghjkléáű", "yxcvbnm"], others: "í"),
  ]
}
