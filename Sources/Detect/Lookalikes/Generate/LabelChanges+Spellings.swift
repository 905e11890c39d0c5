import TocsinModel

extension LabelChanges {
  /// Two letters that look like one, and one that looks like two.
  mutating func addLigatures() {
    addPairs(Self.ligatures, .visual)
  }

  /// Other spellings of one sound, in the languages that most names come from, and how letters with marks are
  /// spelled out where there is only ASCII.
  mutating func addSpellings() {
    addPairs(Self.spellings.map { ($0.one, $0.other, 0.45) }, .phonetic)
  }

  mutating func addHyphens() {
    for place in letters.indices.dropFirst() {
      if letters[place] == "-" {
        add(replacing(place..<place + 1, by: []), .hyphen, 0.75, at: place)
      } else if letters[place - 1] != "-" {
        add(replacing(place..<place, by: ["-"]), .hyphen, 0.5, at: place)
      }
    }
  }

  private mutating func addPairs(
    _ pairs: [(one: String, two: String, score: Double)], _ technique: LookalikeTechnique
  ) {
    for (one, two, score) in pairs {
      let (one, two) = (Array(one.unicodeScalars), Array(two.unicodeScalars))
      for place in letters.indices {
        for (from, into) in [(one, two), (two, one)] where letters[place...].starts(with: from) {
          add(replacing(place..<place + from.count, by: into), technique, score, at: place)
        }
      }
    }
  }

  private static let ligatures = [
    ("m", "rn", 0.8), ("w", "vv", 0.75), ("d", "cl", 0.7), ("m", "nn", 0.6), ("b", "lb", 0.4),
    ("d", "dl", 0.35), ("h", "lh", 0.35), ("k", "lc", 0.4), ("ы", "ьі", 0.4), ("ю", "іо", 0.35),
  ].map { (one: $0.0, two: $0.1, score: $0.2) }

  private static let spellings = [
    ("f", "ph"), ("c", "k"), ("k", "ck"), ("ks", "x"), ("i", "y"), ("s", "z"), ("v", "w"),
    ("qu", "kw"), ("ee", "ie"), ("ou", "u"), ("ei", "ai"), ("sch", "sh"), ("tz", "ts"), ("j", "y"),
    ("ae", "a"), ("oe", "o"), ("ue", "u"), ("ss", "sz"),
    ("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("å", "aa"), ("æ", "ae"), ("ø", "oe"),
    ("œ", "oe"),
  ].map { (one: $0.0, other: $0.1) }
}
