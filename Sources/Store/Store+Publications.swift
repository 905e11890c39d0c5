import GRDB
import TocsinModel

extension Store {
  /// The earliest moment at which documents may have been published, in seconds since 1970; one without a time is left
  /// out. A look-up each.
  package func publicationTimes(of numbers: [UInt32]) throws(StoreError) -> [UInt32: Int64] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT published, published_how, published_offset FROM document WHERE number = ?")
      var times: [UInt32: Int64] = [:]
      for number in numbers {
        if let row = try Row.fetchOne(statement, arguments: [number]) {
          times[number] = Timestamp(row, at: 0).map { time in
            // Of what only says when it was changed, that is the best that can be said.
            time.origin == .update ? time.seconds : time.earliest
          }
        }
      }
      return times
    }
  }

  /// Tells whose documents an index beside the database is of, for who reads only; `nil` while there was none.
  package func knownIndexMark() throws(StoreError) -> UInt64? {
    try read { db in try Self.meta(.indexMark, db).flatMap { UInt64($0) } }
  }

}
