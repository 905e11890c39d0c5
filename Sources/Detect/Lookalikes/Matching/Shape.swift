/// What an ASCII letter looks like: letters that are easily taken for one another share a shape.
///
/// Shapes are numbered from 1, so that 0 can stand for none in packed keys.
enum Shape {
  /// Room for every shape, as a power of two.
  static let alphabet = 32

  /// Letters that share a shape, the best known first, and what it costs to take one for another.
  private static let alike: [(letters: String, cost: Int)] = [
    ("o0", 15), ("l1i", 20), ("gq9", 30), ("s5", 20), ("e3", 25), ("a4", 30), ("b86", 35),
    ("z2", 35), ("t7", 40), ("vy", 45),
  ]

  /// Pairs that resemble each other too little to share a shape.
  private static let similar: [(pair: String, cost: Int)] = [
    ("lt", 50), ("ft", 50), ("fl", 60), ("uv", 50), ("ce", 50), ("hn", 50), ("nr", 60), ("ij", 40),
    ("bh", 50), ("co", 60), ("mn", 50), ("nu", 60), ("vw", 50), ("pq", 60), ("gy", 60), ("hk", 60),
    ("eo", 70), ("ao", 70),
  ]

  /// The shape of each byte: letters, digits; everything else has one of its own.
  static let table: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 256)
    var count: UInt8 = 0
    for (letters, _) in alike {
      count += 1
      for letter in letters.utf8 { table[Int(letter)] = count }
    }
    for letter in UInt8(ascii: "a")...UInt8(ascii: "z") where table[Int(letter)] == 0 {
      count += 1
      table[Int(letter)] = count
    }
    return table.map { $0 == 0 ? count + 1 : $0 }
  }()

  static func of(_ letters: [UInt8]) -> [UInt8] { letters.map { table[Int($0)] } }

  /// What it costs in hundredths to take one letter for another, both ways: 0 the same letter, `nil`
  /// when they do not look alike.
  static let costs: [UInt8?] = {
    var costs = [UInt8?](repeating: nil, count: 128 * 128)
    func set(_ one: UInt8, _ other: UInt8, _ cost: Int) {
      costs[Int(one) * 128 + Int(other)] = UInt8(cost)
      costs[Int(other) * 128 + Int(one)] = UInt8(cost)
    }
    for byte in UInt8(0)..<128 { set(byte, byte, 0) }
    for (letters, cost) in alike {
      for one in letters.utf8 {
        for other in letters.utf8 where one < other { set(one, other, cost) }
      }
    }
    set(UInt8(ascii: "1"), UInt8(ascii: "l"), 15)
    set(UInt8(ascii: "i"), UInt8(ascii: "l"), 25)
    for (pair, cost) in similar {
      let pair = Array(pair.utf8)
      set(pair[0], pair[1], cost)
    }
    return costs
  }()

  static func cost(_ one: UInt8, _ other: UInt8) -> UInt8? {
    costs[Int(one & 127) * 128 + Int(other & 127)]
  }

  /// Two letters that look like one.
  struct Ligature: Sendable {
    var one: UInt8
    var two: (UInt8, UInt8)
    /// In hundredths.
    var cost: Int

    init(_ one: Character, _ first: Character, _ second: Character, cost: Int) {
      func shape(_ letter: Character) -> UInt8 { table[Int(letter.asciiValue ?? 0)] }
      self.one = shape(one)
      two = (shape(first), shape(second))
      self.cost = cost
    }
  }

  static let ligatures = [
    Ligature("m", "r", "n", cost: 20), Ligature("w", "v", "v", cost: 25),
    Ligature("d", "c", "l", cost: 30), Ligature("m", "n", "n", cost: 40),
  ]

  /// A word's shapes, and what becomes of them when up to two places are written as a ligature or
  /// out of one; at most 24, the word itself first.
  static func variants(of word: [UInt8]) -> [[UInt8]] {
    var variants = [word]
    var begin = 0
    for _ in 0..<2 {
      let end = variants.count
      for variant in variants[begin..<end] {
        for changed in swapped(variant) where variants.count < 24 && !variants.contains(changed) {
          variants.append(changed)
        }
      }
      begin = end
    }
    return variants
  }

  /// The word with one place written otherwise.
  private static func swapped(_ word: [UInt8]) -> [[UInt8]] {
    var result: [[UInt8]] = []
    for place in word.indices {
      for ligature in ligatures {
        if word[place] == ligature.one {
          result.append(word[..<place] + [ligature.two.0, ligature.two.1] + word[(place + 1)...])
        }
        if place + 1 < word.count, word[place] == ligature.two.0, word[place + 1] == ligature.two.1
        {
          result.append(word[..<place] + [ligature.one] + word[(place + 2)...])
        }
      }
    }
    return result
  }
}
