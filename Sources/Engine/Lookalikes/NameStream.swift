import Collect
import TocsinModel

/// Reads files of names and judges them on all cores, a window of blocks at a time.
struct NameStream: Sendable {
  let rules: LookalikeRules
  let options: InputOptions
  let cancellation: Cancellation

  private enum Step: Sendable {
    case begin(InputFile)
    case block(NameBlock)
    case end
    case unvisited(Diagnostic)
  }

  private enum Judged: Sendable {
    case begin(InputFile)
    case names(JudgedNames)
    case end
    case unvisited(Diagnostic)
  }

  /// What reading came to.
  struct Tally: Sendable {
    var names = 0
    /// Names that are some.
    var usable = 0
    /// Records and names that could not be read.
    var bad = 0
  }

  /// - Parameters:
  ///   - diagnose: takes what is wrong, within bounds for each file.
  ///   - consume: takes the look-alikes of a block, in the order of the input.
  /// - Throws: `CollectError`, ``EngineError/cancelled(kept:)``, and what the closures throw.
  func run(
    diagnose: (Diagnostic) throws -> Void, consume: ([Lookalike], InputFile) throws -> Void
  ) throws -> Tally {
    // When nobody wants more, a reader that waits for standard input is to end as well.
    let ending = Cancellation()
    let collect = CollectOptions(
      columns: options.columns, isStrict: options.isStrict,
      shouldStop: { [cancellation] in cancellation.isCancelled || ending.isCancelled })
    let limit = collect.limits.diagnostics
    var total = Tally()
    var current: (file: InputFile, tally: NameTally)?

    func finish() throws {
      try current?.tally.finish().forEach(diagnose)
      current = nil
    }

    func take(_ judged: Judged) throws {
      switch judged {
      case .begin(let file): current = (file, NameTally(file: file, options: collect))
      case .end: try finish()
      case .unvisited(let diagnostic):
        total.bad += 1
        if options.isStrict { throw CollectError.strict(diagnostic) }
        try diagnose(diagnostic)
      case .names(let names):
        guard let file = current?.file else { return }
        do {
          for report in names.reports.sorted(by: { $0.firstBad < $1.firstBad }) {
            total.names += report.names
            total.bad += report.bad
            try current?.tally.add(report).forEach(diagnose)
          }
        } catch CollectError.strict(let bad) {
          let end = bad.place.offset ?? .max
          try consume(names.lookalikes.filter { $0.place?.offset ?? 0 < end }, file)
          throw CollectError.strict(bad)
        }
        total.usable += names.usable
        try consume(names.lookalikes, file)
      }
    }

    do {
      _ = try ParallelSteps.run(
        produce: { push in try produce(collect, push) },
        worker: { [rules] in
          var judge = NameJudge(rules, limit: limit)
          return { step -> Judged in
            switch step {
            case .begin(let file): .begin(file)
            case .block(let block): .names(judge.judge(block))
            case .end: .end
            case .unvisited(let diagnostic): .unvisited(diagnostic)
            }
          }
        },
        consume: { judged in
          do {
            try take(judged)
          } catch {
            ending.cancel()
            throw error
          }
        })
    } catch CollectError.cancelled {
      throw EngineError.cancelled(kept: "What was found until then is written.")
    }
    return total
  }

  /// Bytes; small, since a block may be all look-alikes and each of these is kept until its turn.
  private static let blockSize = 1 << 17

  private func produce(_ collect: CollectOptions, _ push: (Step) -> Bool) throws {
    var isWanted = true
    _ = try InputWalker().files(at: options.paths) { diagnostic in
      isWanted = isWanted && push(.unvisited(diagnostic))
    } visit: { file in
      guard isWanted, push(.begin(file)) else { throw CollectError.cancelled }
      let names = try NameFile(file, options: collect, blockSize: Self.blockSize)
      while let block = try names.next() {
        guard push(.block(block)) else { throw CollectError.cancelled }
      }
      isWanted = push(.end)
    }
  }
}

extension NameReport {
  /// Where the first record stands that was refused, in bytes; behind all bytes if none was.
  var firstBad: Int {
    diagnostics.lazy.filter { $0.severity == .error }.map { $0.place.offset ?? 0 }.min() ?? .max
  }

  /// How many records were refused.
  var bad: Int {
    let codes = Set(diagnostics.lazy.filter { $0.severity == .error }.map(\.code))
    return codes.reduce(0) { $0 + (counts[$1] ?? 0) }
  }
}
