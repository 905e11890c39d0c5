import Foundation
import GRDB

/// A relation between two documents by their numbers, as the store keeps it.
package struct StoredLink: Hashable, Sendable {
  package var a: UInt32
  package var b: UInt32
  package var score: Float
  package var coverageA: Float
  package var coverageB: Float
  /// What they share, encoded by the detector.
  package var spans: [UInt8]

  package init(
    a: UInt32, b: UInt32, score: Float, coverageA: Float, coverageB: Float, spans: [UInt8]
  ) {
    self.a = a
    self.b = b
    self.score = score
    self.coverageA = coverageA
    self.coverageB = coverageB
    self.spans = spans
  }
}

extension Store {
  /// Every fingerprint with its document's number and source, in the order of the numbers.
  /// The bytes are valid only during the call. Linear; memory does not grow.
  package func fingerprints(
    _ body: (_ number: UInt32, _ source: UInt32?, _ data: UnsafeRawBufferPointer) throws -> Void
  ) throws(StoreError) {
    try read { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT document, source, data FROM fingerprint ORDER BY document")
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

  /// How many documents there are and how many bytes of fingerprints.
  package func fingerprintTotals() throws(StoreError) -> (documents: Int, bytes: Int) {
    try read { db in
      let row = try Row.fetchOne(
        db, sql: "SELECT count(*), coalesce(sum(length(data)), 0) FROM fingerprint")
      return (row?[0] ?? 0, row?[1] ?? 0)
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

  /// Stores the links of a block of documents, and that every document before `matched` is matched.
  package func store(_ links: [StoredLink], matched: Int) throws(StoreError) {
    try write { db in
      var rows = try RowWriter(
        db,
        sql: """
          INSERT OR REPLACE INTO copy_link (a, b, score, coverage_a, coverage_b, spans)
          VALUES (?, ?, ?, ?, ?, ?)
          """)
      for link in links {
        rows.integer(Int(link.a))
        rows.integer(Int(link.b))
        rows.real(Double(link.score))
        rows.real(Double(link.coverageA))
        rows.real(Double(link.coverageB))
        rows.blob(link.spans)
        try rows.write()
      }
      try Self.setMeta(.matchedCount, "\(matched)", db)
    }
  }

  /// Every link, ordered by its later document, then its earlier one.
  package func links() throws(StoreError) -> [StoredLink] {
    try read { db in
      var links: [StoredLink] = []
      let rows = try Row.fetchCursor(
        db, sql: "SELECT a, b, score, coverage_a, coverage_b, spans FROM copy_link ORDER BY b, a")
      while let row = try rows.next() {
        let scores: (Double, Double, Double) = (row[2], row[3], row[4])
        links.append(
          StoredLink(
            a: row[0], b: row[1], score: Float(scores.0), coverageA: Float(scores.1),
            coverageB: Float(scores.2), spans: [UInt8](row[5] as Data)))
      }
      return links
    }
  }
}
