import TocsinModel

/// The cheapest way from a word to the letters that may stand for it.
///
/// Damerau's four edits (1964), each letter changed once (optimal string alignment), with costs by what
/// the eye notices, and ligatures (`rn` for `m`) besides. Only places up to ``band`` apart are compared.
struct WordAlignment: Sendable {
  /// One difference.
  struct Step: Sendable {
    var kind: Kind
    /// The letters that stand there, from the run's beginning.
    var span: Range<Int>
  }

  enum Kind: UInt8, Sendable {
    case same
    /// A letter of the same shape.
    case shape
    /// Two letters for one, or one for two, that look the same.
    case joined, split
    /// A letter that resembles it.
    case similar
    case neighbour, bitFlip, replacement
    case insertion, repetition, neighbourInsertion
    case omission
    case transposition

    var isInsertion: Bool {
      self == .insertion || self == .repetition || self == .neighbourInsertion
    }

    /// Whether an index of shapes sees no difference there.
    var keepsShape: Bool { rawValue <= Kind.split.rawValue }

    var technique: LookalikeTechnique? {
      switch self {
      case .same: nil
      case .shape, .joined, .split, .similar: .visual
      case .neighbour, .neighbourInsertion: .neighbouringKey
      case .bitFlip: .bitFlip
      case .replacement: .replacement
      case .insertion: .insertion
      case .repetition: .repetition
      case .omission: .omission
      case .transposition: .transposition
      }
    }
  }

  private static let band = 4
  private static let longest = 64
  private static let never: Int32 = 1 << 20

  /// In hundredths, of the word's first letters (rows) and the run's (columns).
  private var costs = [Int32](repeating: 0, count: (longest + 1) * (longest + 1))
  private var kinds = [Kind](repeating: .same, count: (longest + 1) * (longest + 1))
  /// The differences found last, from the left.
  private(set) var steps: [Step] = []
  /// What they cost together, in hundredths.
  private(set) var cost = 0

  /// How many letters the run has.
  private(set) var runCount = 0
  /// Whether an s follows the word.
  private(set) var endsInPlural = false

  /// Aligns a word with a run of letters; `false` when one is too long or they differ too much in length.
  ///
  /// - Complexity: the word's letters times the band.
  mutating func align(
    _ word: [UInt8], count: Int, neighbours: Keyboard.Neighbours, _ letter: (Int) -> UInt8
  ) -> Bool {
    let rows = word.count
    guard rows <= Self.longest, count <= Self.longest, abs(rows - count) <= Self.band else {
      return false
    }
    for row in 0...rows {
      for column in max(0, row - Self.band)...min(count, row + Self.band) {
        fill(row, column, word, count, neighbours, letter)
      }
    }
    cost = Int(costs[cell(rows, count)])
    guard trace(from: rows, count) else { return false }
    runCount = count
    let last = steps.last
    endsInPlural =
      last?.kind.isInsertion ?? false && last?.span == count - 1..<count
      && letter(count - 1) == UInt8(ascii: "s")
    return true
  }

  private func cell(_ row: Int, _ column: Int) -> Int { row * (Self.longest + 1) + column }

  private func known(_ row: Int, _ column: Int) -> Int32 {
    row < 0 || column < 0 || abs(row - column) > Self.band ? Self.never : costs[cell(row, column)]
  }

