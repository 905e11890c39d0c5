import TocsinModel

/// The edges that survive: which pairs of accounts are close more often than chance explains.
struct CalibratedNetwork: Sendable {
  struct Edge: Sendable {
    var pair: ScoredPair
    var q: Double
    /// The events, by time.
    var events: [CloseShares.Slot]
  }

  /// An account that meets an established group again and again, but no one member often enough.
  struct Joining: Sendable {
    var meeting: GroupMeetings.Meeting
    var q: Double
  }

  let close: CloseShares
  let habits: AccountHabits
  private(set) var edges: [Edge] = []
  private(set) var joinings: [Joining] = []
  /// Pairs that are close twice or more, and scored.
  private(set) var candidates = 0
  private(set) var shuffles = 0
  /// The score that each stratum of ``AccountCurve`` needs; `nil` where none is enough.
  private(set) var thresholds: [Double?] = []
  /// `nil` where no pair is close twice.
  private(set) var calibration: Calibration?

  /// What one run of shuffles may cost, in slots and rows that are looked at.
  private static let budget = 300_000_000
  /// Each round takes what was established out of the chance of the others; it has always settled before.
  private static let mostRounds = 5

  /// O(B · (n + pairs)) for B shuffles, which get fewer as the input grows.
  ///
  /// - Parameters:
  ///   - table: its rows are taken out of it.
  ///   - known: what chance does, as an earlier part of the same shares told; nothing is shuffled then.
  ///   - shouldStop: is asked at each shuffle.
  init(
    taking table: inout ShareTable, _ options: NetworkOptions, known: Calibration? = nil,
    shouldStop: @Sendable () -> Bool = { false }
  ) throws(NetworksError) {
    try options.check()
    var close = try CloseShares(taking: &table, options, shouldStop: shouldStop)
    habits = AccountHabits(close)
    if shouldStop() { throw .cancelled }
    // From here on only what is close to something is looked at.
    close.compact()
    self.close = close
    let scoring = PairScoring(close: close, habits: habits)
    let observed = scoring.observed()
    candidates = observed.count
    guard !observed.isEmpty else { return }
    if let known {
      calibration = known
      thresholds = known.thresholds(options.q / Double(AccountCurve.sizes.count))
      let surviving = Self.surviving(observed, thresholds)
      edges = Self.edges(surviving, scoring, known)
      let meetings = GroupMeetings(
        surviving, isFixed: Self.places(of: surviving, scoring), scoring)
      joinings = Self.joinings(meetings.observed(), known)
      return
    }
    let rows = close.active.reduce(0) { $0 + close.index.entries(of: Int($1)).count }
    let cost = max(1, rows + 4 * close.slots.count)
    shuffles = min(options.shuffles, max(20, Self.budget / cost))
    let curve = AccountCurve(observed)
    var established: [ScoredPair] = []
    var isFixed: [Bool]?
    var calibration = Calibration(observed: curve, shuffled: [])
    for _ in 0..<Self.mostRounds {
      let fixed = isFixed
      let standing = AccountCurve.Standing(established)
      let shuffling = Shuffling(
        close, observed: scoring.accounts, objects: scoring.objects.map(\.object),
        seed: options.seed, isFixed: fixed)
      let curves = concurrently(each: shuffles, room: scoring.room) { number, room in
        if shouldStop() { return curve }
        return AccountCurve(
          scoring.shuffled(shuffling, number: number, isFixed: fixed, room), established: standing)
      }
      if shouldStop() { throw .cancelled }
      calibration = Calibration(observed: curve, shuffled: curves)
      // Where nothing is, any stratum may err: each gets its part of the rate (Bonferroni over strata).
      thresholds = calibration.thresholds(options.q / Double(AccountCurve.sizes.count))
      let surviving = Self.surviving(observed, thresholds)
      if surviving.count == established.count { break }
      established = surviving
      isFixed = Self.places(of: established, scoring)
    }
    edges = Self.edges(established, scoring, calibration)
    if let isFixed {
      let meetings = GroupMeetings(established, isFixed: isFixed, scoring)
      let found = meetings.observed()
      let curves =
        found.isEmpty ? [] : joiningCurves(meetings, isFixed, scoring, options, shouldStop)
      if shouldStop() { throw .cancelled }
      // Pairs spend a third of the rate, in whatever stratum they are; where nothing is established, nothing is spent here.
      calibration.setJoining(
        observed: GroupMeetings.curve(found), shuffled: curves, named: meetings.memberCount,
        q: options.q * (1 - 1 / Double(AccountCurve.sizes.count)))
      joinings = Self.joinings(found, calibration)
    }
    self.calibration = calibration
  }

