/// How a label may sound, roughly and in many languages at once: spellings of one sound become one.
///
/// Much tighter than Soundex and its kin, which serve people's names: only exchanges that people make
/// in writing a name they have heard.
struct Sound: Sendable {
  /// The sounds of the letters so far; 0 ends none.
  private(set) var codes: [UInt8] = []
  /// Where in ``codes`` the sounds of the letters from each place on begin, one more than there are letters.
  private(set) var cuts: [Int] = []

  init() {}

  init(of letters: [UInt8]) {
    read(letters.span)
  }

  /// Replaces the sounds by those of other letters.
  ///
  /// - Complexity: linear, without allocating once it has held as many letters.
  mutating func read(_ letters: Span<UInt8>) {
    let count = letters.count
    codes.removeAll(keepingCapacity: true)
    cuts.removeAll(keepingCapacity: true)
    var place = 0
    while place < count {
      let one = letters[place]
      let two = place + 1 < count ? letters[place + 1] : 0
      let three = place + 2 < count ? letters[place + 2] : 0
      let (sounds, read) = Self.spelling(one, two, three)
      for _ in 0..<read { cuts.append(codes.count) }
      place += read
      append(sounds.0)
      append(sounds.1)
    }
    cuts.append(codes.count)
  }

  /// Doubled sounds count once.
  private mutating func append(_ code: UInt8) {
    if code != 0, codes.last != code { codes.append(code) }
  }

  /// The sounds of the next letters, and how many letters they take.
  private static func spelling(
    _ one: UInt8, _ two: UInt8, _ three: UInt8
  ) -> (sounds: (UInt8, UInt8), read: Int) {
    let k = UInt8(ascii: "k")
    let s = UInt8(ascii: "s")
    let i = UInt8(ascii: "i")
    switch (one, two, three) {
    case (UInt8(ascii: "s"), UInt8(ascii: "c"), UInt8(ascii: "h")):
      return ((UInt8(ascii: "$"), 0), 3)
    case (UInt8(ascii: "s"), UInt8(ascii: "h"), _): return ((UInt8(ascii: "$"), 0), 2)
    case (UInt8(ascii: "c"), UInt8(ascii: "h"), _): return ((UInt8(ascii: "#"), 0), 2)
    case (UInt8(ascii: "p"), UInt8(ascii: "h"), _): return ((UInt8(ascii: "f"), 0), 2)
    case (UInt8(ascii: "c"), UInt8(ascii: "k"), _): return ((k, 0), 2)
    case (UInt8(ascii: "t"), UInt8(ascii: "h"), _): return ((UInt8(ascii: "t"), 0), 2)
    case (UInt8(ascii: "d"), UInt8(ascii: "t"), _): return ((UInt8(ascii: "t"), 0), 2)
    case (UInt8(ascii: "q"), UInt8(ascii: "u"), _): return ((k, UInt8(ascii: "v")), 2)
    case (UInt8(ascii: "k"), UInt8(ascii: "w"), _): return ((k, UInt8(ascii: "v")), 2)
    case (UInt8(ascii: "i"), UInt8(ascii: "e"), _), (UInt8(ascii: "e"), UInt8(ascii: "i"), _),
      (UInt8(ascii: "e"), UInt8(ascii: "e"), _), (UInt8(ascii: "e"), UInt8(ascii: "a"), _):
      return ((i, 0), 2)
    case (UInt8(ascii: "o"), UInt8(ascii: "u"), _), (UInt8(ascii: "o"), UInt8(ascii: "o"), _):
      return ((UInt8(ascii: "u"), 0), 2)
    case (UInt8(ascii: "c"), UInt8(ascii: "e"), _), (UInt8(ascii: "c"), UInt8(ascii: "i"), _),
      (UInt8(ascii: "c"), UInt8(ascii: "y"), _):
      return ((s, 0), 1)
    case (UInt8(ascii: "c"), _, _), (UInt8(ascii: "q"), _, _): return ((k, 0), 1)
    case (UInt8(ascii: "x"), _, _): return ((k, s), 1)
    case (UInt8(ascii: "z"), _, _): return ((s, 0), 1)
    case (UInt8(ascii: "y"), _, _): return ((i, 0), 1)
    case (UInt8(ascii: "w"), _, _): return ((UInt8(ascii: "v"), 0), 1)
    default: return ((one, 0), 1)
    }
  }

  /// A hash of each beginning of some sounds, so that the hash of any run of them costs no more than one step.
  struct Hashes: Sendable {
    private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    /// The powers of the base, for every run within a label's sounds.
    private static let powers: [UInt64] = (0...128).reduce(into: []) { powers, _ in
      powers.append((powers.last ?? 0) == 0 ? 1 : (powers.last ?? 1) &* base)
    }

    private let powers = Self.powers
    private var sums: [UInt64] = []

    init() {}

    mutating func read(_ codes: [UInt8]) {
      sums.removeAll(keepingCapacity: true)
      var sum: UInt64 = 0
      sums.append(sum)
      for code in codes.prefix(128) {
        sum = sum &* Self.base &+ UInt64(code)
        sums.append(sum)
      }
    }

    /// The hash of a run of the sounds read last.
    func hash(_ run: Range<Int>) -> UInt64 {
      sums[run.upperBound] &- sums[run.lowerBound] &* powers[run.count]
    }

    static func hash(_ codes: ArraySlice<UInt8>) -> UInt64 {
      codes.reduce(0) { $0 &* base &+ UInt64($1) }
    }
  }
}
