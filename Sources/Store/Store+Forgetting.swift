import Foundation
import GRDB
import TocsinModel

/// What is to be erased.
package enum ForgettingTarget: Hashable, Sendable {
  /// By the absolute path: a file, or a folder with all below it.
  case input(String)
  case account(String)
  /// A site, or what the input calls a source.
  case source(String)
  case document(String)

  package var name: String {
    switch self {
    case .input(let name), .account(let name), .source(let name), .document(let name): name
    }
  }
}

/// Erasing happens in two steps, so that a kill between them loses nothing of the intention: documents are marked and
/// their hashes kept in one transaction; when the findings are settled without them, they are taken out everywhere.
extension Store {
  /// Marks what is to be erased, and keeps its hash so that it is not stored again. Returns how many documents and
  /// look-alikes are concerned.
  package func markForgotten(
    _ targets: [ForgettingTarget]
  ) throws(StoreError) -> (documents: Int, names: Int) {
    try write { db in
      let key = try ForgottenHashes.key(db)
      func keep(_ kind: String, _ name: String) throws {
        try db.execute(
          sql: "INSERT OR IGNORE INTO forgotten (hash) VALUES (?)",
          arguments: [ForgottenHashes.hash(kind, name, key)])
      }
      var documents: Set<Int> = []
      var names = 0
      for target in targets {
        switch target {
        case .input(let path):
          for (number, file) in try Self.inputs(at: path, db) {
            try keep("input", file)
            documents.formUnion(try Self.documents(ofInputAlone: number, db))
            try db.execute(
              sql:
                "DELETE FROM capture WHERE input = ? AND document NOT IN (SELECT number FROM document WHERE input = ?)",
              arguments: [number, number])
            try db.execute(sql: "DELETE FROM lookalike WHERE input = ?", arguments: [number])
            names += db.changesCount
            try db.execute(sql: "DELETE FROM diagnostic WHERE input = ?", arguments: [number])
            try db.execute(
              sql: "UPDATE input SET shown = '', sha256 = NULL WHERE number = ?",
              arguments: [number])
          }
          try db.execute(sql: "DELETE FROM meta WHERE key = 'found_names'")
        case .account(let name):
          try keep(Source.Kind.account.rawValue, name)
          documents.formUnion(try Self.documents(ofSource: name, [.account], db))
        case .source(let name):
          try keep(Source.Kind.site.rawValue, name)
          try keep(Source.Kind.named.rawValue, name)
          documents.formUnion(try Self.documents(ofSource: name, [.site, .named], db))
        case .document(let name):
          try keep("document", name)
          if let id = DocumentID(name),
            let number = try Int.fetchOne(
              db, sql: "SELECT number FROM document WHERE id = ?", arguments: [id.data])
          {
            documents.insert(number)
          }
        }
      }
      for document in documents.sorted() {
        try Self.tellSteps(ofRetired: document, db)
        try db.cachedStatement(sql: "UPDATE document SET is_retired = 2 WHERE number = ?")
          .execute(arguments: [document])
      }
      return (documents.count, names)
    }
  }

  /// Lets what was forgotten be read again. Returns how many of the targets were.
  package func liftForgetting(_ targets: [ForgettingTarget]) throws(StoreError) -> Int {
    try write { db in
      let key = try ForgottenHashes.key(db)
      var lifted = 0
      for target in targets {
        let kinds: [String] =
          switch target {
          case .input: ["input"]
          case .account: [Source.Kind.account.rawValue]
          case .source: [Source.Kind.site.rawValue, Source.Kind.named.rawValue]
          case .document: ["document"]
          }
        for kind in kinds {
          try db.execute(
            sql: "DELETE FROM forgotten WHERE hash = ?",
            arguments: [ForgottenHashes.hash(kind, target.name, key)])
          lifted += db.changesCount
        }
      }
      // What was passed over must be looked at again.
      if lifted > 0 { try db.execute(sql: "UPDATE input SET state = 0, records = 0, size = -1") }
      return lifted
    }
  }

  /// Of documents that are to be erased. The second half lets SQLite use the index of those that are retired, instead of
  /// reading all documents at every scan.
  private static let isMarked = "is_retired = 2 AND is_retired <> 0"

  /// The texts that are to be erased, by number; empty when there are none.
  package func textsToErase() throws(StoreError) -> [UInt32: String] {
    try read { db in
      var texts: [UInt32: String] = [:]
      let rows = try Row.fetchCursor(
        db, sql: "SELECT number, CAST(text AS BLOB) FROM document WHERE \(Self.isMarked)")
      while let row = try rows.next() { texts[row[0]] = Self.text(row[1]) }
      return texts
    }
  }

