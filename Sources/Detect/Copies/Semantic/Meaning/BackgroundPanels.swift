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

  let size: Int
  let panels: [MeaningSpace: [String: BackgroundPanel]]

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
    var panels: [MeaningSpace: [String: BackgroundPanel]] = [:]
    for (space, vectors) in index.spaces.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      for (language, rows) in byLanguage.sorted(by: { $0.key < $1.key })
      where language == Self.any || rows.count >= Self.leastPanel {
        panels[space, default: [:]][language] = try await BackgroundPanel(
          of: rows, in: vectors, space: space)
      }
    }
    self.panels = panels
  }

  /// The backgrounds of vectors, by language. Linear in vectors × the panels.
  nonisolated(nonsending) func backgrounds(
    of vectors: VectorIndex, in space: MeaningSpace
  ) async throws -> [String: [Float]] {
    var backgrounds: [String: [Float]] = [:]
    for (language, panel) in (panels[space] ?? [:]).sorted(by: { $0.key < $1.key }) {
      backgrounds[language] = try await panel.backgrounds(
        of: 0..<vectors.count, in: vectors, space: space)
    }
    return backgrounds
  }
}
