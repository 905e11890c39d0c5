import Crypto
import Foundation

/// Reads and writes archives of stored files, as a forger would: without any care.
enum StoredZip {
  private static func number(_ bytes: ArraySlice<UInt8>, _ at: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[bytes.startIndex + at + $1]) << (8 * $1) }
  }

  static func read(_ path: String) throws -> [(name: String, bytes: [UInt8])] {
    var rest = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))[...]
    var files: [(name: String, bytes: [UInt8])] = []
    while number(rest, 0, 4) == 0x0403_4B50 {
      let (size, length) = (number(rest, 18, 4), number(rest, 26, 2))
      let name = rest.dropFirst(30).prefix(length)
      files.append(
        (String(decoding: name, as: UTF8.self), Array(rest.dropFirst(30 + length).prefix(size))))
      rest = rest.dropFirst(30 + length + size)
    }
    return files
  }

  static func write(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    func field(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    var (bytes, directory): ([UInt8], [UInt8]) = ([], [])
    for file in files {
      let common =
        field(20, 2) + field(2048, 2) + field(0, 2) + field(0x21_0000, 4)
        + field(Int(checksum(file.bytes)), 4) + field(file.bytes.count, 4)
        + field(file.bytes.count, 4) + field(file.name.utf8.count, 2) + field(0, 2)
      directory += field(0x0201_4B50, 4) + field(20, 2) + common + field(0, 10)
      directory += field(bytes.count, 4) + file.name.utf8
      bytes += field(0x0403_4B50, 4) + common + file.name.utf8 + file.bytes
    }
    let start = bytes.count
    bytes += directory + field(0x0605_4B50, 4) + field(0, 4) + field(files.count, 2)
    return bytes + field(files.count, 2) + field(directory.count, 4) + field(start, 4) + field(0, 2)
  }

  /// Bit by bit, so that it is not the one that is tested.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var state = UInt32.max
    for byte in bytes {
      state ^= UInt32(byte)
      for _ in 0..<8 { state = state & 1 == 1 ? 0xEDB8_8320 ^ state >> 1 : state >> 1 }
    }
    return ~state
  }
}

enum TestHash {
  static func sha256(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
      .joined()
  }
}
