import Collect
import Lookalikes
import Names
import TocsinModel

/// What a block of names came to.
struct JudgedNames: Sendable {
  /// Of reading, then of the names themselves.
  var reports: [NameReport] = []
  /// Names that are some.
  var usable = 0
  /// In the order of the block, each name once.
  var lookalikes: [Lookalike] = []
}

/// Reads and judges names one after the other; one for each worker.
struct NameJudge: NameVisitor {
  private let rules: LookalikeRules
  private let limit: Int
  private var scratch: LookalikeScratch
  private var host = HostName()
  private var block: NameBlock?
  private var problems = NameReport()
  private var found = JudgedNames()
  /// The place of each name of the block among its look-alikes.
  private var places: [DomainName: Int] = [:]
  /// Whether look-alikes are wanted, and not what is wrong with the names alone.
  private var judges = true

  /// - Parameter limit: diagnostics of each code that are listed for a block.
  init(_ rules: LookalikeRules, limit: Int) {
    self.rules = rules
    self.limit = limit
    scratch = rules.detector.makeScratch()
  }

  /// - Parameter judges: false to find again what is wrong with names that were judged before.
  mutating func judge(_ block: NameBlock, judges: Bool = true) -> JudgedNames {
    self.block = block
    self.judges = judges
    problems = NameReport()
    found = JudgedNames()
    places.removeAll(keepingCapacity: true)
    let report = block.forEachName(&self)
    found.reports = [report, problems]
    self.block = nil
    return found
  }

  mutating func visit(_ name: borrowing WrittenName) {
    if let problem = rules.parser.parse(name.bytes, into: &host) {
      note(problem, name)
      guard problem.isUsable else { return }
    }
    found.usable += 1
    let (first, last) = (name.firstSeen, name.lastSeen)
    guard judges,
      var lookalike = rules.detector.lookalike(host, age: age(first, last), using: &scratch)
    else { return }
    lookalike.firstSeen = first
    lookalike.lastSeen = last ?? first
    if let block { lookalike.place = block.place(of: name) }
    if let place = places[lookalike.name] {
      found.lookalikes[place].include(sightingsOf: lookalike)
    } else {
      places[lookalike.name] = found.lookalikes.count
      found.lookalikes.append(lookalike)
    }
  }

  /// In years.
  private func age(_ first: Timestamp?, _ last: Timestamp?) -> Double? {
    guard let first, let last else { return nil }
    return (Double(last.seconds) - Double(first.seconds)) / (365.25 * 86_400)
  }

  private mutating func note(_ problem: NameProblem, _ name: borrowing WrittenName) {
    guard let block else { return }
    problems.note(
      Diagnostic(
        code: problem.rawValue, severity: problem.severity, message: problem.message,
        place: block.place(of: name)), limit: limit)
  }
}

extension Lookalike {
  /// Widens the time in which it was seen by that of another sighting.
  mutating func include(sightingsOf other: Lookalike) {
    firstSeen = [firstSeen, other.firstSeen].compactMap(\.self).min { $0.seconds < $1.seconds }
    lastSeen = [lastSeen, other.lastSeen].compactMap(\.self).max { $0.seconds < $1.seconds }
  }
}
