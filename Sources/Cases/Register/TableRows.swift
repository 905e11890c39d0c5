/// The rows of a table with commas (RFC 4180): quotes may hold commas, breaks and doubled quotes. Linear; a field is at
/// most a megabyte.
struct TableRows {
  private let bytes: [UInt8]
  private var place = 0
  /// Where the last row began, from 1.
  private(set) var line = 1
  private var nextLine = 1
  private static let longest = 1 << 20

  init(_ bytes: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    self.bytes = bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes
  }

  /// The next row; `nil` at the end.
  mutating func next() -> [String]? {
    guard place < bytes.count else { return nil }
    line = nextLine
    var row: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: "\n") { nextLine += 1 }
      if isQuoted {
        if byte == UInt8(ascii: "\"") {
          if place < bytes.count, bytes[place] == UInt8(ascii: "\"") {
            place += 1
            Self.append(byte, &field)
          } else {
            isQuoted = false
          }
        } else {
          Self.append(byte, &field)
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\"") where field.isEmpty: isQuoted = true
      case UInt8(ascii: ","):
        row.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
      case UInt8(ascii: "\n"):
        row.append(String(decoding: field, as: UTF8.self))
        return row
      case UInt8(ascii: "\r"): break
      default: Self.append(byte, &field)
      }
    }
    row.append(String(decoding: field, as: UTF8.self))
    return row
  }

  private static func append(_ byte: UInt8, _ field: inout [UInt8]) {
    if field.count < longest { field.append(byte) }
  }
}
