import Foundation
import GRDB
package import TocsinModel

/// Something that was found or said, in the order in which it was stored.
package struct WorkspaceChange: Hashable, Sendable {
  /// How far a reader has come: the moment of the last change of a finding, and the numbers of the last judgement and note.
  package struct Mark: Hashable, Sendable, LosslessStringConvertible {
    package var changed: Int64
    package var judgement: Int
    package var note: Int

    /// `1764342000.17.3`
    package var description: String { "\(changed).\(judgement).\(note)" }

    package init(changed: Int64, judgement: Int, note: Int) {
      self.changed = changed
      self.judgement = judgement
      self.note = note
    }

    package init?(_ description: String) {
      let parts = description.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 3, let changed = Int64(parts[0]), let judgement = Int(parts[1]),
        let note = Int(parts[2]), changed >= 0, judgement >= 0, note >= 0
      else { return nil }
      self.init(changed: changed, judgement: judgement, note: note)
    }
  }

  package let mark: Mark
  /// How many findings appeared or changed, judgements and notes were stored since the mark before.
  package let findings: Int
  package let judgements: Int
  package let notes: Int
}

extension Store {
  /// Where everything that is stored now is behind.
  package func changeMark() throws(StoreError) -> WorkspaceChange.Mark {
    try read { db in try Self.changeMark(db) }
  }

  private static func changeMark(_ db: Database) throws -> WorkspaceChange.Mark {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT coalesce((SELECT max(changed) FROM finding), 0),
          coalesce((SELECT max(judgement) FROM judgement), 0), coalesce((SELECT max(note) FROM note), 0)
        """)
    return WorkspaceChange.Mark(
      changed: row?[0] ?? 0, judgement: row?[1] ?? 0, note: row?[2] ?? 0)
  }

  /// What came since a mark, what a person said left out of the counts; `nil` for nothing. Look-ups in indexes, and linear in what is new.
  package func changes(
    since mark: WorkspaceChange.Mark, except person: String
  ) throws(StoreError) -> WorkspaceChange? {
    try read { db in
      let now = try Self.changeMark(db)
      guard now != mark else { return nil }
      let counts = try Row.fetchOne(
        db,
        sql: """
          SELECT (SELECT count(*) FROM finding WHERE changed > ?),
            (SELECT count(*) FROM judgement WHERE judgement > ? AND judged_by <> ?),
            (SELECT count(*) FROM note WHERE note > ? AND by <> ?)
          """, arguments: [mark.changed, mark.judgement, person, mark.note, person])
      return WorkspaceChange(
        mark: now, findings: counts?[0] ?? 0, judgements: counts?[1] ?? 0, notes: counts?[2] ?? 0)
    }
  }

  /// What the store knows of a file, and what it noticed in it.
  ///
  /// - Parameter path: absolute, symbolic links resolved.
  package func input(
    atPath path: String
  ) throws(StoreError) -> (input: StoredInput, documents: Int, diagnostics: [Diagnostic])? {
    try read { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT number, shown, size, modified, sha256, format, records, state, documents
          FROM input WHERE path = ?
          """, arguments: [Data(path.utf8)])
      guard let row else { return nil }
      let sha256: Data? = row[4]
      let input = StoredInput(
        number: row[0], path: path, shown: row[1], size: row[2], modified: row[3],
        sha256: sha256.map(\.hexadecimal), format: row[5], records: row[6],
        state: StoredInput.State(rawValue: row[7]) ?? .reading)
      return (input, row[8], try Self.diagnostics(ofInput: input.number, db))
    }
  }
}
