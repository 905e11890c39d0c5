internal import Algorithms

/// What surrounds passages in every space: their nearest others, their background, and the nearest in each language.
///
/// Of an index to which few passages came, only these are looked at and the older ones that are near to one of them, and then
/// those that are asked for (``look(around:_:)``).
struct MeaningNeighbourhood: Sendable {
  let index: MeaningIndex
  let panels: BackgroundPanels
  /// The first passage that is new.
  let first: Int
  /// Where passages of another index have their nearest; `nil` for their own.
  private var others: MeaningIndex?
  /// The place of each passage that was looked at in `lists`; `nil` when all were, in their order.
  private var places: [Int: Int]?
  private var lists: [MeaningSpace: NeighbourLists] = [:]
  /// Others from here on are not seen.
  private var horizon = Int.max
  /// Pairs of passages of different documents of which one is among the nearest of the other, with at least one new passage each;
  /// sorted.
  private(set) var candidates: [NumberPair] = []
  /// The place of each passage that has a background; `nil` when all have one, in their order.
  private var measured: [Int: Int]?
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
    self.first = first
    if let known, known.size == BackgroundPanels.size(for: index.count) {
      panels = known
    } else {
      panels = try await BackgroundPanels(of: index)
    }
    let involved = try await Self.involved(in: index, from: first)
    if involved != nil { (places, measured) = ([:], [:]) }
    try await look(at: involved ?? Array(0..<index.count), keeper)
    candidates = pairs { max($0.a, $0.b) >= first }.sorted()
    if involved == nil {
      backgrounds = try await backgrounds(of: Array(0..<index.count), keeper)
    } else {
      try await measure(candidates, keeper)
    }
  }

  /// Of passages that are not in an index, among those that are: their nearest are of other documents.
  ///
  /// - Parameter known: the neighbourhood in the index, in whose spaces they have vectors.
  nonisolated(nonsending) init(
    of passages: MeaningIndex, among known: MeaningNeighbourhood
  ) async throws {
    index = passages
    first = 0
    others = known.index
    panels = known.panels
    for (space, queries) in passages.spaces {
      guard let vectors = known.index.spaces[space] else { continue }
      lists[space] = try await queries.neighbours(
        of: 0..<queries.count, in: vectors, floor: space.floor, limit: Self.kept)
    }
    backgrounds = try await panels.backgrounds(of: Array(0..<passages.count), in: passages)
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

  // MARK: Looking

  /// The documents of the passages that were looked at, ascending; `nil` for all.
  var documents: [UInt32]? {
    places.map { places in Set(places.keys.map { index.passages[$0].document }).sorted() }
  }

  private var lookedAt: [Int] { places.map { Array($0.keys) } ?? Array(0..<index.count) }

  /// Finds the nearest others of passages that were not looked at yet.
  private nonisolated(nonsending) mutating func look(
    at rows: [Int], _ keeper: some NeighbourKeeper
  ) async throws {
    guard !rows.isEmpty else { return }
    for (space, vectors) in index.spaces {
      let found = try await vectors.neighbours(
        of: rows, floor: space.floor, limit: Self.kept,
        known: { keeper.nearest(to: $0, in: space) },
        keep: { keeper.keep($1, of: $0, in: space) })
      if lists[space] == nil {
        lists[space] = found
      } else {
        for position in rows.indices { lists[space]?.append(found[position]) }
      }
    }
    let start = places?.count ?? 0
    for (position, row) in rows.enumerated() { places?[row] = start + position }
  }

  /// Looks at passages and at all that are near to them.
  nonisolated(nonsending) mutating func look(
    around rows: Set<Int>, _ keeper: some NeighbourKeeper
  ) async throws {
    guard let before = places else { return }
    try await look(at: rows.filter { before[$0] == nil }.sorted(), keeper)
    let near = lists.keys.reduce(into: Set<Int>()) { near, space in
      for row in rows { near.formUnion(self.near(row, in: space).map { Int($0.number) }) }
    }
    let known = places ?? [:]
    try await look(at: near.filter { known[$0] == nil }.sorted(), keeper)
  }

  /// The nearest others of a passage, nearest first; none of one that was not looked at.
  private func near(_ row: Int, in space: MeaningSpace) -> ArraySlice<Neighbour> {
    guard let lists = lists[space], let place = places.map({ $0[row] }) ?? row else { return [] }
    let near = lists[place]
    if let others {
      let own = index.passages[row].document
      return near.filter { others.passages[Int($0.number)].document != own }[...]
    }
    return horizon == .max ? near : near.filter { $0.number < horizon }[...]
  }

  /// As all was when the passages that are new had not come.
  var former: MeaningNeighbourhood {
    var former = self
    former.horizon = first
    return former
  }

  // MARK: Pairs

  /// Those of the nearest of a passage that make a pair with it.
  private func partners(of row: Int) -> [Int] {
    lists.keys.flatMap { space in
      var seen: [String?: Int] = [:]
      return near(row, in: space).enumerated().compactMap { rank, neighbour -> Int? in
        let other = Int(neighbour.number)
        seen[index.passages[other].language, default: 0] += 1
        let isNear =
          rank < Self.mutual
          || seen[index.passages[other].language, default: 0] <= Self.mutualInLanguage
        return isNear && index.passages[row].document != index.passages[other].document
          ? other : nil
      }
    }
  }

  /// The pairs of passages of different documents of which one is among the nearest of the other, and was looked at.
  func pairs(where isWanted: (NumberPair) -> Bool) -> Set<NumberPair> {
    var found: Set<NumberPair> = []
    for row in lookedAt {
      for other in partners(of: row) {
        let pair = NumberPair(row, other)
        if isWanted(pair) { found.insert(pair) }
      }
    }
    return found
  }

  /// Whether one of two passages is among the nearest of the other.
  func isPair(_ pair: NumberPair) -> Bool {
    partners(of: Int(pair.a)).contains(Int(pair.b))
      || partners(of: Int(pair.b)).contains(Int(pair.a))
  }

  /// Older passages that have a new one among their nearest.
  var newcomersNeighbours: Set<Int> {
    Set(
      lookedAt.filter { row in
        row < first && partners(of: row).contains { $0 >= first }
      })
  }

  // MARK: Measuring

  /// Finds the backgrounds of the passages of pairs.
  nonisolated(nonsending) mutating func measure(
    _ pairs: some Sequence<NumberPair>, _ keeper: some NeighbourKeeper
  ) async throws {
    guard let known = measured else { return }
    let rows = Set(pairs.flatMap { [Int($0.a), Int($0.b)] }).filter { known[$0] == nil }.sorted()
    backgrounds += try await backgrounds(of: rows, keeper)
    for (position, row) in rows.enumerated() { measured?[row] = known.count + position }
  }

  /// The backgrounds of passages, those that are kept as they are.
  private nonisolated(nonsending) func backgrounds(
    of rows: [Int], _ keeper: some NeighbourKeeper
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
    guard let place = measured.map({ $0[row] }) ?? row,
      let column = panels.column(of: language, in: space)
    else { return space.usualBackground }
    return backgrounds[place * panels.columns.count + column]
  }

  private func nearest(to row: Int, in language: String?, _ space: MeaningSpace) -> Float {
    let passages = (others ?? index).passages
    return near(row, in: space).first { passages[Int($0.number)].language == language }?.cosine ?? 0
  }
}
