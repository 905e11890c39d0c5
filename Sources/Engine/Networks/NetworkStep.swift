import Foundation
import Networks
package import Store
package import TocsinModel

/// Which accounts act together: keeps what posts share beside the database, and reckons who shares the same closely in
/// time, again and again, beyond what chance explains.
///
/// Up to some thousand documents all is reckoned whenever a post comes. Above, so that a post costs little among
/// millions, two things are bound to numbers of documents, which do not depend on how the inputs were split into scans:
/// all is reckoned when a post shares something within the window of what another shared, and up to it; and what chance
/// does is found out at the numbers that have at most five binary digits before their noughts, so that the shuffled times
/// are at most a sixteenth behind.
package final class NetworkStep: DetectorStep {
  package let name = "networks"
  package let kind = NetworkCommunity.kind
  package let rule = "\(NetworkDetector.rule), \(NetworkFinding.rule), posts/3"

  private let detector = NetworkDetector()
  /// Where shares outlive the process; `nil` to keep them in memory.
  private let indexFolder: String?
  /// As they were when the last settling ended.
  private var columns: ShareColumns?
  /// How many rows and documents of them are in the file.
  private var kept = 0
  private var written = 0
  private let leastPosts: Int

  /// - Parameters:
  ///   - indexFolder: the folder of the workspace's index.
  ///   - leastPosts: documents below which all is reckoned at each post.
  package init(indexFolder: String? = nil, leastPosts: Int = 16_384) {
    self.indexFolder = indexFolder
    self.leastPosts = leastPosts
  }

  package func forget() throws {
    columns = nil
    (kept, written) = (0, 0)
    if let indexFolder { try ShareFile.remove(folder: indexFolder) }
  }

  nonisolated(nonsending) package func settle(_ work: StepWork) async throws -> [FindingChange] {
    let retired = work.isReset ? [] : try work.store.retired(unseenBy: work.record)
    guard !work.arrived.isEmpty || !retired.isEmpty || work.isReset else { return [] }
    let first = try load(work)
    guard let columns else { return [] }
    let hidden = Set(try work.store.retiredDocuments())
    var state =
      work.isReset ? State() : try State(work.store.facts(of: work.record)[State.key] ?? [])
    let isTouched = retired.contains { !columns.rows(ofPost: $0).isEmpty }
    if isTouched { state = State() }
    let through = through(columns, from: first, hidden, work, known: state.through)
    var changes = StepChanges(work.record, mark: work.count)
    changes.sawRetired = true
    guard through != state.through || isTouched || work.isReset else {
      return try work.store.settle(changes, FindingDelta(kind: kind), at: work.now)
    }
    let cancellation = Cancellation()
    let found = try await withTaskCancellationHandler {
      try reckon(columns, through: through, hidden, &state, cancellation, work)
    } onCancel: {
      cancellation.cancel()
    }
    state.through = through
    // Nothing is kept of nothing: a run that was killed before this one does not come here again.
    changes.facts[State.key] = .some(through > 0 ? try state.encoded() : nil)
    var delta = FindingDelta(kind: kind)
    delta.outdated = Set(try work.store.findingDigests(of: kind).keys)
    delta.published = try found.map { try work.encoded($0) }
    return try work.store.settle(changes, delta, at: work.now)
  }

  // MARK: Shares

  package func prepare(
    _ work: StepWork, reader: Store, shouldStop: @escaping @Sendable () -> Bool
  ) throws {
    var columns = try opened(work)
    self.columns = nil
    try read(work, from: reader, into: &columns, shouldStop: shouldStop)
    self.columns = columns
  }

  /// The columns as they are, or as they were left by another process.
  private func opened(_ work: StepWork) throws -> ShareColumns {
    if let columns { return columns }
    let columns = try file(work)?.read(count: work.count) { post in
      try Self.check(post, work.store)
    }
    (kept, written) = (columns?.count ?? 0, columns?.end ?? 0)
    return columns ?? ShareColumns()
  }

  private func file(_ work: StepWork) throws -> ShareFile? {
    try indexFolder.map { ShareFile(folder: $0, mark: try work.store.lettersMark()) }
  }

  /// What tells a post from one that was given its number later.
  private static func check(_ post: UInt32, _ store: Store) throws -> UInt64? {
    try store.ids(of: [post]).first?.low
  }

  private func read(
    _ work: StepWork, from store: Store, into columns: inout ShareColumns,
    shouldStop: () -> Bool
  ) throws {
    var reader = PostShares()
    for start in stride(from: columns.end, to: work.count, by: 16_384) {
      if shouldStop() { return }
      try reader.read(
        UInt32(start)..<UInt32(min(start + 16_384, work.count)), of: store, into: &columns)
    }
  }

  /// Brings the columns up to the documents that are there. Returns the first row of posts that the step has not seen.
  private func load(_ work: StepWork) throws -> Int {
    var columns = try opened(work)
    self.columns = nil
    if columns.end < work.count {
      try read(work, from: work.store, into: &columns) { Task.isCancelled }
      try Task.checkCancellation()
    }
    if columns.end > written {
      do {
        let last = try columns.posts.last.flatMap { try Self.check($0, work.store) }
        try file(work)?.append(columns, from: kept, check: last ?? 0)
        (kept, written) = (columns.count, columns.end)
      } catch {
        work.events(.diagnostic(unkept(error)))
      }
    }
    self.columns = columns
    return columns.firstRow(notBefore: work.arrived.lowerBound)
  }

  private func unkept(_ error: any Error) -> Diagnostic {
    Diagnostic(
      code: "index.not-kept", severity: .warning,
      message: "What posts share is not kept, and is read again at the next start: \(error)",
      place: Place(path: indexFolder ?? ""))
  }

  // MARK: Reckoning

  /// Up to which document the shares are reckoned.
  private func through(
    _ columns: ShareColumns, from first: Int, _ hidden: Set<UInt32>, _ work: StepWork, known: Int
  ) -> Int {
    if work.count < leastPosts {
      return columns.posts.last.map { Int($0) + 1 } ?? 0
    }
    // The first ones always count, as they did while they were all.
    let row = columns.firstRow(notBefore: UInt32(leastPosts))
    let least = row == 0 ? 0 : Int(columns.posts[row - 1]) + 1
    let last = columns.lastClose(
      from: known == 0 ? row : max(first, row), within: detector.options.window, hidden: hidden)
    return max(known, least, last.map { Int($0) + 1 } ?? 0)
  }

  private func reckon(
    _ columns: ShareColumns, through: Int, _ hidden: Set<UInt32>, _ state: inout State,
    _ cancellation: Cancellation, _ work: StepWork
  ) throws -> [Finding] {
    do {
      let base = State.base(of: through, least: leastPosts)
      if base < through, state.base != base {
        var table = Self.table(columns, through: base, hidden)
        state.calibration = try detector.find(taking: &table) {
          cancellation.isCancelled
        }.calibration
        state.base = base
      }
      // What is kept must not tell how the inputs were split.
      if base == through { (state.base, state.calibration) = (0, nil) }
      let known = base < through ? state.calibration : nil
      var table = Self.table(columns, through: through, hidden)
      let found = try detector.find(taking: &table, known: known) { cancellation.isCancelled }
      var reader = PostShares()
      let posts = (found.coordinated + found.exclusive).flatMap { edge in
        edge.events.flatMap { [UInt32($0.content), UInt32($0.laterContent)] }
      }
      let names = try reader.names(ofPosts: Set(posts.compactMap { $0 }).sorted(), in: work.store)
      for diagnostic in found.diagnostics { work.events(.diagnostic(diagnostic)) }
      return found.communities(names: names).map(NetworkFinding.finding)
    } catch NetworksError.cancelled {
      throw CancellationError()
    } catch let error as NetworksError {
      work.events(
        .diagnostic(
          Diagnostic(
            code: "networks.not-reckoned", severity: .warning, message: "\(error)",
            place: Place(path: indexFolder ?? ""))))
      return []
    }
  }

  private static func table(
    _ columns: ShareColumns, through: Int, _ hidden: Set<UInt32>
  ) -> ShareTable {
    ShareTable(
      columns, rows: columns.firstRow(notBefore: UInt32(through)),
      isHidden: hidden.isEmpty ? nil : { hidden.contains($0) })
  }

  /// What the step knows from one settling to the next.
  private struct State: Codable {
    static let key = 0

    /// How many documents were reckoned.
    var through = 0
    /// How many were shuffled to find out what chance does.
    var base = 0
    var calibration: Calibration?

    init() {}

    init(_ bytes: [UInt8]) throws {
      self = bytes.isEmpty ? State() : try JSONDecoder().decode(State.self, from: Data(bytes))
    }

    func encoded() throws -> [UInt8] {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      return [UInt8](try encoder.encode(self))
    }

    /// The largest number up to this one with five binary digits before its noughts; itself where it is small.
    static func base(of count: Int, least: Int) -> Int {
      guard count >= least else { return count }
      let noughts = Int.bitWidth - count.leadingZeroBitCount - 5
      return (count >> noughts) << noughts
    }
  }
}
