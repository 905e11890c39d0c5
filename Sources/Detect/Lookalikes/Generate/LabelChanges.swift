import TocsinModel

/// What can be made of a label by changing its letters, each with how well it passes.
struct LabelChanges {
  struct Change {
    var label: String
    var techniques: [LookalikeTechnique]
    var score: Double
  }

  private let letters: [UInt8]
  private let keys: Keyboard.Neighbours
  private(set) var changes: [Change] = []

  /// - Parameter label: in ASCII, lower case.
  init(of label: String, keyboards: [Keyboard]) {
    letters = Array(label.utf8)
    keys = Keyboard.Neighbours(on: keyboards)
    guard !letters.isEmpty else { return }
    addSwaps()
    addMissing()
    addExtra()
    addReplaced()
    addLigatures()
    addSpellings()
    addHyphens()
  }

  /// A change at the beginning is seen first, one in a long word hardly.
  private func discretion(at place: Int) -> Double {
    let position = place == 0 ? 0.55 : place >= letters.count - 1 ? 0.85 : 1
    return position * min(1, 0.5 + Double(letters.count) / 16)
  }

  private mutating func add(
    _ label: [UInt8], _ technique: LookalikeTechnique, _ score: Double, at place: Int
  ) {
    guard label != letters else { return }
    changes.append(
      Change(
        label: String(decoding: label, as: UTF8.self), techniques: [technique],
        score: score * discretion(at: place)))
  }

  private func replacing(_ range: Range<Int>, by new: [UInt8]) -> [UInt8] {
    var label = letters
    label.replaceSubrange(range, with: new)
    return label
  }

  private mutating func addSwaps() {
    for place in letters.indices.dropLast() where letters[place] != letters[place + 1] {
      var label = letters
      label.swapAt(place, place + 1)
      add(label, .transposition, 0.5, at: place)
    }
  }

  private mutating func addMissing() {
    for place in letters.indices {
      var label = letters
      label.remove(at: place)
      let isDoubled = place > 0 && letters[place] == letters[place - 1]
      add(label, .omission, isDoubled ? 0.65 : 0.5, at: place)
    }
  }

  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz0123456789".utf8)

  private mutating func addExtra() {
    for place in letters.indices {
      add(replacing(place..<place, by: [letters[place]]), .repetition, 0.6, at: place)
    }
    for place in 0...letters.count {
      for letter in Self.alphabet {
        let before = place > 0 ? letters[place - 1] : nil
        let after = place < letters.count ? letters[place] : nil
        guard letter != before, letter != after else { continue }
        let isNear = [before, after].contains { $0.map { keys.contains($0, letter) } ?? false }
        // A plural is read over.
        let isPlural = place == letters.count && letter == UInt8(ascii: "s")
        add(
          replacing(place..<place, by: [letter]), .insertion,
          isPlural ? 0.6 : isNear ? 0.4 : Self.isDigit(letter) ? 0.15 : 0.25, at: place)
      }
    }
  }

  private mutating func addReplaced() {
    for place in letters.indices {
      for letter in Self.alphabet + [UInt8(ascii: "-")] where letter != letters[place] {
        var label = letters
        label[place] = letter
        let isVowelSwap = Self.isVowel(letter) && Self.isVowel(letters[place])
        if let cost = Shape.cost(letters[place], letter) {
          add(label, .visual, 0.85 - Double(cost) / 125, at: place)
        } else if keys.contains(letters[place], letter) {
          add(label, .neighbouringKey, 0.4, at: place)
        } else if (letter ^ letters[place]).nonzeroBitCount == 1 {
          add(label, .bitFlip, 0.25, at: place)
        } else {
          add(
            label, .replacement, isVowelSwap ? 0.4 : Self.isDigit(letter) ? 0.1 : 0.2, at: place)
        }
      }
    }
  }

  /// Two letters that look like one, and one that looks like two.
  private mutating func addLigatures() {
    let pairs: [(one: String, two: String, score: Double)] = [
      ("m", "rn", 0.8), ("w", "vv", 0.75), ("d", "cl", 0.7), ("m", "nn", 0.6), ("b", "lb", 0.4),
      ("d", "dl", 0.35), ("h", "lh", 0.35), ("k", "lc", 0.4),
    ]
    for (one, two, score) in pairs {
      let (one, two) = (Array(one.utf8), Array(two.utf8))
      for place in letters.indices {
        for (from, into) in [(one, two), (two, one)] where letters[place...].starts(with: from) {
          add(replacing(place..<place + from.count, by: into), .visual, score, at: place)
        }
      }
    }
  }

  /// Other spellings of one sound, in the languages that most names come from.
  private mutating func addSpellings() {
    let pairs = [
      ("f", "ph"), ("c", "k"), ("k", "ck"), ("ks", "x"), ("i", "y"), ("s", "z"), ("v", "w"),
      ("qu", "kw"), ("ee", "ie"), ("ou", "u"), ("ei", "ai"), ("sch", "sh"), ("tz", "ts"),
      ("j", "y"),
      ("ae", "a"), ("oe", "o"), ("ue", "u"), ("ss", "sz"),
    ]
    for (one, other) in pairs {
      let (one, other) = (Array(one.utf8), Array(other.utf8))
      for place in letters.indices {
        for (from, into) in [(one, other), (other, one)] where letters[place...].starts(with: from)
        {
          add(replacing(place..<place + from.count, by: into), .phonetic, 0.45, at: place)
        }
      }
    }
  }

  private mutating func addHyphens() {
    for place in letters.indices.dropFirst() {
      if letters[place] == UInt8(ascii: "-") {
        add(replacing(place..<place + 1, by: []), .hyphen, 0.75, at: place)
      } else if letters[place - 1] != UInt8(ascii: "-") {
        add(replacing(place..<place, by: [UInt8(ascii: "-")]), .hyphen, 0.5, at: place)
      }
    }
  }

  private static func isVowel(_ letter: UInt8) -> Bool { Array("aeiouy".utf8).contains(letter) }

  private static func isDigit(_ letter: UInt8) -> Bool { letter &- UInt8(ascii: "0") < 10 }
}
