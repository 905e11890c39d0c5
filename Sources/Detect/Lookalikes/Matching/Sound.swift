/// How a label may sound, roughly and in many languages at once: spellings of one sound become one.
///
/// Much tighter than Soundex and its kin, which serve people's names: only exchanges that people make
/// in writing a name they have heard. Sounds are hashed as they are read, so that the hash of any run
/// of letters costs one step.
struct Sound: Sendable {
  /// The longest run of letters.
  static let longest = 63

  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let powers: [UInt64] = {
    var powers = [UInt64](repeating: 1, count: 128)
    for power in 1..<128 { powers[power] = powers[power - 1] &* base }
    return powers
  }()

  private let powers = Self.powers
  private let spellings = Spellings()
  /// For each letter, how many sounds come before it, and their hash; one more than there are letters.
  private var counts = InlineArray<64, UInt8>(repeating: 0)
  private var sums = InlineArray<64, UInt64>(repeating: 0)

  /// Reads letters, at most ``longest``.
  ///
  /// - Complexity: linear; allocates nothing.
  mutating func read(_ letters: Span<UInt8>) {
    let end = min(letters.count, Self.longest)
    let table = spellings.table
    let spellings = table.span
    var count: UInt8 = 0
    var sum: UInt64 = 0
    var last: UInt8 = 0
    var place = 0
    while place < end {
      let two = place + 1 < end ? letters[place + 1] : 0
      let three = place + 2 < end ? letters[place + 2] : 0
      let spelling = spellings[Spellings.place(letters[place], two)]
      let length = spelling.length(before: three)
      let first =
        letters[place] < UInt8(ascii: "a")
        ? letters[place] : length == 3 ? Spellings.sh : spelling.first
      for letter in place..<min(place + length, end) {
        set(letter, count, sum)
      }
      place += length
      // Doubled sounds count once.
      if first != last {
        sum = sum &* Self.base &+ UInt64(first)
        count += 1
        last = first
      }
      if spelling.second != 0 {
        sum = sum &* Self.base &+ UInt64(spelling.second)
        count += 1
        last = spelling.second
      }
    }
    set(end, count, sum)
  }

  @inline(__always)
  private mutating func set(_ letter: Int, _ count: UInt8, _ sum: UInt64) {
    counts[letter] = count
    sums[letter] = sum
  }

  /// How many sounds a run of letters has.
  ///
  /// It changes nothing: declared so, it is called in place, without a copy of the rows.
  @inline(__always)
  mutating func count(_ run: Range<Int>) -> Int {
    Int(counts[run.upperBound] &- counts[run.lowerBound])
  }

  /// The hash of a run's sounds: equal for runs that sound the same.
  @inline(__always)
  mutating func hash(_ run: Range<Int>) -> UInt64 {
    sums[run.upperBound] &- sums[run.lowerBound] &* powers[count(run)]
  }
}

/// What pairs of letters sound like at their beginning.
private struct Spellings: Sendable {
  struct Spelling: Sendable {
    var first: UInt8
    /// 0 for none.
    var second: UInt8 = 0
    /// How many letters it takes.
    var letters: UInt8 = 1
    /// The third letter with which it takes three; 0 for none.
    var third: UInt8 = 0

    @inline(__always)
    func length(before third: UInt8) -> Int {
      self.third != 0 && self.third == third ? 3 : Int(letters)
    }
  }

  let table = Self.table
  /// As in “ship”, “Schiff”.
  static let sh = UInt8(ascii: "$")

  @inline(__always)
  static func place(_ one: UInt8, _ two: UInt8) -> Int {
    Int(number(one)) << 5 | Int(number(two))
  }

  /// 1 to 26 for letters, 0 for all else.
  @inline(__always)
  private static func number(_ byte: UInt8) -> UInt8 { byte < UInt8(ascii: "a") ? 0 : byte & 31 }

  private static let pairs: [(letters: String, sounds: String)] = [
    ("sh", "$"), ("ch", "#"), ("ph", "f"), ("ck", "k"), ("th", "t"), ("dt", "t"), ("qu", "kv"),
    ("kw", "kv"), ("ie", "i"), ("ei", "i"), ("ee", "i"), ("ea", "i"), ("ou", "u"), ("oo", "u"),
  ]

  private static let singles: [(letter: Character, sounds: String)] = [
    ("c", "k"), ("q", "k"), ("x", "ks"), ("z", "s"), ("y", "i"), ("w", "v"),
  ]

  private static let table: [Spelling] = {
    var table: [Spelling] = []
    for number in UInt8(0)..<32 {
      let letter = number | 0x60
      let sounds =
        singles.first { $0.letter.asciiValue == letter }.map { Array($0.sounds.utf8) } ?? [letter]
      let alone = Spelling(first: sounds[0], second: sounds.count > 1 ? sounds[1] : 0)
      table += [Spelling](repeating: alone, count: 32)
    }
    for (letters, sounds) in pairs {
      let letters = Array(letters.utf8)
      let sounds = Array(sounds.utf8)
      table[place(letters[0], letters[1])] = Spelling(
        first: sounds[0], second: sounds.count > 1 ? sounds[1] : 0, letters: 2)
    }
    let (c, s) = (UInt8(ascii: "c"), UInt8(ascii: "s"))
    // As in “cent”, “city”, “cycle”.
    for soft in "eiy".utf8 { table[place(c, soft)].first = s }
    table[place(s, c)] = Spelling(first: s, third: UInt8(ascii: "h"))
    return table
  }()
}
