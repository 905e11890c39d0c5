/// What surrounds each passage in every space: its nearest others, its background, and the nearest in each language.
struct MeaningNeighbourhood: Sendable {
  let index: MeaningIndex
  private var lists: [MeaningSpace: NeighbourLists] = [:]
  /// Space and language to one background a passage.
  private var backgrounds: [MeaningSpace: [String: [Float]]] = [:]

  /// Nearest others that are kept of a passage; the first `mutual` of them make candidates.
  private static let kept = 24
  private static let mutual = 16
  /// Passages that a language needs for a panel of its own.
  private static let leastPanel = 24
  /// The panel of languages without their own.
  private static let any = "mul"

  /// Complexity: passages × passages products in each space.
  nonisolated(nonsending) init(of index: MeaningIndex) async throws {
    self.index = index
    var byLanguage: [String: [Int]] = [Self.any: Array(index.passages.indices)]
    for (number, passage) in index.passages.enumerated() {
      if let language = passage.language { byLanguage[language, default: []].append(number) }
    }
    for (space, vectors) in index.spaces.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let all = 0..<index.count
      lists[space] = try await vectors.neighbours(of: all, floor: space.floor, limit: Self.kept)
      for (language, rows) in byLanguage.sorted(by: { $0.key < $1.key })
      where language == Self.any || rows.count >= Self.leastPanel {
        let panel = try await BackgroundPanel(of: rows, in: vectors, space: space)
        backgrounds[space, default: [:]][language] = try await panel.backgrounds(
          of: all, in: vectors, space: space)
      }
    }
  }

  /// Pairs of passages of different documents of which one is among the nearest of the other, at least one of
  /// them from `first` on; sorted.
  func candidates(from first: Int) -> [PassagePair] {
    var found: Set<PassagePair> = []
    for (_, lists) in lists {
      for row in 0..<index.count {
        for neighbour in lists[row].prefix(Self.mutual) {
          let other = Int(neighbour.number)
          guard max(row, other) >= first,
            index.passages[row].document != index.passages[other].document
          else { continue }
          found.insert(PassagePair(a: UInt32(min(row, other)), b: UInt32(max(row, other))))
        }
      }
    }
    return found.sorted()
  }

  /// The likeness of two passages in a space; `nil` when one of them has no vector there.
  func likeness(of pair: PassagePair, in space: MeaningSpace) -> Likeness? {
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
    let known = backgrounds[space]
    return (language.flatMap { known?[$0] } ?? known?[Self.any])?[row] ?? space.usualBackground
  }

  private func nearest(to row: Int, in language: String?, _ space: MeaningSpace) -> Float {
    let near = lists[space]?[row].first { index.passages[Int($0.number)].language == language }
    return near?.cosine ?? 0
  }
}

/// Two passages by their numbers, `a` < `b`.
struct PassagePair: Hashable, Sendable, Comparable {
  var a: UInt32
  var b: UInt32

  static func < (left: PassagePair, right: PassagePair) -> Bool {
    (left.b, left.a) < (right.b, right.a)
  }
}
