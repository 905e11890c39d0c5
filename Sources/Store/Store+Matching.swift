import Foundation
import GRDB

extension Store {
  /// Every fingerprint from a number on, with its document's number and source, in the order of the numbers.
  /// The bytes are valid only during the call. Linear; memory does not grow.
  package func fingerprints(
    from first: Int = 0,
    _ body: (_ number: UInt32, _ source: UInt32?, _ data: UnsafeRawBufferPointer) throws -> Void
  ) throws(StoreError) {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: "SELECT document, source, data FROM fingerprint WHERE document >= ? ORDER BY document",
        arguments: [first])
      while let row = try rows.next() {
        let number: UInt32 = row[0]
        let source: UInt32? = row[1]
        try row.withUnsafeData(atIndex: 2) { data in
          guard let data else {
            return try body(number, source, UnsafeRawBufferPointer(start: nil, count: 0))
          }
          try data.withUnsafeBytes { try body(number, source, $0) }
        }
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
