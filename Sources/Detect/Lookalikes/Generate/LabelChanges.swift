import TocsinModel

/// What can be made of a label by changing its letters, each with how well it passes.
struct LabelChanges {
  struct Change {
    var label: String
    var techniques: [LookalikeTechnique]
    var score: Double
  }

  let letters: [Unicode.Scalar]
  private let typed: TypedLetters
  private(set) var changes: [Change] = []

  /// - Parameter label: in Unicode, lower case.
  init(of label: String, typed: TypedLetters) {
    letters = Array(label.unicodeScalars)
    self.typed = typed
    guard !letters.isEmpty else { return }
    addSwaps()
    addMissing()
    addExtra()
    addReplaced()
    addAllReplaced()
    addLigatures()
    addSpellings()
    addHyphens()
  }

  /// A change at the beginning is seen first, one in a long word hardly.
  private func discretion(at place: Int) -> Double {
    let position = place == 0 ? 0.55 : place >= letters.count - 1 ? 0.85 : 1
    return position * min(1, 0.5 + Double(letters.count) / 16)
  }

  mutating func add(
    _ label: [Unicode.Scalar], _ technique: LookalikeTechnique, _ score: Double, at place: Int
  ) {
    guard label != letters else { return }
    changes.append(
      Change(
        label: String(String.UnicodeScalarView(label)), techniques: [technique],
        score: score * discretion(at: place)))
  }

  func replacing(_ range: Range<Int>, by new: [Unicode.Scalar]) -> [Unicode.Scalar] {
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

  private mutating func addExtra() {
    for place in letters.indices {
      add(replacing(place..<place, by: [letters[place]]), .repetition, 0.6, at: place)
    }
    for place in 0...letters.count {
      for letter in typed.letters {
        let before = place > 0 ? letters[place - 1] : nil
        let after = place < letters.count ? letters[place] : nil
        guard letter != before, letter != after else { continue }
        let isNear = [before, after].contains {
          $0.map { typed.areNeighbours($0, letter) } ?? false
        }
        // A plural is read over.
        let isPlural = place == letters.count && letter == "s"
        add(
          replacing(place..<place, by: [letter]), .insertion,
          isPlural ? 0.6 : isNear ? 0.4 : letter.isDigit ? 0.15 : 0.25, at: place)
      }
    }
    if let last = letters.last, ["s", "x", "z"].contains(last) {
      add(letters + ["e", "s"], .insertion, 0.4, at: letters.count)
    }
  }

  private mutating func addReplaced() {
    for place in letters.indices {
      let own = letters[place]
      for letter in typed.letters + ["-"] where letter != own {
        var label = letters
        label[place] = letter
        let isVowelSwap = letter.isVowel && own.isVowel
        if let cost = Shape.cost(own, letter) {
          add(label, .visual, 0.85 - Double(cost) / 125, at: place)
        } else if typed.areNeighbours(own, letter) {
          add(label, .neighbouringKey, 0.4, at: place)
        } else if own.isASCII, letter.isASCII, (letter.value ^ own.value).nonzeroBitCount == 1 {
          add(label, .bitFlip, 0.25, at: place)
        } else {
          add(label, .replacement, isVowelSwap ? 0.4 : letter.isDigit ? 0.1 : 0.2, at: place)
        }
      }
    }
  }

  /// `g00gle`: a letter that comes more than once, in all its places.
  private mutating func addAllReplaced() {
    for letter in Set(letters) {
      let places = letters.indices.filter { letters[$0] == letter }
      guard places.count > 1, let first = places.first else { continue }
      for other in typed.letters where other != letter {
        guard let cost = Shape.cost(letter, other) else { continue }
        let label = letters.map { $0 == letter ? other : $0 }
        add(label, .visual, 0.8 - Double(cost) / 125, at: first)
      }
    }
  }
}

extension Shape {
  /// What it costs to take one letter for another; `nil` outside of ASCII and for letters that do not look alike.
  fileprivate static func cost(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> UInt8? {
    guard one.isASCII, other.isASCII else { return nil }
    return cost(UInt8(truncatingIfNeeded: one.value), UInt8(truncatingIfNeeded: other.value))
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }

  fileprivate var isVowel: Bool { "aeiouyаеёиіоуыэюяєїαεηιουω".unicodeScalars.contains(self) }
}
