internal import Algorithms

/// What surrounds passages in every space: their nearest others, their background, and the nearest in each language.
///
/// Of an index to which few passages came, only these are looked at and the older ones that are near to one of them:
/// nothing else can be part of a new pair.
struct MeaningNeighbourhood: Sendable {
  let index: MeaningIndex
  let panels: BackgroundPanels
  /// Where passages of another index have their nearest; `nil` for their own.
  private var others: MeaningIndex?
  /// The passages that were looked at, ascending; `nil` for all.
  private var rows: [Int]?
  /// By the position in `rows`.
  private var lists: [MeaningSpace: NeighbourLists] = [:]
  /// Pairs of passages of different documents of which one is among the nearest of the other, with at least one new passage each;
  /// sorted.
  private(set) var candidates: [NumberPair] = []
  /// The passages that have a background, ascending: those of candidates; `nil` for all.
  private var measured: [Int]?
  /// Of each of `measured` one for each column of the panels.
  private var backgrounds: [Float] = []

  /// Nearest others that are kept of a passage; the first `mutual` of them make candidates, and the first
  /// `mutualInLanguage` of each language: a crowd of copies in one language must not hide the translation into another.
  private static let kept = 96
  private static let mutual = 16
  private static let mutualInLanguage = 4
  /// How many of the nearest of a new passage may have it among their own: an older passage has that many nearer to the
  /// new one only in a crowd, where others stand for it.
  private static let reached = 256

  /// Complexity: the passages that are looked at × all passages products in each space.
  ///
  /// - Parameters:
  ///   - first: the first passage that is new.
  ///   - known: panels of the index when it was smaller, which serve while they are of the right size.
  ///   - keeper: keeps the nearest of each passage.
  nonisolated(nonsending) init(
    of index: MeaningIndex, from first: Int, panels known: BackgroundPanels?,
    _ keeper: some NeighbourKeeper
  ) async throws {
    self.index = index
    if let known, known.size == BackgroundPanels.size(for: index.count) {
      panels = known
    } else {
      panels = try await BackgroundPanels(of: index)
    }
    rows = try await Self.involved(in: index, from: first)
    for (space, vectors) in index.spaces {
      lists[space] = try await vectors.neighbours(
        of: rows ?? Array(0..<index.count), floor: space.floor, limit: Self.kept,
        known: { keeper.nearest(to: $0, in: space) },
        keep: { keeper.keep($1, of: $0, in: space) })
    }
    candidates = candidates(from: first)
    if first > 0 { measured = Set(candidates.flatMap { [Int($0.a), Int($0.b)] }).sorted() }
    backgrounds = try await Self.backgrounds(
      of: measured ?? Array(0..<index.count), in: index, panels, keeper)
  }

  /// Of passages that are not in an index, among those that are: their nearest are of other documents.
  ///
  /// - Parameter known: the neighbourhood in the index, in whose spaces they have vectors.
  nonisolated(nonsending) init(
    of passages: MeaningIndex, among known: MeaningNeighbourhood
  ) async throws {
    index = passages
    others = known.index
    panels = known.panels
    for (space, queries) in passages.spaces {
      guard let vectors = known.index.spaces[space] else { continue }
      lists[space] = try await queries.neighbours(
        of: 0..<queries.count, in: vectors, floor: space.floor, limit: Self.kept)
    }
    backgrounds = try await panels.backgrounds(of: Array(0..<passages.count), in: passages)
  }

  /// The backgrounds of passages, those that are kept as they are.
  private nonisolated(nonsending) static func backgrounds(
    of rows: [Int], in index: MeaningIndex, _ panels: BackgroundPanels,
    _ keeper: some NeighbourKeeper
  ) async throws -> [Float] {
    let width = panels.columns.count
    let known = rows.map { row in
      keeper.backgrounds(of: row).flatMap {
        $0.size == panels.size && $0.values.count == width ? $0.values : nil
      }
    }
    let missing = zip(rows, known).filter { $1 == nil }.map(\.0)
    var fresh = try await panels.backgrounds(of: missing, in: index)[...]
    var backgrounds: [Float] = []
    backgrounds.reserveCapacity(rows.count * width)
    for (row, known) in zip(rows, known) {
      if let known {
        backgrounds += known
      } else {
        let values = Array(fresh.prefix(width))
        fresh = fresh.dropFirst(width)
        backgrounds += values
        keeper.keep(KnownBackgrounds(size: panels.size, values: values), of: row)
      }
    }
    return backgrounds
  }

