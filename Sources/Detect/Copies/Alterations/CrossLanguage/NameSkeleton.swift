internal import Text

/// The consonants of a word by how they are spoken, so that one name is one skeleton in many languages: Зеленський,
/// Selenskyj, Zelensky and Zelenskij are all s-l-n-s-k.
///
/// Up to sixteen sounds, four bits each, the first lowest. In the manner of Daitch and Mokotoff's phonetic index (1985), for Latin,
/// Cyrillic and Greek letters.
struct NameSkeleton: Hashable, Sendable {
  private(set) var code: UInt64 = 0
  private(set) var count = 0

  /// A vowel at the beginning, then classes of consonants.
  enum Sound: UInt64 {
    case vowel = 1
    case s, k, f, p, t, m, n, l, r
  }

  /// - Parameter scalars: one word.
  init(_ scalars: some Sequence<UInt32>, language: String?) {
    var reader = SoundReader(scalars, language: language)
    while count < 16, let sound = reader.next() { append(sound) }
  }

  private mutating func append(_ sound: Sound) {
    // Doubled letters are one sound.
    if count > 0, last == sound.rawValue { return }
    code |= sound.rawValue << UInt64(4 * count)
    count += 1
  }

  private var last: UInt64 { code >> UInt64(4 * (count - 1)) & 0xF }

  private func sound(_ index: Int) -> UInt64 { code >> UInt64(4 * index) & 0xF }

  /// Whether two words may be forms of one name: equal, or one with an ending (Трампом, Trumps), or one sound apart in
  /// a long word. Constant time.
  func matches(_ other: NameSkeleton) -> Bool {
    if self == other { return count > 0 }
    let (short, long) = count <= other.count ? (self, other) : (other, self)
    guard short.count >= 3, long.count - short.count <= 2 else { return false }
    let isPrefix = (0..<short.count).allSatisfy { short.sound($0) == long.sound($0) }
    if isPrefix { return true }
    guard short.count >= 4, long.count - short.count <= 1 else { return false }
    var start = 0
    while start < short.count, short.sound(start) == long.sound(start) { start += 1 }
    var end = 0
    while end < short.count - start,
      short.sound(short.count - 1 - end) == long.sound(long.count - 1 - end)
    {
      end += 1
    }
    // One sound exchanged or added, but not the first.
    return start > 0 && start + end >= long.count - 1
  }
}

extension NameSkeleton {
  /// 0…1: the share of the longer one's sounds that both have in the same order.
  func likeness(to other: NameSkeleton) -> Double {
    guard count > 0, other.count > 0 else { return 0 }
    var lengths = [Int](repeating: 0, count: other.count + 1)
    for i in 0..<count {
      var diagonal = 0
      for j in 0..<other.count {
        let above = lengths[j + 1]
        lengths[j + 1] =
          sound(i) == other.sound(j) ? diagonal + 1 : max(lengths[j + 1], lengths[j])
        diagonal = above
      }
    }
    return Double(lengths[other.count]) / Double(max(count, other.count))
  }

  /// How a word is spoken in the language, and how in others when its letters are spoken differently there: a name
  /// keeps its letters in another language.
  static func readings(_ scalars: [UInt32], language: String?) -> [NameSkeleton] {
    let own = NameSkeleton(scalars, language: language)
    let isAmbiguous = scalars.contains { [0x6A, 0x63, 0x67].contains($0 | 0x20) }
    guard isAmbiguous else { return [own] }
    let others = ["en", "de"].map { NameSkeleton(scalars, language: $0) }
    return others.reduce(into: [own]) { if !$0.contains($1) { $0.append($1) } }
  }
}

/// Reads letters as sounds.
private struct SoundReader {
  private let letters: [UInt32]
  private let language: String?
  private var index = 0
  private var pending: [NameSkeleton.Sound] = []

  init(_ scalars: some Sequence<UInt32>, language: String?) {
    var letters: [UInt32] = []
    for scalar in scalars.prefix(64) { letters.append(lowered(scalar)) }
    self.letters = letters
    self.language = language
  }

  mutating func next() -> NameSkeleton.Sound? {
    while pending.isEmpty, index < letters.count {
      let isFirst = index == 0
      let length = letters[index] < 0x300 ? latin() : single(letters[index])
      index += length
      if isFirst, pending.isEmpty { pending = [.vowel] }
    }
    return pending.isEmpty ? nil : pending.removeFirst()
  }

  private func at(_ offset: Int) -> UInt8 {
    let place = index + offset
    return place < letters.count ? base(letters[place]) : 0
  }

