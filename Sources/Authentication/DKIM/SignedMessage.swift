/// A mail's bytes as they were signed: fields as they stand, and the body, lines ended by CR LF (RFC 5322, section 2.3; mail that is kept on
/// Unix has lost its CR).
struct SignedMessage {
  struct Field {
    /// Lower case.
    var name: String
    /// Name, colon, value and folding, without the last line break.
    var bytes: ArraySlice<UInt8>
    /// Where the value begins.
    var value: Int
  }

  private(set) var fields: [Field] = []
  private(set) var body: ArraySlice<UInt8> = []

  /// More are not looked at.
  static let mostFields = 10_000

  /// Linear.
  init(_ raw: [UInt8]) {
    let bytes = Self.lined(raw)
    var at = 0
    var start = 0
    var colon: Int?
    func line(_ from: Int) -> Int {
      bytes[from...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
    }
    while at < bytes.count {
      let end = line(at)
      if end - at == 2, bytes[at] == 0x0D {
        finish(bytes, start..<at, colon)
        body = bytes[end...]
        return
      }
      if at > start, bytes[at] == 0x20 || bytes[at] == 0x09 {
        at = end
        continue
      }
      finish(bytes, start..<at, colon)
      start = at
      colon = bytes[at..<end].firstIndex(of: UInt8(ascii: ":"))
      at = end
    }
    finish(bytes, start..<bytes.count, colon)
  }

  private mutating func finish(_ bytes: [UInt8], _ range: Range<Int>, _ colon: Int?) {
    guard let colon, colon > range.lowerBound, fields.count < Self.mostFields else { return }
    var end = range.upperBound
    if end - 1 >= range.lowerBound, bytes[end - 1] == 0x0A { end -= 1 }
    if end - 1 >= range.lowerBound, bytes[end - 1] == 0x0D { end -= 1 }
    let name = String(decoding: bytes[range.lowerBound..<colon], as: UTF8.self)
    fields.append(
      Field(
        name: TagList.trimmed(name).lowercased(),
        bytes: bytes[range.lowerBound..<max(end, colon + 1)], value: colon + 1))
  }

  /// With CR before every LF.
  private static func lined(_ raw: [UInt8]) -> [UInt8] {
    var previous: UInt8 = 0
    var missing = 0
    for byte in raw {
      if byte == 0x0A, previous != 0x0D { missing += 1 }
      previous = byte
    }
    guard missing > 0 else { return raw }
    var lined: [UInt8] = []
    lined.reserveCapacity(raw.count + missing)
    previous = 0
    for byte in raw {
      if byte == 0x0A, previous != 0x0D { lined.append(0x0D) }
      lined.append(byte)
      previous = byte
    }
    return lined
  }
}
