package import TocsinModel

/// What reading one ``NameBlock`` came to.
package struct NameReport: Sendable, Hashable {
  /// Lines, rows, objects or entries that say something: blank ones and comments left out, bad ones not.
  package internal(set) var records = 0
  /// Names handed over.
  package internal(set) var names = 0
  /// At most ``CollectLimits/diagnostics`` of each code, in the order of the file.
  package internal(set) var diagnostics: [Diagnostic] = []
  /// How many there were of each code, those included that are not listed.
  package internal(set) var counts: [String: Int] = [:]

  package init() {}

  /// Adds something that is wrong with a record, listed while there are fewer of its code.
  package mutating func note(_ diagnostic: Diagnostic, limit: Int) {
    let count = counts[diagnostic.code, default: 0] + 1
    counts[diagnostic.code] = count
    if count <= limit { diagnostics.append(diagnostic) }
  }
}

/// Adds up the reports of a file’s blocks, in their order, and keeps its diagnostics within bounds.
package struct NameTally: Sendable {
  private let path: String
  private let options: CollectOptions
  private var counts: [String: Int] = [:]
  package private(set) var records = 0
  package private(set) var names = 0
  /// Those included that were not handed over.
  package var diagnostics: Int { counts.values.reduce(0, +) }

  package init(file: InputFile, options: CollectOptions) {
    path = file.displayPath
    self.options = options
  }

  /// Takes the next block’s report; gives the diagnostics that are to be told.
  /// - Throws: ``CollectError/strict(_:)`` at the first bad record of a strict run.
  package mutating func add(_ report: NameReport) throws(CollectError) -> [Diagnostic] {
    records += report.records
    names += report.names
    if options.isStrict, let bad = report.diagnostics.first(where: { $0.severity == .error }) {
      throw .strict(bad)
    }
    var told: [Diagnostic] = []
    var seen: [String: Int] = [:]
    for diagnostic in report.diagnostics {
      seen[diagnostic.code, default: 0] += 1
      let count = counts[diagnostic.code, default: 0] + seen[diagnostic.code, default: 0]
      if count <= options.limits.diagnostics { told.append(diagnostic) }
    }
    for (code, count) in report.counts { counts[code, default: 0] += count }
    return told
  }

  /// Counts something that the caller finds wrong with a name; `nil` when enough of it were told.
  /// - Throws: ``CollectError/strict(_:)``.
  package mutating func add(_ diagnostic: Diagnostic) throws(CollectError) -> Diagnostic? {
    if options.isStrict, diagnostic.severity == .error { throw .strict(diagnostic) }
    let count = counts[diagnostic.code, default: 0] + 1
    counts[diagnostic.code] = count
    return count <= options.limits.diagnostics ? diagnostic : nil
  }

  /// Says, at the end of the file, how many diagnostics were only counted.
  package func finish() -> [Diagnostic] {
    counts.sorted { $0.key < $1.key }.compactMap { code, count in
      guard count > options.limits.diagnostics else { return nil }
      return Diagnostic(
        code: code, severity: .warning,
        message: """
          There are \(count - options.limits.diagnostics) more of this kind in this file; they are \
          not listed.
          """, place: Place(path: path))
    }
  }
}
