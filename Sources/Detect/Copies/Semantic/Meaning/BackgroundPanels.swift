/// The panels of all languages in all spaces, made of the first passages of an index and kept while it grows.
///
/// They are made of the first `size` passages, whatever came after: so the same passages read in other portions give the
/// same panels, and what was decided by them stays decided until the index has grown by a quarter, a large one until it has
/// doubled (``size(for:)``). Then all is decided again: what a text resembled among sixty is no measure among three thousand.
package struct BackgroundPanels: Sendable {
  /// The panel of languages without their own.
  static let any = "mul"
  /// Passages that a language needs for a panel of its own.
  private static let leastPanel = 24
  /// From so many passages on, panels are made again at each doubling only.
  private static let leastDoubled = 4096

  /// What a passage is measured against.
  struct Column: Hashable {
    var space: MeaningSpace
    var language: String
  }

  let size: Int
  /// By space, then language.
  let columns: [Column]
  /// Beside ``columns``.
  private let panels: [BackgroundPanel]
  private let places: [Column: Int]

  /// Of so few passages they are made of all, each time.
  private static let leastSize = 64

  /// Of how many passages panels are made, when there are so many: all of few, then at least four fifths, so that an engine
  /// that is told one post after another seldom makes them; of many, powers of two.
  package static func size(for count: Int) -> Int {
    guard count > leastSize else { return count }
    var size = count < leastDoubled ? leastSize : leastDoubled
    func next() -> Int { size + (count < leastDoubled ? size / 4 : size) }
    while next() <= count { size = next() }
    return size
  }

  /// Whether pairs of an index that has grown must be decided again, since its panels are others.
  package static func areOthers(for count: Int, than before: Int) -> Bool {
    before > 0 && size(for: count) != size(for: before)
  }

  /// Linear in the passages, and for each language quadratic in those that its panel considers.
  nonisolated(nonsending) init(of index: MeaningIndex) async throws {
    size = Self.size(for: index.count)
    var byLanguage: [String: [Int]] = [Self.any: Array(0..<size)]
    for (number, passage) in index.passages.prefix(size).enumerated() {
      if let language = passage.language { byLanguage[language, default: []].append(number) }
    }
    var columns: [Column] = []
    var panels: [BackgroundPanel] = []
    for (space, vectors) in index.spaces.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      for (language, rows) in byLanguage.sorted(by: { $0.key < $1.key })
      where language == Self.any || rows.count >= Self.leastPanel {
        columns.append(Column(space: space, language: language))
        panels.append(try await BackgroundPanel(of: rows, in: vectors, space: space))
      }
    }
    self.columns = columns
    self.panels = panels
    places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
  }

  /// The backgrounds of passages, of each one for each of ``columns``, one passage after another. Linear in passages × the panels.
  ///
  /// - Parameter rows: ascending.
  nonisolated(nonsending) func backgrounds(
    of rows: [Int], in index: MeaningIndex
  ) async throws -> [Float] {
    var backgrounds = [Float](repeating: 0, count: rows.count * columns.count)
    let isAll = rows.count == index.count
    for (place, column) in columns.enumerated() {
      guard let vectors = index.spaces[column.space] else { continue }
      let queries = isAll ? vectors : vectors.picked(rows)
      let values = try await panels[place].backgrounds(
        of: 0..<rows.count, in: queries, space: column.space)
      for (row, value) in values.enumerated() { backgrounds[row * columns.count + place] = value }
    }
    return backgrounds
  }

  /// Which of ``columns`` a passage is measured against that is held against one in a language.
  func column(of language: String?, in space: MeaningSpace) -> Int? {
    language.flatMap { places[Column(space: space, language: $0)] }
      ?? places[Column(space: space, language: Self.any)]
  }
}
