import GRDB
import TocsinModel

/// Stores what is read, in order, and remembers how far each input has come. Used by one thread.
package struct IngestSession {
  private struct SourceKey: Hashable {
    var id: SourceID
    var kind: Source.Kind
  }

  private struct Current {
    var input: Int
    var shown: String
    var records: Int
    var diagnostics: Int
    /// Those stored before reading was interrupted: what concerns the whole file is said again.
    var known: Set<Diagnostic>
  }

  /// The number that the next document gets.
  package private(set) var nextNumber: Int
  private let store: Store
  private var sources: [SourceKey: Int] = [:]
  private var inputs: [String: Int] = [:]
  private var nextInput: Int
  private var current: Current?

  package init(_ store: Store) throws(StoreError) {
    self.store = store
    let (number, input, sources, inputs) = try store.read { db in
      var sources: [SourceKey: Int] = [:]
      let rows = try Row.fetchCursor(db, sql: "SELECT number, id, kind FROM source")
      while let row = try rows.next() {
        guard let kind = Source.Kind(rawValue: row[2]) else { continue }
        sources[SourceKey(id: SourceID(rawValue: row[1]), kind: kind)] = row[0]
      }
      var inputs: [String: Int] = [:]
      let paths = try Row.fetchCursor(db, sql: "SELECT number, path FROM input")
      while let row = try paths.next() { inputs[row[1]] = row[0] }
      let next = try Int.fetchOne(db, sql: "SELECT coalesce(max(number) + 1, 0) FROM input") ?? 0
      return (try Store.documentCount(db), next, sources, inputs)
    }
    self.sources = sources
    self.inputs = inputs
    nextNumber = number
    nextInput = input
  }

  /// Stores a batch in one transaction, together with how far its inputs have come. When it throws,
  /// the session must not be used again.
  ///
  /// Returns how many of its documents were new. Linear in the batch.
  @discardableResult
  package mutating func store(_ batch: [IngestEntry]) throws(StoreError) -> Int {
    var session = self
    let first = nextNumber
    try store.write { db in
      var rows = try IngestRows(db)
      for entry in batch { try session.apply(entry, &rows, db) }
      try session.saveProgress(db)
    }
    self = session
    return nextNumber - first
  }

  private mutating func apply(_ entry: IngestEntry, _ rows: inout IngestRows, _ db: Database) throws
  {
    switch entry {
    case .begin(let path, let shown, let size, let modified):
      try saveProgress(db)
      let number = try begin(path: path, shown: shown, size: size, modified: modified, db)
      current = Current(input: number, shown: shown, records: 0, diagnostics: 0, known: [])
    case .resume(let path):
      try saveProgress(db)
      guard let number = inputs[path] else { break }
      let row = try Row.fetchOne(
        db, sql: "SELECT records, shown FROM input WHERE number = ?", arguments: [number])
      let known = try Store.diagnostics(ofInput: number, db)
      current = Current(
        input: number, shown: row?[1] ?? path, records: row?[0] ?? 0,
        diagnostics: known.count, known: Set(known))
    case .document(let document, let fingerprint):
      guard let current else { break }
      let source = try document.source.map { try self.number(of: $0, db) }
      let isNew = try rows.insert(
        document, number: nextNumber, input: current.input, shownPath: current.shown,
        source: source, fingerprint: fingerprint)
      if isNew { nextNumber += 1 }
    case .lookalike(let lookalike):
      guard let current else { break }
      try rows.insert(lookalike, input: current.input)
    case .recognised(let format):
      guard let current else { break }
      try db.cachedStatement(sql: "UPDATE input SET format = ? WHERE number = ?")
        .execute(arguments: [format, current.input])
    case .diagnostic(let diagnostic):
      guard let current, !current.known.contains(diagnostic) else { break }
      try rows.insert(diagnostic, input: current.input, ordinal: current.diagnostics)
      self.current?.diagnostics += 1
    case .progress(let records):
      current?.records = records
    case .finish(let state, let sha256, let format):
      guard let current else { break }
      try db.cachedStatement(
        sql: "UPDATE input SET records = ?, state = ?, sha256 = ?, format = ? WHERE number = ?"
      ).execute(arguments: [
        current.records, state.rawValue, sha256.map(Hexadecimal.bytes), format, current.input,
      ])
      self.current = nil
    }
  }

  private mutating func begin(
    path: String, shown: String, size: Int, modified: Int, _ db: Database
  ) throws -> Int {
    if let number = inputs[path] {
      try db.cachedStatement(
        sql: """
          UPDATE input
          SET shown = ?, size = ?, modified = ?, sha256 = NULL, format = NULL, records = 0, state = 0
          WHERE number = ?
          """
      ).execute(arguments: [shown, size, modified, number])
      try db.cachedStatement(sql: "DELETE FROM diagnostic WHERE input = ?")
        .execute(arguments: [number])
      return number
    }
    let number = nextInput
    nextInput += 1
    inputs[path] = number
    try db.cachedStatement(
      sql: """
        INSERT INTO input (number, path, shown, size, modified, records, state)
        VALUES (?, ?, ?, ?, ?, 0, 0)
        """
    ).execute(arguments: [number, path, shown, size, modified])
    return number
  }

  private func saveProgress(_ db: Database) throws {
    guard let current else { return }
    try db.cachedStatement(sql: "UPDATE input SET records = ? WHERE number = ?")
      .execute(arguments: [current.records, current.input])
  }

  private mutating func number(of source: Source, _ db: Database) throws -> Int {
    let key = SourceKey(id: source.id, kind: source.kind)
    if let number = sources[key] { return number }
    let number = sources.count
    sources[key] = number
    try db.cachedStatement(sql: "INSERT INTO source (number, id, kind, name) VALUES (?, ?, ?, ?)")
      .execute(arguments: [number, source.id.rawValue, source.kind.rawValue, source.name])
    return number
  }
}
