/// The letters of Serbian and Macedonian in Cyrillic, and what they are in Latin letters.
///
/// Serbian is written in both, letter for letter: Karadžić's alphabet and Gaj's. For Macedonian it is the scholarly rendition
/// (ISO/R 9:1968), whose letters are those of Gaj but for three.
struct SerbianLetters: Sendable {
  static let shared = SerbianLetters()

  /// What a letter says of the word that it stands in.
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt16
    /// A Cyrillic letter of these languages.
    static let cyrillic = Traits(rawValue: 1)
    /// One that no Latin letter looks like.
    static let onlyCyrillic = Traits(rawValue: 2)
    /// One that languages written only in Cyrillic do not have.
    static let telling = Traits(rawValue: 4)
    static let latin = Traits(rawValue: 8)
    /// A Latin letter that none of these Cyrillic ones looks like.
    static let onlyLatin = Traits(rawValue: 16)
    /// A Cyrillic letter that these languages do not have.
    static let foreign = Traits(rawValue: 32)
    /// A letter of another script.
    static let other = Traits(rawValue: 64)
    /// A mark, or a character that cannot be seen: it parts no words.
    static let joint = Traits(rawValue: 128)
    /// A mark that makes й of и and ё of е, which are letters of other languages.
    static let estranging = Traits(rawValue: 256)
  }

  /// Cyrillic letters, in the order of the table.
  private static let cyrillic = Array("абвгдђежзијклљмнњопрстћуфхцчџшѓќѕѐѝ".unicodeScalars)
  private static let latin = [
    "a", "b", "v", "g", "d", "đ", "e", "ž", "z", "i", "j", "k", "l", "lj", "m", "n", "nj", "o", "p",
    "r", "s", "t", "ć", "u", "f", "h", "c", "č", "dž", "š", "ǵ", "ḱ", "dz", "e", "i",
  ]
  private static let telling: Set<Unicode.Scalar> = ["ђ", "ј", "љ", "њ", "ћ", "џ", "ѓ", "ќ"]
  /// Latin letters in small, and the Cyrillic ones that they look like, small or capital.
  private static let twins: [(latin: Unicode.Scalar, cyrillic: Unicode.Scalar)] = [
    ("a", "а"), ("b", "в"), ("c", "с"), ("e", "е"), ("h", "н"), ("j", "ј"), ("k", "к"), ("m", "м"),
    ("o", "о"),
    ("p", "р"), ("r", "г"), ("t", "т"), ("x", "х"), ("y", "у"),
  ]
  private static let estranging: Set<UInt32> = [0x306, 0x308]

  private static let start: UInt32 = 0x400
  private static let end: UInt32 = 0x460
  private static let bound: UInt32 = 0x530

  /// In Latin letters without marks, one or two, for each small and capital letter from ``start`` on; 0 for none.
  private let first: [UInt32]
  private let second: [UInt32]
  /// The same with marks, in small letters.
  private let spelled: [String?]
  /// For each of a to z what its Cyrillic look-alike is in Latin letters; 0 for none.
  private let twinned: [UInt32]
  private let traits: [Traits]

  private init() {
    let size = Int(Self.end - Self.start)
    var first = [UInt32](repeating: 0, count: size)
    var second = first
    var spelled = [String?](repeating: nil, count: size)
    let folding = ScalarFolding.shared
    for (letter, latin) in zip(Self.cyrillic, Self.latin) {
      var folded: [UInt32] = []
      for scalar in latin.unicodeScalars { folding.fold(scalar.value) { folded.append($0) } }
      for form in [letter.value, Self.capital(of: letter)] {
        let slot = Int(form - Self.start)
        first[slot] = folded[0]
        second[slot] = folded.count > 1 ? folded[1] : 0
        spelled[slot] = latin
      }
    }
    var twinned = [UInt32](repeating: 0, count: 26)
    for (latin, cyrillic) in Self.twins {
      twinned[Int(latin.value - 0x61)] = first[Int(cyrillic.value - Self.start)]
    }
    (self.first, self.second, self.spelled, self.twinned) = (first, second, spelled, twinned)
    traits = (0..<Self.bound).map { scalar in
      Self.traits(of: scalar, folding) {
        $0 >= Self.start && $0 < Self.end && first[Int($0 - Self.start)] != 0
      }
    }
  }

  private static func capital(of letter: Unicode.Scalar) -> UInt32 {
    letter.properties.uppercaseMapping.unicodeScalars.first?.value ?? letter.value
  }

  private static func traits(
    of scalar: UInt32, _ folding: ScalarFolding, isOwn: (UInt32) -> Bool
  ) -> Traits {
    if estranging.contains(scalar) { return [.joint, .estranging] }
    let entry = LetterTable.shared.entry(of: scalar)
    if entry == 0 { return [] }
    if entry == LetterTable.invisible || entry & ~0xFF_FFFF == LetterTable.mark { return .joint }
    var folded: UInt32 = 0
    folding.fold(scalar) { folded = $0 }
    switch Script(rawValue: UInt8(entry >> 24)) {
    case .cyrillic:
      guard isOwn(scalar) else { return .foreign }
      var traits = folded < 0x80 ? Traits.cyrillic : [.cyrillic, .onlyCyrillic]
      let small = entry & 0xFF_FFFF
      if telling.contains(where: { $0.value == small }) { traits.insert(.telling) }
      return traits
    case .latin:
      return twins.contains { $0.latin.value == folded } ? .latin : [.latin, .onlyLatin]
    default: return .other
    }
  }
}

extension SerbianLetters {
  /// Constant time; a table look-up for Latin, Greek and Cyrillic.
  @inline(__always)
  func traits(of scalar: UInt32) -> Traits {
    scalar < Self.bound
      ? traits[Int(scalar)]
      : Self.traits(of: scalar, .shared) { _ in false }
  }

  /// Folds a scalar of a word in Cyrillic letters; Latin ones in it are taken for what they look like. Constant time.
  @inline(__always)
  func fold(_ scalar: UInt32, _ body: (UInt32) -> Void) {
    if scalar >= Self.start, scalar < Self.end, first[Int(scalar - Self.start)] != 0 {
      body(first[Int(scalar - Self.start)])
      let second = second[Int(scalar - Self.start)]
      if second != 0 { body(second) }
      return
    }
    ScalarFolding.shared.fold(scalar) { folded in
      let isLetter = folded >= 0x61 && folded <= 0x7A
      let twin = isLetter ? twinned[Int(folded - 0x61)] : 0
      body(twin == 0 ? folded : twin)
    }
  }

  /// A word as it is written in Latin letters, with marks and capitals: `Љубав` is `Ljubav`, `ЉУБАВ` is `LJUBAV`.
  func latin(_ word: some StringProtocol) -> String {
    let scalars = Array(word.unicodeScalars)
    func isCapital(_ index: Int) -> Bool {
      scalars.indices.contains(index) && scalars[index].properties.isUppercase
    }
    var written = ""
    for (index, scalar) in scalars.enumerated() {
      guard scalar.value >= Self.start, scalar.value < Self.end,
        let latin = spelled[Int(scalar.value - Self.start)]
      else {
        written.unicodeScalars.append(scalar)
        continue
      }
      if !isCapital(index) {
        written += latin
      } else if latin.unicodeScalars.count == 1 || isCapital(index + 1) || isCapital(index - 1) {
        written += latin.uppercased()
      } else {
        written += latin.prefix(1).uppercased() + latin.dropFirst()
      }
    }
    return written
  }
}
