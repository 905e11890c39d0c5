import Foundation
import Index
import TestSupport
import Testing

@Suite struct RecordCacheTests {
  private let temporary: TemporaryFolder
  private let folder: String

  init() throws {
    temporary = try TemporaryFolder()
    folder = temporary["records"]
  }

  private func open(mark: UInt64 = 5, limit: Int = 1 << 20) throws -> RecordCache {
    try RecordCache(folder: folder, mark: mark, limit: limit)
  }

  private static func key(_ number: Int) -> RecordKey {
    RecordKey(high: UInt64(number) &* 0x9E37_79B9_7F4A_7C15, low: UInt64(number))
  }

  /// Of sizes with and without a remainder of a cache line, one of them none.
  private static func bytes(_ number: Int) -> [UInt8] {
    (0..<(number % 5 * 50)).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ number) }
  }

  private func append(_ numbers: Range<Int>, to cache: RecordCache) throws {
    let all = numbers.map { (Self.key($0), Self.bytes($0)) }
    let memory = all.map { (key: $0, bytes: Self.copy($1)) }
    defer { for record in memory { record.bytes.deallocate() } }
    try cache.append(memory)
  }

  private static func copy(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
    copy.copyBytes(from: bytes)
    return UnsafeRawBufferPointer(copy)
  }

  private func record(_ number: Int, in cache: RecordCache) -> [UInt8]? {
    cache[Self.key(number)].map { record in
      withExtendedLifetime(record.owner) { Array(record.bytes) }
    }
  }

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
  }

  /// Writes into a file of the folder as faulty memory or a crash would.
  private func damage(_ name: String, at offset: Int) throws {
    var data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
    let place = offset < 0 ? data.count + offset : offset
    data[place] ^= 1
    try data.write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
  }

  @Test func `what was written is read by the next process, each record from a cache line on`()
    throws
  {
    let cache = try open()
    try append(0..<20, to: cache)
    try append(20..<33, to: cache)
    try append(33..<33, to: cache)
    for opened in [cache, try open()] {
      for number in 0..<33 {
        #expect(record(number, in: opened) == Self.bytes(number))
        let address = opened[Self.key(number)]?.bytes.baseAddress
        #expect(address.map { UInt(bitPattern: $0) % 64 } == 0)
      }
      #expect(record(33, in: opened) == nil && !opened.contains(Self.key(33)))
    }
    #expect(try names.count == 2)
  }

  @Test func `over the limit the oldest files go, and what is held of them stays readable`() throws
  {
    let cache = try open(limit: 20_000)
    try append(0..<40, to: cache)
    let held = try #require(cache[Self.key(4)])
    try append(40..<80, to: cache)
    try append(80..<120, to: cache)
    #expect(cache.bytesOnDisk <= 20_000)
    #expect(record(4, in: cache) == nil && record(119, in: cache) == Self.bytes(119))
    #expect(withExtendedLifetime(held.owner) { Array(held.bytes) } == Self.bytes(4))
    #expect(try names.count == 2)
    // A smaller limit counts from the next opening on.
    let smaller = try open(limit: 10_000)
    #expect(record(79, in: smaller) == nil && record(80, in: smaller) == Self.bytes(80))
  }

  @Test func `a record that was damaged is not there, and the others of its file are`() throws {
    try append(0..<10, to: open())
    try damage("1.segment", at: -100)
    let cache = try open()
    #expect(cache.contains(Self.key(9)) && record(9, in: cache) == nil)
    #expect(!cache.contains(Self.key(9)), "it may be written again")
    for number in 0..<9 { #expect(record(number, in: cache) == Self.bytes(number)) }
  }

  @Test(arguments: [0, 8, 16, 24, 32, 57, 64, 80, 90])
  func `a file whose header or table was damaged is removed`(_ offset: Int) throws {
    let first = try open()
    try append(0..<10, to: first)
    try append(10..<20, to: first)
    try damage("1.segment", at: offset)
    let cache = try open()
    #expect(record(3, in: cache) == nil && record(13, in: cache) == Self.bytes(13))
    #expect(try names == ["2.segment"])
  }

  @Test func `what is cut off, of something else or left by a kill is removed`() throws {
    let first = try open()
    for start in [0, 10, 20] { try append(start..<start + 10, to: first) }
    let whole = try Data(contentsOf: URL(fileURLWithPath: folder + "/1.segment"))
    try whole.dropLast(64).write(to: URL(fileURLWithPath: folder + "/1.segment"))
    try Data().write(to: URL(fileURLWithPath: folder + "/2.segment"))
    try whole.write(to: URL(fileURLWithPath: folder + "/4.segment.new"))
    let cache = try open()
    #expect(try names == ["3.segment"])
    #expect(record(25, in: cache) == Self.bytes(25))
    try append(30..<40, to: cache)
    #expect(record(35, in: try open()) == Self.bytes(35))
    #expect(record(35, in: try open(mark: 6)) == nil)
    #expect(try names.isEmpty)
  }

  @Test func `where nothing can be written it says so`() throws {
    try Data("a file".utf8).write(to: URL(fileURLWithPath: folder))
    #expect(throws: IndexError.self) { try open() }
  }
}
