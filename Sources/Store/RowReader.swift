import GRDB
import GRDBSQLite

/// Runs one prepared query for key after key, each with one row of one blob at most: for hundreds of
/// thousands of look-ups, where a `Row` for each would take most of the time.
struct RowReader {
  private let statement: Statement
  private let handle: SQLiteStatement
  private let database: Database

  /// - Parameter sql: has two parameters, a blob and a number.
  init(_ database: Database, sql: String) throws {
    self.database = database
    statement = try database.cachedStatement(sql: sql)
    handle = statement.sqliteStatement
  }

  /// Calls the body with the row's first column, unless there is none. Its bytes are valid only during the call.
  func read(
    _ key: [UInt8], _ number: Int64, _ body: (UnsafeRawBufferPointer) -> Void
  ) throws {
    defer { sqlite3_reset(handle) }
    let code = key.withUnsafeBytes { bytes in
      sqlite3_bind_blob64(handle, 1, bytes.baseAddress, UInt64(bytes.count), nil)
      sqlite3_bind_int64(handle, 2, number)
      return sqlite3_step(handle)
    }
    switch code {
    case SQLITE_ROW:
      let size = Int(sqlite3_column_bytes(handle, 0))
      body(UnsafeRawBufferPointer(start: sqlite3_column_blob(handle, 0), count: size))
    case SQLITE_DONE: break
    default:
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
    }
  }
}