  /// What meets the groups where times are shuffled: more often than for pairs, since few objects are asked about, and a
  /// single account can only be named where less than a sixtieth of one is expected.
  private func joiningCurves(
    _ meetings: GroupMeetings, _ isFixed: [Bool], _ scoring: PairScoring,
    _ options: NetworkOptions, _ shouldStop: @Sendable () -> Bool
  ) -> [[Int]] {
    let rows = meetings.shared.reduce(0) { $0 + close.index.entries(of: Int($1)).count }
    let cost = max(1, rows + scoring.accounts.count / 8 + 4 * meetings.slotCount)
    let count = min(10 * options.shuffles, max(shuffles, Self.budget / cost))
    let shuffling = Shuffling(
      close, observed: scoring.accounts, objects: meetings.shared, seed: options.seed,
      isFixed: isFixed)
    return concurrently(each: count, room: { scoring.accounts }) { number, accounts in
      if shouldStop() { return [] }
      return accounts.withUnsafeMutableBufferPointer { accounts in
        for object in 0..<shuffling.count {
          let places = UnsafeMutableBufferPointer(
            rebasing: accounts[shuffling.places(of: object)])
          shuffling.shuffle(object, number: number, into: places)
        }
        return GroupMeetings.curve(meetings.meetings(UnsafeBufferPointer(accounts)))
      }
    }
  }

  private static func joinings(
    _ meetings: [GroupMeetings.Meeting], _ calibration: Calibration
  ) -> [Joining] {
    guard let least = calibration.joiningThreshold else { return [] }
    return meetings.filter { $0.score >= least }.map {
      Joining(meeting: $0, q: calibration.joiningQ(of: $0.score))
    }
  }

  private static func surviving(
    _ pairs: [ScoredPair], _ thresholds: [Double?]
  ) -> [ScoredPair] {
    var isKept = [Bool](repeating: false, count: pairs.count)
    for (stratum, least) in thresholds.enumerated() {
      guard let least else { continue }
      var parts = DisjointSets<UInt32>()
      for pair in pairs where pair.score >= least { parts.join(pair.first, pair.second) }
      for (number, pair) in pairs.enumerated() where pair.score >= least {
        // What is good enough for a pair is good enough in a group.
        let size = parts.size(of: pair.first)
        if AccountCurve.stratum(ofSize: size).map({ $0 >= stratum }) ?? false {
          isKept[number] = true
        }
      }
    }
    return zip(pairs, isKept).filter(\.1).map(\.0)
  }

  /// The places that take part in an event of an edge.
  private static func places(
    of edges: [ScoredPair], _ scoring: PairScoring
  ) -> [Bool] {
    let accounts = scoring.accounts
    var isFixed = [Bool](repeating: false, count: accounts.count)
    let keys = Set(edges.map { UInt64($0.first) << 32 | UInt64($0.second) })
    for slot in scoring.close.slots {
      let (a, b) = (accounts[Int(slot.first)], accounts[Int(slot.second)])
      guard keys.contains(UInt64(min(a, b)) << 32 | UInt64(max(a, b))) else { continue }
      isFixed[Int(slot.first)] = true
      isFixed[Int(slot.second)] = true
    }
    return isFixed
  }

  private static func edges(
    _ pairs: [ScoredPair], _ scoring: PairScoring, _ calibration: Calibration
  ) -> [Edge] {
    var parts = DisjointSets<UInt32>()
    for pair in pairs { parts.join(pair.first, pair.second) }
    let wanted = Dictionary(
      pairs.map { (UInt64($0.first) << 32 | UInt64($0.second), $0) }
    ) { first, _ in first }
    var edges: [Edge] = []
    let slots = scoring.close.slots
    scoring.forEachObserved(scoring.room()) { first, second, numbers in
      guard let pair = wanted[UInt64(first) << 32 | UInt64(second)] else { return }
      edges.append(
        Edge(
          pair: pair,
          q: calibration.q(of: pair.score, size: parts.size(of: pair.first)),
          events: PairScoring.events(numbers.map { slots[Int($0)] }, scoring.close)))
    }
    return edges
  }
}
