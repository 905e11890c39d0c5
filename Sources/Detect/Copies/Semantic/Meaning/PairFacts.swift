/// What two passages are to each other, whatever others there are: it is measured once, and a pair that comes to be judged by
/// other neighbours or another background is decided again from it.
struct PairFacts: Hashable, Sendable {
  /// How closely they were looked at.
  enum Stage: UInt32 {
    /// Numbers and names were counted; what was known of the others said that this is enough.
    case counted
    /// They fill in one template with other facts.
    case form
    /// They are one text in the letters of two scripts.
    case transliterated
    /// Letters, in one language, and tokens were aligned.
    case aligned
  }

  var stage = Stage.counted
  var agreement = MeaningMeasurements.Agreement()
  /// The likeness of the letters as a whole.
  var letters = 0.0
  /// The aligned letters of the shorter one.
  var aligned = 0.0
  var tokens = TokenAlignment.none
}

/// What is known of a passage with lower ones.
package struct KnownPairs: Hashable, Sendable {
  /// By the number of the other passage.
  private(set) var facts: [UInt32: PairFacts] = [:]

  init() {}

  subscript(other: UInt32) -> PairFacts? {
    get { facts[other] }
    set { facts[other] = newValue }
  }
}

extension KnownPairs {
  /// Words of 32 bits that a pair takes.
  private static let words = 18

  /// As it is kept in files, little-endian, pairs in the order of the others.
  package var bytes: [UInt8] {
    var words: [UInt32] = []
    words.reserveCapacity(facts.count * Self.words)
    func add(_ value: Double) {
      words += [
        UInt32(truncatingIfNeeded: value.bitPattern),
        UInt32(truncatingIfNeeded: value.bitPattern >> 32),
      ]
    }
    for (other, facts) in facts.sorted(by: { $0.key < $1.key }) {
      words += [other, facts.stage.rawValue]
      words += facts.agreement.halves
      add(facts.letters)
      add(facts.aligned)
      words += facts.tokens.values.map(\.bitPattern)
    }
    return words.littleEndianBytes
  }

  /// What ``bytes`` were; `nil` where they are those of no pairs.
  package init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count % (4 * Self.words) == 0 else { return nil }
    for start in stride(from: 0, to: bytes.count / 4, by: Self.words) {
      guard let stage = PairFacts.Stage(rawValue: bytes.word(start + 1)) else { return nil }
      let facts = PairFacts(
        stage: stage,
        agreement: MeaningMeasurements.Agreement(halves: (2..<8).map { bytes.word(start + $0) }),
        letters: bytes.double(start + 8), aligned: bytes.double(start + 10),
        tokens: TokenAlignment(
          values: (12..<18).map { Float(bitPattern: bytes.word(start + $0)) }))
      guard facts.isSound else { return nil }
      self.facts[bytes.word(start)] = facts
    }
  }
}

extension PairFacts {
  fileprivate var isSound: Bool {
    letters.isFinite && aligned.isFinite && tokens.values.allSatisfy(\.isFinite)
  }
}

extension TokenAlignment {
  fileprivate var values: [Float] { [least, most, tail, contrast, order, gap] }

  fileprivate init(values: [Float]) {
    self.init(
      least: values[0], most: values[1], tail: values[2], contrast: values[3], order: values[4],
      gap: values[5])
  }
}
