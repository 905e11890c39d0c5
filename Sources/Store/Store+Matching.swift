import Foundation
import GRDB

extension Store {
  /// Every text from a number on, with its document's number and source, in the order of the numbers; that of a message
  /// is `nil`, since mails are no publications that copy each other. Linear; memory does not grow.
  ///
  /// - Parameter body: says whether to go on.
  package func texts(
    from first: Int, _ body: (_ number: UInt32, _ source: UInt32?, _ text: String?) -> Bool
  ) throws(StoreError) {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT number, source, CASE WHEN \(Schema.isMessage) THEN NULL ELSE CAST(text AS BLOB) END
          FROM document WHERE number >= ? ORDER BY number
          """, arguments: [first])
      while let row = try rows.next() {
        let text = try row.withUnsafeData(atIndex: 2) { $0.map(Self.text) }
        guard body(row[0], row[1], text) else { return }
      }
    }
  }

  /// The texts of these numbers, in their order; one that is not there is empty.
  package func texts(of numbers: [UInt32]) throws(StoreError) -> [String] {
    try read { db in
      let statement = try db.cachedStatement(sql: "SELECT text FROM document WHERE number = ?")
      return try numbers.map { number in
        try Data.fetchOne(statement, arguments: [number]).map(Self.text) ?? ""
      }
    }
  }
}
