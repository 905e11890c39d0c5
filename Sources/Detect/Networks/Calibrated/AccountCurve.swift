/// How many accounts are named at each threshold, in pairs, in small groups and in larger ones.
///
/// Chance makes pairs, seldom three that hang together, and hardly ever five. So these are counted, and held to their
/// false discovery rate, apart (Sun, Craiu, Paterson and Bull, 2006, stratified false discovery control).
struct AccountCurve: Sendable {
  /// Thresholds, falling by a quarter from 40 to the least score.
  static let thresholds = stride(from: 40.0, through: PairScoring.least, by: -0.25).map { $0 }

  /// The least size of each stratum of connected accounts.
  static let sizes = [2, 3, 5]

  /// By stratum and threshold.
  private(set) var counts = [[Int]](
    repeating: [Int](repeating: 0, count: Self.thresholds.count), count: Self.sizes.count)

  /// The stratum of a component; `nil` for an account alone.
  static func stratum(ofSize size: Int) -> Int? { sizes.lastIndex { $0 <= size } }

  /// - Parameters:
  ///   - pairs: in any order.
  ///   - established: edges that stand already; their accounts are not counted, and who joins them joins what is there.
  init(_ pairs: [ScoredPair], established: [ScoredPair] = []) {
    var parts = Parts()
    for edge in established { parts.add(edge.first, weight: 0) }
    for edge in established { parts.add(edge.second, weight: 0) }
    for edge in established { parts.join(edge.first, edge.second) }
    let sorted = pairs.sorted { $0.score > $1.score }
    var next = 0
    for (place, threshold) in Self.thresholds.enumerated() {
      while next < sorted.count, sorted[next].score >= threshold {
        parts.add(sorted[next].first, weight: 1)
        parts.add(sorted[next].second, weight: 1)
        parts.join(sorted[next].first, sorted[next].second)
        next += 1
      }
      for stratum in counts.indices { counts[stratum][place] = parts.counts[stratum] }
    }
  }

  /// Sets of accounts with running counts of those in sets of two, and in larger ones.
  private struct Parts {
    private var numbers: [UInt32: Int] = [:]
    private var parents: [Int] = []
    private var sizes: [Int] = []
    private var weights: [Int] = []
    private(set) var counts = [Int](repeating: 0, count: AccountCurve.sizes.count)

    mutating func add(_ account: UInt32, weight: Int) {
      guard numbers[account] == nil else { return }
      numbers[account] = parents.count
      parents.append(parents.count)
      sizes.append(1)
      weights.append(weight)
    }

    mutating func join(_ left: UInt32, _ right: UInt32) {
      guard let x = numbers[left], let y = numbers[right] else { return }
      let (a, b) = (root(x), root(y))
      guard a != b else { return }
      count(a, -1)
      count(b, -1)
      parents[a] = b
      sizes[b] += sizes[a]
      weights[b] += weights[a]
      count(b, 1)
    }

    private mutating func count(_ root: Int, _ sign: Int) {
      if let stratum = AccountCurve.stratum(ofSize: sizes[root]) {
        counts[stratum] += sign * weights[root]
      }
    }

    private mutating func root(_ number: Int) -> Int {
      var number = number
      while parents[number] != number {
        parents[number] = parents[parents[number]]
        number = parents[number]
      }
      return number
    }
  }
}
