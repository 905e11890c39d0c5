internal import CICU

/// Which words of a text are Serbian or Macedonian in Cyrillic letters, and are compared as they are written in Latin ones.
///
/// A language with two alphabets is one language: a text that was put from one into the other is a copy, and no disguise. What
/// is decided is decided a word at a time, so that a foreign name, or a quotation in Russian, changes nothing around it:
///
/// - a word with a letter that only these languages have (ђ ј љ њ ћ џ ѓ ќ) is theirs, one with a letter that they do not have is not;
///   any other Cyrillic word is what the last such word was, at the beginning of a text what the first will be;
/// - a word all of whose letters look like Latin ones (је, маја) is read as Cyrillic beside a word that is; between Latin words it is
///   a disguise;
/// - a word with letters of both is a disguise, and is what those of its letters say that look like none of the other.
package struct SerbianWords: Sendable {
  package struct Place: Hashable, Sendable {
    /// UTF-8 offsets.
    package var start: Int
    package var end: Int
    /// Whether it has Latin letters in it.
    package var isMixed: Bool
  }

  /// In order, at least one.
  package private(set) var places: [Place] = []
  /// Letters in them, and letters of the text.
  private var own = 0
  private var letters = 0

  /// `nil` for a text without such words. Linear; for nearly all texts a look at each byte, sixteen at a time.
  package init?(_ text: String) {
    var text = text
    guard let words = text.withUTF8({ SerbianWords($0) }) else { return nil }
    self = words
  }

  /// The same of a text's UTF-8.
  package init?(_ utf8: UnsafeBufferPointer<UInt8>) {
    guard tocsin_text_has_serbian(utf8.baseAddress, Int64(utf8.count)) else { return nil }
    read(utf8)
    if places.isEmpty { return nil }
  }

  /// Whether more than half of the text's letters are in such words.
  package var areMost: Bool { own * 2 > letters }
}

extension SerbianWords {
  /// Finds the words, as the letters of one after the other tell.
  fileprivate struct Reading {
    enum Language { case serbian, other }

    var found: [Candidate] = []
    /// What the last word that told was; `nil` before any did.
    var language: Language?
    /// Whether the last word that can be in one alphabet only was in Latin letters; `nil` before any.
    var isBehindLatin: Bool?
    /// Those before anything told what they are.
    var pending: [Candidate] = []
    /// Those behind a Latin word that may be in either alphabet.
    var waiting: [Candidate] = []
  }

  fileprivate struct Candidate {
    var place: Place
    var letters: Int
  }

  private mutating func read(_ utf8: UnsafeBufferPointer<UInt8>) {
    let table = SerbianLetters.shared
    var reading = Reading()
    var index = 0
    while index < utf8.count {
      if let end = FoldedText.unwantedWord(utf8, at: index) {
        index = end
        continue
      }
      let start = index
      var (end, count) = (index, 0)
      var seen: SerbianLetters.Traits = []
      while index < utf8.count {
        let here = index
        let traits = table.traits(of: nextScalar(utf8, &index))
        if traits.isEmpty {
          if here > start { index = here }
          break
        }
        if !traits.contains(.joint) {
          count += 1
          end = index
        }
        seen.formUnion(traits)
      }
      guard count > 0 else { continue }
      letters += count
      let place = Place(start: start, end: end, isMixed: seen.contains(.latin))
      reading.read(Candidate(place: place, letters: count), seen)
    }
    places = reading.found.map(\.place)
    own = reading.found.reduce(0) { $0 + $1.letters }
  }
}

extension SerbianWords.Reading {
  mutating func read(_ word: SerbianWords.Candidate, _ seen: SerbianLetters.Traits) {
    if seen.contains(.foreign) || seen.contains([.cyrillic, .estranging]) {
      cross(toLatin: false)
      tell(.other)
    } else if seen.contains(.onlyLatin) {
      cross(toLatin: true)
    } else if seen.contains(.cyrillic), !seen.contains(.other) {
      if seen.contains(.onlyCyrillic) { cross(toLatin: false) }
      if isBehindLatin == true {
        waiting.append(word)
        return
      }
      if seen.contains(.telling), isBehindLatin == false { tell(.serbian) }
      take(word)
    }
  }

  /// A word that can be in one alphabet only: between Latin ones, what may be in either is a disguise.
  private mutating func cross(toLatin: Bool) {
    if !toLatin {
      for word in waiting { take(word) }
    }
    waiting.removeAll(keepingCapacity: true)
    isBehindLatin = toLatin
  }

  private mutating func tell(_ told: Language) {
    if language == nil, told == .serbian { found = pending }
    pending.removeAll()
    language = told
  }

  private mutating func take(_ word: SerbianWords.Candidate) {
    switch language {
    case .serbian: found.append(word)
    case nil: pending.append(word)
    case .other: break
    }
  }
}
