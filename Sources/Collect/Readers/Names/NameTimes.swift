import CSimdjson
import Glibc
import TocsinModel

/// Reads the times of records; files repeat them, so that the last one is kept.
struct NameTimes {
  private var last: [UInt8] = []
  private var time: Timestamp?

  /// `nil` when it is empty or no time. Unix seconds may have a fraction.
  mutating func time(_ field: UnsafeBufferPointer<UInt8>) -> Timestamp? {
    guard let base = field.baseAddress, !field.isEmpty, field.count <= 80 else { return nil }
    if field.count == last.count, memcmp(base, last, last.count) == 0 { return time }
    last.removeAll(keepingCapacity: true)
    last.append(contentsOf: field)
    time = Timestamp(parsing: field, origin: .file) ?? Self.unix(field)
    return time
  }

  /// The time of a JSON member, as text or as Unix seconds.
  @inline(__always)
  mutating func time(_ text: csimdjson_value, seconds: Int64) -> Timestamp? {
    if seconds != 0 { return Timestamp(seconds: seconds, precision: .second, origin: .file) }
    return time(UnsafeBufferPointer(start: text.data, count: text.length))
  }

  private static func unix(_ field: UnsafeBufferPointer<UInt8>) -> Timestamp? {
    guard let point = field.firstIndex(of: UInt8(ascii: ".")), point >= 9,
      field.allSatisfy({ $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") })
    else { return nil }
    return Timestamp(parsing: UnsafeBufferPointer(rebasing: field[..<point]), origin: .file)
  }
}
