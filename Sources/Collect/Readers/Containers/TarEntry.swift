/// The header of an entry of a tar archive (POSIX.1-2017, pax; GNU's long names).
struct TarEntry {
  static let block = 512

  var name: String
  var size: Int
  var kind: UInt8

  /// `nil` for a block that is none: its checksum is wrong.
  init?(_ block: [UInt8]) {
    guard block.count == Self.block, let sum = Self.octal(block[148..<156]) else { return nil }
    var actual = 0
    for (index, byte) in block.enumerated() {
      actual += (148..<156).contains(index) ? 0x20 : Int(byte)
    }
    guard actual == sum, let size = Self.octal(block[124..<136]) else { return nil }
    self.size = size
    kind = block[156]
    let name = Self.text(block[0..<100])
    let isPOSIX = block[257..<262].elementsEqual("ustar".utf8)
    let prefix = isPOSIX ? Self.text(block[345..<500]) : ""
    self.name = prefix.isEmpty ? name : "\(prefix)/\(name)"
  }

  static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// A number in octal digits, or in base 256 where its first bit is set.
  private static func octal(_ bytes: ArraySlice<UInt8>) -> Int? {
    if let first = bytes.first, first & 0x80 != 0 {
      let value = bytes.dropFirst().suffix(7).reduce(0) { $0 << 8 | Int($1) }
      return value
    }
    let digits = bytes.drop { $0 == 0x20 }.prefix { $0 &- 0x30 < 8 }
    return digits.isEmpty ? nil : Int(String(decoding: digits, as: UTF8.self), radix: 8)
  }

  /// The value of a record such as `30 path=…` of a pax header.
  static func pax(_ bytes: [UInt8], _ key: String) -> String? {
    for line in bytes.split(separator: 0x0A) {
      guard let blank = line.firstIndex(of: 0x20) else { continue }
      let record = line[(blank + 1)...]
      if record.starts(with: "\(key)=".utf8) {
        return String(decoding: record.dropFirst(key.utf8.count + 1), as: UTF8.self)
      }
    }
    return nil
  }
}
