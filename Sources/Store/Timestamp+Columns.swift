import Foundation
import GRDB
import TocsinModel

/// A time takes three columns: its seconds, how it is known, and its offset from UTC in minutes.
/// How: the precision's place in `Precision.allCases`, plus 8 times that of the origin.
extension Timestamp {
  var how: Int {
    (Precision.allCases.firstIndex(of: precision) ?? 0)
      + 8 * (Origin.allCases.firstIndex(of: origin) ?? 0)
  }

  /// The time in three columns from `index` on; `nil` when there is none.
  init?(_ row: Row, at index: Int) {
    guard let seconds = Int64.fromDatabaseValue(row[index]),
      let how = Int.fromDatabaseValue(row[index + 1]), how >= 0,
      how & 7 < Precision.allCases.count, how >> 3 < Origin.allCases.count
    else { return nil }
    self.init(
      seconds: seconds, precision: Precision.allCases[how & 7],
      origin: Origin.allCases[how >> 3], offsetMinutes: row[index + 2])
  }
}

/// The three columns of a time, as they are stored.
struct TimeColumns: Sendable {
  let seconds: Int64
  let how: Int
  let offsetMinutes: Int?

  init(_ time: Timestamp) {
    (seconds, how, offsetMinutes) = (time.seconds, time.how, time.offsetMinutes)
  }
}

extension RowWriter {
  /// Three columns.
  mutating func time(_ value: TimeColumns?) {
    integer(value?.seconds)
    integer(value?.how)
    integer(value?.offsetMinutes)
  }

  mutating func time(_ value: Timestamp?) { time(value.map(TimeColumns.init)) }
}

extension DocumentID {
  /// 16 bytes in memory, big-endian, so that blobs sort as ids do.
  var columns: (UInt64, UInt64) { (high.bigEndian, low.bigEndian) }

  var bytes: [UInt8] { withUnsafeBytes(of: columns) { Array($0) } }

  var data: Data { Data(bytes) }

  init?(bytes: UnsafeRawBufferPointer) {
    guard bytes.count == 16 else { return nil }
    self.init(
      high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
      low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
  }
}
