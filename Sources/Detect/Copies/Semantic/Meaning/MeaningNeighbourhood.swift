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
  private(set) var lists: [MeaningSpace: NeighbourLists] = [:]
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
    let involved = try await Self.involved(in: index, from: first, keeper)
    if involved != nil { (places, measured) = ([:], [:]) }
    try await look(atNew: involved ?? Array(0..<index.count), keeper)
    candidates = pairs { max($0, $1) >= first }.sorted()
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

  /// Of so few passages all are looked at when a long text comes: that takes half a second.
  private static let few = 4096

  /// Whether all passages are looked at when an index has grown: what is new comes near to most of them, they are measured against
  /// another background, or they are few and a long text came, of which not each passage can be decided for itself.
  ///
  /// - Parameter first: the first passage that is new.
  static func isOfAll(_ index: MeaningIndex, from first: Int) -> Bool {
    let new = first..<max(first, index.count)
    return new.count * reached / 4 >= index.count
      || BackgroundPanels.areOthers(for: index.count, than: first)
      || index.count <= few && !new.allSatisfy(index.isWhole)
  }

  /// The new passages and those that are near to one of them; `nil` when that is most of all. The nearest to new ones are handed on
  /// for when these are looked at.
  private nonisolated(nonsending) static func involved(
    in index: MeaningIndex, from first: Int, _ keeper: some NeighbourKeeper
  ) async throws -> [Int]? {
    let new = first..<max(first, index.count)
    guard first > 0 else { return nil }
    var involved = Set(new)
    for (space, vectors) in index.spaces {
      let near = try await vectors.neighbours(of: new, floor: space.floor, limit: reached)
      for row in new {
        for neighbour in near[row] { involved.insert(Int(neighbour.number)) }
        keeper.keep(
          KnownNeighbours(count: index.count, nearest: near[row].prefix(kept)), of: row, in: space)
      }
    }
    return involved.count * 2 < index.count ? involved.sorted() : nil
  }

  // MARK: Looking

  /// The documents of new passages and of candidates, ascending; `nil` when all passages were looked at.
  var documents: [UInt32]? {
    guard places != nil else { return nil }
    let ends = candidates.flatMap { [Int($0.a), Int($0.b)] }
    return Set((ends + (first..<index.count)).map { index.owners[$0] }).sorted()
  }

  var lookedAt: [Int] { places.map { Array($0.keys) } ?? Array(0..<index.count) }

  /// Finds the nearest others of those passages that were not looked at yet.
  nonisolated(nonsending) mutating func look(
    at rows: Set<Int>, _ keeper: some NeighbourKeeper
  ) async throws {
    guard let known = places else { return }
    try await look(atNew: rows.filter { known[$0] == nil }.sorted(), keeper)
  }

  /// - Parameter rows: ascending.
  private nonisolated(nonsending) mutating func look(
    atNew rows: [Int], _ keeper: some NeighbourKeeper
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
    guard places != nil else { return }
    try await look(at: rows, keeper)
    let near = lists.keys.reduce(into: Set<Int>()) { near, space in
      for row in rows { near.formUnion(self.near(row, in: space).map { Int($0.number) }) }
    }
    try await look(at: near, keeper)
  }

  /// The nearest others of a passage, nearest first; none of one that was not looked at.
  func near(_ row: Int, in space: MeaningSpace) -> some Sequence<Neighbour> {
    let place = places.map { $0[row] } ?? row
    let near = place.flatMap { lists[space]?[$0] } ?? []
    let (horizon, own, others) = (horizon, index.owners[row], others?.owners)
    return near.lazy.filter { neighbour in
      neighbour.number < horizon && others.map { $0[Int(neighbour.number)] != own } ?? true
    }
  }

  /// As all was when the passages that are new had not come.
  var former: MeaningNeighbourhood {
    var former = self
    former.horizon = first
    return former
  }

  // MARK: Pairs

  /// Those of the nearest of a passage that make a pair with it.
  func partners(of row: Int) -> [Int] {
    let own = index.owners[row]
    var partners: [Int] = []
    for space in lists.keys {
      var seen = [Int](repeating: 0, count: index.languageCount)
      for (rank, neighbour) in near(row, in: space).enumerated() {
        let other = Int(neighbour.number)
        let language = Int(index.languages[other])
        seen[language] += 1
        if rank < Self.mutual || seen[language] <= Self.mutualInLanguage, index.owners[other] != own
        {
          partners.append(other)
        }
      }
    }
    return partners
  }

  /// The pairs of passages of different documents of which one is among the nearest of the other, and was looked at.
  private func pairs(where isWanted: (Int, Int) -> Bool) -> Set<NumberPair> {
    var found: Set<NumberPair> = []
    for row in lookedAt {
      for other in partners(of: row) where isWanted(row, other) {
        found.insert(NumberPair(row, other))
      }
    }
    return found
  }

  /// The pairs of some passages with others in languages that each of them is given with.
  func pairs(of rows: [Int: Set<UInt16>]) -> Set<NumberPair> {
    guard !rows.isEmpty else { return [] }
    return pairs { one, other in
      rows[one]?.contains(index.languages[other]) == true
        || rows[other]?.contains(index.languages[one]) == true
    }
  }

  /// The pairs whose passages are both among some.
  func pairs(among rows: Set<Int>) -> Set<NumberPair> {
    Set(
      rows.flatMap { row in
        partners(of: row).filter(rows.contains).map { NumberPair(row, $0) }
      })
  }

  /// Whether one of two passages is among the nearest of the other.
  func isPair(_ pair: NumberPair) -> Bool {
    partners(of: Int(pair.a)).contains(Int(pair.b))
      || partners(of: Int(pair.b)).contains(Int(pair.a))
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
    let fromA = nearest(to: a, inLanguageOf: b, space) - cosine
    let fromB = nearest(to: b, inLanguageOf: a, space) - cosine
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

  private func nearest(to row: Int, inLanguageOf other: Int, _ space: MeaningSpace) -> Float {
    let known = others ?? index
    guard
      let language = others == nil
        ? index.languages[other] : known.number(of: index.passages[other].language)
    else { return 0 }
    return near(row, in: space).first { known.languages[Int($0.number)] == language }?.cosine ?? 0
  }
}
