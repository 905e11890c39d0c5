import TocsinModel

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
  init(_ pairs: [ScoredPair], established: Standing = Standing([])) {
    var standing = established
    let sorted = pairs.sorted { $0.score > $1.score }
    var next = 0
    for (place, threshold) in Self.thresholds.enumerated() {
      while next < sorted.count, sorted[next].score >= threshold {
        standing.join(sorted[next].first, sorted[next].second, weight: 1)
        next += 1
      }
      for stratum in counts.indices { counts[stratum][place] = standing.counts[stratum] }
    }
  }

  /// Accounts that hang together, with running counts of those that are to be counted, by stratum.
  struct Standing: Sendable {
    private var numbers: [UInt32: Int] = [:]
    private var parts = DisjointNumbers()
    /// Of the accounts of a set, by what stands for it.
    private var weights: [Int] = []
    private(set) var counts = [Int](repeating: 0, count: AccountCurve.sizes.count)

    /// - Parameter established: edges whose accounts do not count.
    init(_ established: [ScoredPair]) {
      for edge in established { join(edge.first, edge.second, weight: 0) }
    }

    /// - Parameter weight: of an account that is new.
    mutating func join(_ left: UInt32, _ right: UInt32, weight: Int) {
      let (one, other) = (number(left, weight), number(right, weight))
      let (a, b) = (parts.set(of: one), parts.set(of: other))
      guard a != b else { return }
      count(a, -1)
      count(b, -1)
      guard let (kept, gone) = parts.join(a, b) else { return }
      weights[kept] += weights[gone]
      count(kept, 1)
    }

    private mutating func number(_ account: UInt32, _ weight: Int) -> Int {
      if let number = numbers[account] { return number }
      numbers[account] = parts.count
      weights.append(weight)
      return parts.append()
    }

    private mutating func count(_ set: Int, _ sign: Int) {
      if let stratum = AccountCurve.stratum(ofSize: parts.size(of: set)) {
        counts[stratum] += sign * weights[set]
      }
    }
  }
}
