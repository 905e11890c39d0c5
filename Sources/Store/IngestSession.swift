import Foundation
import GRDB
import TocsinModel

/// Stores what is read, in order, and remembers how far each input has come. Used by one thread.
package struct IngestSession {
  private struct Current {
    var input: Int
    var shown: String
    var generation: Int
    var modified: Int
    var records: Int
    /// Stored of it since its progress was saved, and not before.
    var documents = 0
    var diagnostics: Int
    /// Those stored before reading was interrupted: what concerns the whole file is said again.
    var known: Set<Diagnostic>
  }

  /// Sources whose numbers are remembered; more are asked for again.
  private static let rememberedSources = 1 << 16

  /// The number that the next document gets.
  package private(set) var nextNumber: Int
  /// How many documents were stored that were not there before.
  package private(set) var arrived = 0
  /// How many stopped being current.
  package private(set) var retired = 0
  private let store: Store
  private let forgotten: ForgottenHashes
  /// By ``DocumentRow/sourceKey``.
  private var sources: [[UInt8]: Int] = [:]
  private var current: Current?
  /// The number that the next source gets.
  private var nextSource: Int
  /// How many documents of each form arrived that are not counted in the store yet.
  private var uncounted = Array(repeating: 0, count: Document.Form.allCases.count)

  package init(_ store: Store) throws(StoreError) {
    self.store = store
    let (number, source, forgotten) = try store.read { db in
      let source = try Int.fetchOne(db, sql: "SELECT coalesce(max(number) + 1, 0) FROM source")
      return (try Store.documentCount(db), source ?? 0, try ForgottenHashes(db))
    }
    nextNumber = number
    nextSource = source
    self.forgotten = forgotten
  }

  /// Stores a batch in one transaction, together with how far its inputs have come. When it throws,
  /// the session must not be used again.
  ///
  /// Returns how many of its documents were new. Linear in the batch.
  @discardableResult
  package mutating func store(_ batch: [IngestEntry]) throws(StoreError) -> Int {
    var session = self
    try store.write { db in
      var rows = try IngestRows(db)
      for entry in batch { try session.apply(entry, &rows, db) }
      try session.saveProgress(db)
      try session.countArrivals(db)
    }
    let before = arrived
    self = session
    return arrived - before
  }

  private mutating func apply(_ entry: IngestEntry, _ rows: inout IngestRows, _ db: Database) throws
  {
    switch entry {
    case .begin(let path, let shown, let size, let modified):
      try saveProgress(db)
      current = try begin(path: path, shown: shown, size: size, modified: modified, db)
    case .resume(let path):
      try saveProgress(db)
      try resume(path, db)
    case .document(let document):
      try store(document, &rows, db)
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
      try saveProgress(db)
      try db.cachedStatement(
        sql: "UPDATE input SET state = ?, sha256 = ?, format = ? WHERE number = ?"
      ).execute(arguments: [state.rawValue, sha256.map(Hexadecimal.bytes), format, current.input])
      if state == .done { try retireFormer(of: current, sha256, db) }
      self.current = nil
    }
  }

  // MARK: Inputs

  /// - Returns: `nil` for an input that was forgotten: nothing of it is stored.
  private mutating func begin(
    path: String, shown: String, size: Int, modified: Int, _ db: Database
  ) throws -> Current? {
    guard !forgotten.contains(inputAt: path) else { return nil }
    let key = Data(path.utf8)
    if let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT number, generation FROM input WHERE path = ?"),
      arguments: [key])
    {
      let (number, generation): (Int, Int) = (row[0], row[1])
      try db.cachedStatement(
        sql: """
          INSERT OR REPLACE INTO former_input (input, generation, size, modified, sha256)
          SELECT number, generation, size, modified, sha256 FROM input WHERE number = ?
          """
      ).execute(arguments: [number])
      try db.cachedStatement(
        sql: """
          UPDATE input
          SET shown = ?, size = ?, modified = ?, sha256 = NULL, format = NULL, records = 0, state = 0,
            generation = generation + 1
          WHERE number = ?
          """
      ).execute(arguments: [shown, size, modified, number])
      try db.cachedStatement(sql: "DELETE FROM diagnostic WHERE input = ?")
        .execute(arguments: [number])
      return Current(
        input: number, shown: shown, generation: generation + 1, modified: modified, records: 0,
        diagnostics: 0, known: [])
    }
    try db.cachedStatement(
      sql: """
        INSERT INTO input (number, path, shown, size, modified, records, state, generation)
        VALUES ((SELECT coalesce(max(number) + 1, 0) FROM input), ?, ?, ?, ?, 0, 0, 1)
        """
    ).execute(arguments: [key, shown, size, modified])
    return Current(
      input: Int(db.lastInsertedRowID), shown: shown, generation: 1, modified: modified,
      records: 0, diagnostics: 0, known: [])
  }

  private mutating func resume(_ path: String, _ db: Database) throws {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT number, shown, generation, modified, records FROM input WHERE path = ?"),
      arguments: [Data(path.utf8)])
    guard let row else { return }
    let known = try Store.diagnostics(ofInput: row[0], db)
    current = Current(
      input: row[0], shown: row[1], generation: row[2], modified: row[3], records: row[4],
      diagnostics: known.count, known: Set(known))
  }

  private mutating func saveProgress(_ db: Database) throws {
    guard let current else { return }
    try db.cachedStatement(
      sql: "UPDATE input SET records = ?, documents = documents + ? WHERE number = ?"
    ).execute(arguments: [current.records, current.documents, current.input])
    self.current?.documents = 0
  }

  private mutating func countArrivals(_ db: Database) throws {
    for (form, count) in uncounted.enumerated() where count > 0 {
      try db.cachedStatement(sql: "UPDATE document_tally SET current = current + ? WHERE form = ?")
        .execute(arguments: [count, form])
      uncounted[form] = 0
    }
  }

  /// What an input held when it was read before, and does not hold any more, is not current, unless another holds it.
  /// So is what a file held that was moved to where this one is.
  private mutating func retireFormer(
    of current: Current, _ sha256: String?, _ db: Database
  ) throws {
    var inputs = [current.input]
    if current.generation == 1, let sha256 {
      inputs += try moved(to: current.input, sha256, db)
    } else if current.generation == 1 {
      return
    }
    for input in inputs {
      let former = try Int.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT c.document FROM capture c JOIN input i ON i.number = c.input
            WHERE c.input = ? AND c.generation < i.generation ORDER BY c.document
            """), arguments: [input])
      for document in former where try !isHeld(document, db) { try retire(document, db) }
    }
  }

  /// Inputs of the same bytes whose files are gone: their captures stop being current.
  private func moved(to input: Int, _ sha256: String, _ db: Database) throws -> [Int] {
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT number, path FROM input WHERE sha256 = ? AND number <> ?"),
      arguments: [Hexadecimal.bytes(sha256), input])
    return try rows.compactMap { row in
      let (number, path): (Int, Data) = (row[0], row[1])
      let name = String(decoding: path, as: UTF8.self)
      guard name.hasPrefix("/"), !FileManager.default.fileExists(atPath: name) else { return nil }
      try db.cachedStatement(
        sql: "UPDATE input SET generation = generation + 1, sha256 = NULL WHERE number = ?"
      ).execute(arguments: [number])
      return number
    }
  }

  private func isHeld(_ document: Int, _ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT EXISTS (SELECT 1 FROM capture c JOIN input i ON i.number = c.input
            WHERE c.document = ? AND c.generation = i.generation)
          """), arguments: [document]) ?? false
  }

  // MARK: Documents

  private mutating func store(
    _ document: DocumentRow, _ rows: inout IngestRows, _ db: Database
  ) throws {
    guard let current, !forgotten.contains(document.id, of: document.source) else { return }
    let source = try document.source.map {
      try self.number(of: $0, document.sourceKey, &rows, db)
    }
    var (id, place) = (document.id, document.location)
    var repeats = 0
    // Nearly all are new: to insert first and to ask only where that fails saves a look-up for each.
    while try !rows.insert(
      document, id: id, at: place, number: nextNumber, input: current.input,
      shownPath: current.shown, source: source)
    {
      guard let known = try self.known(id, in: current.input, db) else { return }
      if known.generation == current.generation {
        // The input says the same twice. What it gives an id is one document; rows without one are as many as there are.
        guard !document.hasExternalID, !document.isPage else { return }
        repeats += 1
        id = document.id.repeated(repeats)
        if document.location == document.id { place = id }
        continue
      }
      let number = known.isRetired ? try revive(known.number, db) : known.number
      // One that the input held when it was read before is counted where its capture is renewed.
      if known.generation == nil { self.current?.documents += 1 }
      return try rows.capture(
        number, in: current.input, generation: current.generation, at: document.place, isNew: false)
    }
    let number = nextNumber
    try rows.capture(
      number, in: current.input, generation: current.generation, at: document.place, isNew: true)
    nextNumber += 1
    arrived += 1
    uncounted[document.formColumn] += 1
    self.current?.documents += 1
    if place != id { try retireVersions(besides: number, at: place, current, db) }
  }

  private func known(
    _ id: DocumentID, in input: Int, _ db: Database
  ) throws -> (number: Int, isRetired: Bool, generation: Int?)? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT d.number, d.is_retired, c.generation FROM document d
          LEFT JOIN capture c ON c.input = ? AND c.document = d.number WHERE d.id = ?
          """), arguments: [input, id.data]
    ).map { ($0[0], $0[1], $0[2]) }
  }

  /// Of several texts at one address the one of the latest capture is current; of captures of one time, that with
  /// the greatest id, so that the order of reading does not decide.
  private mutating func retireVersions(
    besides number: Int, at location: DocumentID, _ current: Current, _ db: Database
  ) throws {
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT d.number, max(i.modified) FROM document d
          JOIN capture c ON c.document = d.number JOIN input i ON i.number = c.input
          WHERE d.location = ? AND d.location <> d.id AND d.is_retired = 0 AND c.input <> ?
          GROUP BY d.number ORDER BY 2, d.id
          """), arguments: [Data(location.bytes), current.input])
    let others = rows.map { (number: $0[0] as Int, modified: $0[1] as Int) }
      .filter { $0.number != number }
    guard let last = others.last else { return }
    let isLater: Bool
    if last.modified == current.modified {
      isLater =
        try Bool.fetchOne(
          db,
          sql:
            "SELECT (SELECT id FROM document WHERE number = ?) > (SELECT id FROM document WHERE number = ?)",
          arguments: [number, last.number]) ?? true
    } else {
      isLater = last.modified < current.modified
    }
    for other in others where isLater || other.number != last.number {
      try retire(other.number, db)
    }
    if !isLater { try retire(number, db) }
  }

  private mutating func retire(_ document: Int, _ db: Database) throws {
    try db.cachedStatement(
      sql: "UPDATE document SET is_retired = 1 WHERE number = ? AND is_retired = 0"
    ).execute(arguments: [document])
    guard db.changesCount > 0 else { return }
    retired += 1
    try Store.tellSteps(ofRetired: document, db)
  }

  /// A text that comes back is a document behind all others: steps see it as they see a new one.
  private mutating func revive(_ document: Int, _ db: Database) throws -> Int {
    let number = nextNumber
    nextNumber += 1
    arrived += 1
    try Store.renumber(document, as: number, db)
    return number
  }

  private mutating func number(
    of source: Source, _ key: [UInt8], _ rows: inout IngestRows, _ db: Database
  ) throws -> Int {
    if let number = sources[key] { return number }
    if sources.count >= Self.rememberedSources { sources.removeAll(keepingCapacity: true) }
    // As with documents: most that are not remembered are new.
    if try rows.insert(source, number: nextSource) {
      sources[key] = nextSource
      nextSource += 1
      return nextSource - 1
    }
    let known = try Int.fetchOne(
      db.cachedStatement(sql: "SELECT number FROM source WHERE id = ? AND kind = ?"),
      arguments: [Data(source.id.rawValue.utf8), source.kind.rawValue])
    guard let known else {
      throw DatabaseError(resultCode: .SQLITE_CONSTRAINT, message: "No number for a source.")
    }
    sources[key] = known
    return known
  }
}