  /// Puts the sounds of Latin letters, several of which may stand for one, and returns how many letters they are.
  private mutating func latin() -> Int {
    switch (at(0), at(1), at(2)) {
    case (UInt8(ascii: "s"), UInt8(ascii: "c"), UInt8(ascii: "h")),
      (UInt8(ascii: "t"), UInt8(ascii: "c"), UInt8(ascii: "h")),
      (UInt8(ascii: "d"), UInt8(ascii: "z"), UInt8(ascii: "h")):
      return put(.s, 3)
    case (UInt8(ascii: "t"), UInt8(ascii: "s"), UInt8(ascii: "c")) where at(3) == UInt8(ascii: "h"):
      return put(.s, 4)
    case (UInt8(ascii: "s"), UInt8(ascii: "h"), _), (UInt8(ascii: "z"), UInt8(ascii: "h"), _),
      (UInt8(ascii: "c"), UInt8(ascii: "z"), _), (UInt8(ascii: "s"), UInt8(ascii: "z"), _),
      (UInt8(ascii: "t"), UInt8(ascii: "s"), _), (UInt8(ascii: "t"), UInt8(ascii: "z"), _),
      (UInt8(ascii: "d"), UInt8(ascii: "z"), _), (UInt8(ascii: "d"), UInt8(ascii: "j"), _):
      return put(.s, 2)
    case (UInt8(ascii: "c"), UInt8(ascii: "h"), _):
      let isHard = ["de", "cs", "sk", "pl"].contains(language)
      return put(isHard ? .k : .s, 2)
    case (UInt8(ascii: "k"), UInt8(ascii: "h"), _): return put(.k, 2)
    case (UInt8(ascii: "p"), UInt8(ascii: "h"), _): return put(.f, 2)
    case (UInt8(ascii: "t"), UInt8(ascii: "h"), _): return put(.t, 2)
    case (UInt8(ascii: "g"), UInt8(ascii: "h"), _): return put(.k, 2)
    case (UInt8(ascii: "c"), UInt8(ascii: "k"), _): return put(.k, 2)
    case (UInt8(ascii: "x"), _, _):
      pending = [.k, .s]
      return 1
    case (UInt8(ascii: "c"), let after, _):
      let isSoft = [UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "y")].contains(after)
      let isMarked = letters[index] != 0x63
      return put(isSoft || isMarked ? .s : .k, 1)
    case (UInt8(ascii: "g"), UInt8(ascii: "e"), _) where isSoftBeforeE,
      (UInt8(ascii: "g"), UInt8(ascii: "i"), _) where isSoftBeforeE:
      return put(.s, 1)
    case (UInt8(ascii: "j"), _, _):
      // Spoken as in English and French; elsewhere it is nearly a vowel.
      return ["en", "fr", "pt"].contains(language) ? put(.s, 1) : 1
    default:
      return single(UInt32(at(0)))
    }
  }

  private var isSoftBeforeE: Bool {
    ["en", "fr", "it", "es", "pt", "ro"].contains(language)
  }

  private func isVowel(_ letter: UInt8) -> Bool {
    [
      UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
      UInt8(ascii: "y"),
    ]
    .contains(letter)
  }

  private mutating func put(_ sound: NameSkeleton.Sound, _ length: Int) -> Int {
    pending = [sound]
    return length
  }

  /// Puts the sound of one letter.
  private mutating func single(_ letter: UInt32) -> Int {
    // Дж is one sound.
    if letter == 0x434, index + 1 < letters.count, letters[index + 1] == 0x436 { return put(.s, 2) }
    // Hardly heard but at the beginning and between vowels: Mahler, Малер; Sahara, Сахара.
    if letter == 0x68, index > 0, !isVowel(at(1)) { return 1 }
    if let sound = sounds[letter] { pending = [sound] }
    return 1
  }
}

private func lowered(_ scalar: UInt32) -> UInt32 {
  if (0x41...0x5A).contains(scalar) { return scalar | 0x20 }
  if scalar < 0x80 { return scalar }
  if (0x410...0x42F).contains(scalar) { return scalar + 0x20 }
  if (0x400...0x40F).contains(scalar) { return scalar + 0x50 }
  return Unicode.Scalar(scalar)?.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar
}

/// A Latin letter without its accent; 0 for others.
private func base(_ letter: UInt32) -> UInt8 {
  if letter < 0x80 { return UInt8(truncatingIfNeeded: letter) }
  guard letter < 0x300 else { return 0 }
  if letter == 0xDF { return UInt8(ascii: "s") }
  var folded: UInt32 = 0
  ScalarFolding.shared.fold(letter) { if folded == 0 { folded = $0 } }
  return folded < 0x80 ? UInt8(truncatingIfNeeded: folded) : 0
}

private let sounds: [UInt32: NameSkeleton.Sound] = {
  var sounds: [UInt32: NameSkeleton.Sound] = [:]
  let classes: [(NameSkeleton.Sound, String)] = [
    (.s, "szсзцчшщжџћђѕσζςξψ"), (.k, "kgqкгґќѓκγhхχ"), (.f, "fvwфвўφβ"), (.p, "bpбпπ"),
    (.t, "dtдтδτθ"), (.m, "mмμ"), (.n, "nнњν"), (.l, "lлљλ"), (.r, "rрρ"),
  ]
  for (sound, letters) in classes {
    for letter in letters.unicodeScalars { sounds[letter.value] = sound }
  }
  return sounds
}()
