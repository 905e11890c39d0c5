import Foundation
import GRDB
package import TocsinModel

/// A statement in short: what it is about, and which files it needs.
package struct KeptStatement: Hashable, Sendable {
  package let number: Int
  package let documents: [DocumentID]
  package let blobs: [String]
}

extension Store {
  /// The statements of a kind that were not erased, the first first. Linear in them.
  package func statements(kind: String) throws(StoreError) -> [KeptStatement] {
    try read { db in
      let documents = try db.cachedStatement(
        sql: "SELECT document FROM statement_document WHERE statement = ?")
      return try Row.fetchAll(
        db,
        sql: """
          SELECT number, blobs FROM statement WHERE kind = ? AND content IS NOT NULL ORDER BY number
          """, arguments: [kind]
      ).map { row in
        let ids = try Data.fetchAll(documents, arguments: [row[0] as Int])
        let blobs: String = row[1]
        return KeptStatement(
          number: row[0],
          documents: ids.compactMap { data in data.withUnsafeBytes { DocumentID(bytes: $0) } },
          blobs: blobs.split(separator: " ").map(String.init))
      }
    }
  }

  /// What statements of a kind are about; erased ones are not among them.
  package func abouts(kind: String) throws(StoreError) -> Set<String> {
    try read { db in
      Set(
        try String.fetchAll(
          db, sql: "SELECT about FROM statement WHERE kind = ? AND content IS NOT NULL",
          arguments: [kind]))
    }
  }

  /// The numbers of statements of a kind that are about something, the first first; erased ones are not among them.
  package func statementNumbers(
    kind: String, about: String
  ) throws(StoreError) -> [Int] {
    try read { db in
      try Int.fetchAll(
        db,
        sql: """
          SELECT number FROM statement WHERE kind = ? AND about = ? AND content IS NOT NULL ORDER BY number
          """, arguments: [kind, about])
    }
  }

  /// Lets the files of a statement go; that it was stated stays.
  package func dropBlobs(ofStatement number: Int) throws(StoreError) {
    try write { db in
      try db.execute(sql: "UPDATE statement SET blobs = '' WHERE number = ?", arguments: [number])
    }
  }

  /// Who had these things in hands, looked at them or handed them on, in the order in which it was: of the evidence and of
  /// what people saw of it in the console, at the terminal and through the interface for programs.
  ///
  /// - Parameter about: `F12`, `C3`, `document …`.
  package func handling(of about: [String]) throws(StoreError) -> [CustodyEvent] {
    var events = try custody(of: about)
    for name in about {
      for entry in try trail(about: name, limit: 100_000) {
        switch entry.what {
        case .look:
          events.append(
            CustodyEvent(
              at: entry.at, by: entry.by, act: .examined, about: name, copy: .evidentiary,
              purpose: "looked at"))
        case .export:
          events.append(
            CustodyEvent(
              at: entry.at, by: entry.by, act: .exported, about: name, copy: .working,
              purpose: "taken as a file"))
        case .change, .erase: break
        }
      }
    }
    return events.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
      .map(\.element)
  }
}