  /// Of so few passages all are looked at: that takes a tenth of a second.
  private static let few = 4096

  /// Whether all passages are looked at when an index has grown: they are few, what is new comes near to most of them, or they are
  /// measured against another background.
  ///
  /// - Parameter first: the first passage that is new.
  static func isOfAll(_ count: Int, from first: Int) -> Bool {
    count <= few || (count - first) * reached / 4 >= count
      || BackgroundPanels.areOthers(for: count, than: first)
  }

  /// The new passages and those that are near to one of them; `nil` when that is most of all.
  private static func involved(in index: MeaningIndex, from first: Int) async throws -> [Int]? {
    let new = first..<max(first, index.count)
    guard first > 0 else { return nil }
    var involved = Set(new)
    for (space, vectors) in index.spaces {
      let near = try await vectors.neighbours(of: new, floor: space.floor, limit: reached)
      for row in new { for neighbour in near[row] { involved.insert(Int(neighbour.number)) } }
    }
    return involved.count * 2 < index.count ? involved.sorted() : nil
  }

  /// The documents of the passages that were looked at, ascending; `nil` for all.
  var documents: [UInt32]? {
    rows.map { rows in Set(rows.map { index.passages[$0].document }).sorted() }
  }

  /// The nearest others of a passage, nearest first; none of one that was not looked at.
  private func near(_ row: Int, in space: MeaningSpace) -> ArraySlice<Neighbour> {
    guard let lists = lists[space], let position = Self.position(of: row, in: rows) else {
      return []
    }
    if let others {
      let own = index.passages[row].document
      return lists[position].filter { others.passages[Int($0.number)].document != own }[...]
    }
    return lists[position]
  }

  private static func position(of row: Int, in rows: [Int]?) -> Int? {
    guard let rows else { return row }
    let place = rows.partitioningIndex { $0 >= row }
    return place < rows.count && rows[place] == row ? place : nil
  }

  private func candidates(from first: Int) -> [NumberPair] {
    var found: Set<NumberPair> = []
    for space in lists.keys {
      for row in rows ?? Array(0..<index.count) {
        let near = near(row, in: space)
        guard row >= first || near.contains(where: { $0.number >= first }) else { continue }
        var seen: [String?: Int] = [:]
        for (rank, neighbour) in near.enumerated() {
          let other = Int(neighbour.number)
          seen[index.passages[other].language, default: 0] += 1
          guard
            rank < Self.mutual
              || seen[index.passages[other].language, default: 0] <= Self.mutualInLanguage,
            max(row, other) >= first,
            index.passages[row].document != index.passages[other].document
          else { continue }
          found.insert(NumberPair(row, other))
        }
      }
    }
    return found.sorted()
  }

  /// The likeness of two passages in a space; `nil` when one of them has no vector there.
  func likeness(of pair: NumberPair, in space: MeaningSpace) -> Likeness? {
    let (a, b) = (Int(pair.a), Int(pair.b))
    let cosine = index.cosine(a, b, in: space)
    guard cosine != 0 else { return nil }
    let background =
      (background(of: a, in: index.passages[b].language, space)
        + background(of: b, in: index.passages[a].language, space)) / 2
    let fromA = nearest(to: a, in: index.passages[b].language, space) - cosine
    let fromB = nearest(to: b, in: index.passages[a].language, space) - cosine
    return Likeness(
      cosine: Double(cosine), margin: Double(cosine - background),
      smallerGap: Double(max(0, min(fromA, fromB))), largerGap: Double(max(0, fromA, fromB)))
  }

  struct Likeness {
    var cosine, margin, smallerGap, largerGap: Double
  }

  private func background(of row: Int, in language: String?, _ space: MeaningSpace) -> Float {
    guard let position = Self.position(of: row, in: measured),
      let column = panels.column(of: language, in: space)
    else { return space.usualBackground }
    return backgrounds[position * panels.columns.count + column]
  }

  private func nearest(to row: Int, in language: String?, _ space: MeaningSpace) -> Float {
    let passages = (others ?? index).passages
    return near(row, in: space).first { passages[Int($0.number)].language == language }?.cosine ?? 0
  }
}