  private mutating func fill(
    _ row: Int, _ column: Int, _ word: [UInt8], _ count: Int, _ neighbours: Keyboard.Neighbours,
    _ letter: (Int) -> UInt8
  ) {
    var best = row == 0 && column == 0 ? 0 : Self.never
    var kind = Kind.same
    func consider(_ from: Int32, _ cost: Int, _ candidate: Kind) {
      if from + Int32(cost) < best {
        best = from + Int32(cost)
        kind = candidate
      }
    }
    if row > 0, column > 0 {
      let (cost, how) = Self.replacing(word[row - 1], by: letter(column - 1), neighbours)
      consider(known(row - 1, column - 1), cost, how)
    }
    if column > 0 {
      let (cost, how) = Self.inserting(
        letter(column - 1), after: column > 1 ? letter(column - 2) : nil,
        before: column < count ? letter(column) : nil, neighbours)
      consider(known(row, column - 1), cost, how)
    }
    if row > 0 {
      let isDouble = row > 1 && word[row - 1] == word[row - 2]
      consider(known(row - 1, column), isDouble ? 50 : 90, .omission)
    }
    if row > 1, column > 1, word[row - 1] == letter(column - 2),
      word[row - 2] == letter(column - 1),
      word[row - 1] != word[row - 2]
    {
      consider(known(row - 2, column - 2), 60, .transposition)
    }
    for ligature in Shape.ligatures {
      if row > 0, column > 1, Shape.table[Int(word[row - 1])] == ligature.one,
        Shape.table[Int(letter(column - 2))] == ligature.two.0,
        Shape.table[Int(letter(column - 1))] == ligature.two.1
      {
        consider(known(row - 1, column - 2), ligature.cost, .joined)
      }
      if row > 1, column > 0, Shape.table[Int(letter(column - 1))] == ligature.one,
        Shape.table[Int(word[row - 2])] == ligature.two.0,
        Shape.table[Int(word[row - 1])] == ligature.two.1
      {
        consider(known(row - 2, column - 1), ligature.cost, .split)
      }
    }
    costs[cell(row, column)] = best
    kinds[cell(row, column)] = kind
  }

  /// The bits of a, e, i, o, u: a vowel for a vowel is a slip of memory, not of a memory cell.
  private static let vowels: UInt32 = 1 << 1 | 1 << 5 | 1 << 9 | 1 << 15 | 1 << 21

  private static func replacing(
    _ one: UInt8, by other: UInt8, _ neighbours: Keyboard.Neighbours
  ) -> (cost: Int, kind: Kind) {
    if one == other { return (0, .same) }
    if let cost = Shape.cost(one, other) {
      let isShape = Shape.table[Int(one)] == Shape.table[Int(other)]
      return (Int(cost), isShape ? .shape : .similar)
    }
    if neighbours.contains(one, other) { return (80, .neighbour) }
    let areVowels = vowels >> UInt32(one & 31) & vowels >> UInt32(other & 31) & 1 == 1
    if (one ^ other).nonzeroBitCount == 1, !areVowels { return (90, .bitFlip) }
    return (100, .replacement)
  }

  private static func inserting(
    _ letter: UInt8, after left: UInt8?, before right: UInt8?, _ neighbours: Keyboard.Neighbours
  ) -> (cost: Int, kind: Kind) {
    if letter == left { return (40, .repetition) }
    let slips = [left, right].contains { $0.map { neighbours.contains(letter, $0) } ?? false }
    // The eye slides over a stroke between letters.
    let cost = thin.contains(letter) ? 75 : slips ? 90 : 100
    return (cost, slips ? .neighbourInsertion : .insertion)
  }

  /// Letters that are hardly more than a stroke.
  private static let thin = Set("iljtfr1".utf8)

  /// Walks back from the last cell, keeping the differences.
  private mutating func trace(from lastRow: Int, _ lastColumn: Int) -> Bool {
    steps.removeAll(keepingCapacity: true)
    guard costs[cell(lastRow, lastColumn)] < Self.never else { return false }
    var (row, column) = (lastRow, lastColumn)
    while row > 0 || column > 0 {
      let kind = kinds[cell(row, column)]
      let end = column
      switch kind {
      case .insertion, .repetition, .neighbourInsertion: column -= 1
      case .omission: row -= 1
      case .transposition: (row, column) = (row - 2, column - 2)
      case .joined: (row, column) = (row - 1, column - 2)
      case .split: (row, column) = (row - 2, column - 1)
      default: (row, column) = (row - 1, column - 1)
      }
      if kind != .same { steps.append(Step(kind: kind, span: column..<end)) }
    }
    steps.reverse()
    // Memory errs in one bit of a name, and in nothing besides.
    if steps.count > 1 {
      for index in steps.indices where steps[index].kind == .bitFlip {
        steps[index].kind = .replacement
      }
    }
    return true
  }
}