  /// Takes out what is marked, everywhere, and gives its room back, so that no file of the workspace holds its bytes.
  ///
  /// The findings must have been settled without it. Linear in the workspace: the file is written anew.
  ///
  /// - Parameter vectors: those of its passages.
  package func eraseForgotten(vectors: [VectorKey]) throws(StoreError) {
    try write { db in
      let marked = "(SELECT number FROM document WHERE \(Self.isMarked))"
      let erased = try Data.fetchAll(db, sql: "SELECT id FROM document WHERE \(Self.isMarked)")
      try Self.eraseStatements(about: erased, db)
      let ids = erased.compactMap { data in data.withUnsafeBytes { DocumentID(bytes: $0) } }
      try Self.scrubHistory(of: ids, db)
      for table in ["capture", "link", "retired"] {
        try db.execute(sql: "DELETE FROM \(table) WHERE document IN \(marked)")
      }
      try db.execute(sql: "DELETE FROM relation WHERE b IN \(marked)")
      try db.execute(sql: "DELETE FROM relation WHERE a IN \(marked)")
      for key in vectors {
        try db.cachedStatement(sql: "DELETE FROM vector WHERE text = ?")
          .execute(arguments: [Data(key.bytes)])
      }
      try db.execute(sql: "DELETE FROM document WHERE \(Self.isMarked)")
      try db.execute(
        sql:
          "DELETE FROM source WHERE number NOT IN (SELECT source FROM document WHERE source IS NOT NULL)"
      )
      try db.execute(
        sql: """
          DELETE FROM input WHERE shown = '' AND number NOT IN (SELECT input FROM capture)
            AND number NOT IN (SELECT input FROM document)
          """)
      try db.execute(
        sql: "DELETE FROM meta WHERE key = ?", arguments: [MetaKey.indexMark.rawValue])
      try db.execute(sql: "INSERT INTO search (search) VALUES ('rebuild')")
      try Self.setMeta(.indexedCount, "\(try Self.documentCount(db))", db)
      // What was said of it is only marked in there until segments are merged.
      if try Self.hasHeadlineIndex(db) {
        try db.execute(sql: "INSERT INTO finding_said (finding_said) VALUES ('rebuild')")
      }
    }
    try vacuum()
  }

  /// What a finding was called before may name what is erased.
  private static func scrubHistory(of ids: [DocumentID], _ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE finding_history SET headline = '' WHERE version < (
          SELECT max(version) FROM finding_history h WHERE h.finding = finding_history.finding)
          OR finding NOT IN (SELECT number FROM finding)
        """)
    // So may what people wrote about what it was.
    try db.execute(
      sql: """
        UPDATE judgement SET reason = '' WHERE judged_version < coalesce(
          (SELECT version FROM finding WHERE number = judged), judged_version + 1)
        """)
    try db.execute(
      sql: """
        DELETE FROM note WHERE finding_version < coalesce(
          (SELECT version FROM finding WHERE number = finding), finding_version + 1)
        """)
    let short = ids.map { String($0.description.prefix(12)) }
    for id in short {
      try db.cachedStatement(sql: "DELETE FROM former_finding WHERE instr(id, ?)")
        .execute(arguments: [id])
    }
  }

  private func vacuum() throws(StoreError) {
    try Self.translating(path) {
      try queue.inDatabase { db in
        try db.execute(sql: "VACUUM")
        try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
    }
  }

  private static func inputs(at path: String, _ db: Database) throws -> [(Int, String)] {
    let folder = path.hasSuffix("/") ? path : path + "/"
    return try Row.fetchAll(db, sql: "SELECT number, path FROM input").compactMap { row in
      let file = text(row[1])
      return file == path || file.hasPrefix(folder) ? (row[0], file) : nil
    }
  }

  private static func documents(ofInputAlone input: Int, _ db: Database) throws -> [Int] {
    try Int.fetchAll(
      db,
      sql: """
        SELECT number FROM document WHERE number IN (SELECT document FROM capture WHERE input = :input)
          AND number NOT IN (SELECT document FROM capture WHERE input <> :input)
        """, arguments: ["input": input])
  }

  private static func documents(
    ofSource name: String, _ kinds: [Source.Kind], _ db: Database
  ) throws -> [Int] {
    try kinds.flatMap { kind in
      try Int.fetchAll(
        db,
        sql: """
          SELECT d.number FROM document d JOIN source s ON s.number = d.source
          WHERE s.id = ? AND s.kind = ?
          """, arguments: [Data(name.utf8), kind.rawValue])
    }
  }
}
