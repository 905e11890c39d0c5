/// A keyboard, for telling slips to a neighbouring key from other changes.
package enum Keyboard: String, Hashable, Sendable, Codable, CaseIterable {
  case qwerty, qwertz, azerty
  /// ЙЦУКЕН, its letters as they are transliterated.
  case jcuken
  /// The Bulgarian state standard BDS 5237, transliterated likewise.
  case bulgarian

  /// The keyboards that people of a country type Latin letters, and names of their own, on.
  ///
  /// - Parameter country: ISO 3166-1 alpha-2, lower case.
  package static func layouts(in country: String) -> [Keyboard] {
    switch country {
    case "de", "at", "ch", "li", "lu", "cz", "sk", "hu", "si", "hr", "ba", "rs", "me", "al", "ro":
      [.qwertz]
    case "fr", "be", "mc", "dz", "tn", "ma", "sn", "ci", "cm", "mg": [.azerty]
    case "ru", "ua", "by", "kz", "kg", "tj", "mn", "su": [.qwerty, .jcuken]
    case "bg": [.qwerty, .bulgarian]
    default: [.qwerty]
    }
  }

  /// The keys from the upper row to the lower, each row shifted right by about half a key; a blank
  /// where a key carries no single letter.
  private var rows: [String] {
    switch self {
    case .qwerty: ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"]
    case .qwertz: ["1234567890", "qwertzuiop", "asdfghjkl", "yxcvbnm"]
    case .azerty: ["1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn"]
    case .jcuken: ["1234567890", "jcukeng  zh", "fyvaprold e", "  smit b "]
    case .bulgarian: ["1234567890", " uei  ksdzc", " yaozgtnvm ", " y  fhprlb"]
    }
  }

  /// Calls back with every pair of neighbouring keys, one way round.
  private func forEachPair(_ body: (UInt8, UInt8) -> Void) {
    let rows = rows.map { Array($0.utf8) }
    for (number, row) in rows.enumerated() {
      let below = number + 1 < rows.count ? rows[number + 1] : []
      for (place, key) in row.enumerated() {
        if place + 1 < row.count { body(key, row[place + 1]) }
        if place < below.count { body(key, below[place]) }
        if place > 0, place - 1 < below.count { body(key, below[place - 1]) }
      }
    }
  }

  /// Which keys neighbour which on any of some keyboards.
  struct Neighbours: Hashable, Sendable {
    private var bits = [UInt64](repeating: 0, count: 64)

    init(on keyboards: [Keyboard]) {
      for keyboard in keyboards {
        keyboard.forEachPair { one, other in
          guard one != 0x20, other != 0x20 else { return }
          bits[Self.number(one)] |= 1 << UInt64(Self.number(other))
          bits[Self.number(other)] |= 1 << UInt64(Self.number(one))
        }
      }
    }

    /// - Parameters: lower-case ASCII letters or digits.
    func contains(_ one: UInt8, _ other: UInt8) -> Bool {
      bits[Self.number(one)] >> UInt64(Self.number(other)) & 1 == 1
    }

    /// Letters have 1 to 26, digits 32 to 41.
    private static func number(_ key: UInt8) -> Int {
      Int(key < UInt8(ascii: "a") ? key & 15 | 32 : key & 31)
    }
  }
}
