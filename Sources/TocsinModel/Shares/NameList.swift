/// Names in one buffer, by number.
///
/// Five bytes a name beside its own: where names are millions, their places are a part of the memory that counts.
package struct NameList: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Where each name ends, counted from where its block begins: 32 bits do for blocks of names of at most 4 MB each.
  private(set) var ends: [UInt32] = []
  /// Where each block begins in `bytes`.
  private(set) var blocks: [Int] = []
  /// By name; empty while all are 0, which saves a look at them.
  private(set) var marks: [UInt8] = []

  /// Names of a block, as a power of two.
  static let blockBits = 10

  package init() {}

  package var count: Int { ends.count }

  /// Makes room for as many names in all, of so many bytes, so that none is moved while more come. What is not used of it
  /// costs addresses and no memory.
  package mutating func reserve(_ count: Int, bytes room: Int) {
    ends.reserveCapacity(count)
    bytes.reserveCapacity(room)
  }

  /// Appends a name, which gets the next number.
  /// - Parameter mark: names with different marks are different names.
  @discardableResult
  package mutating func append(_ name: UnsafeBufferPointer<UInt8>, mark: UInt8 = 0) -> UInt32 {
    let number = ends.count
    if number & (1 << Self.blockBits - 1) == 0 { blocks.append(bytes.count) }
    bytes.append(contentsOf: name)
    ends.append(UInt32(bytes.count - blocks[number >> Self.blockBits]))
    if mark != 0, marks.isEmpty { marks = [UInt8](repeating: 0, count: number) }
    if mark != 0 || !marks.isEmpty { marks.append(mark) }
    return UInt32(number)
  }

  package subscript(number: UInt32) -> String {
    withBytes(of: number) { String(decoding: $0, as: UTF8.self) }
  }

  /// A number that depends on the name alone, the same in every run (FNV-1a).
  package func digest(of number: UInt32) -> UInt64 {
    withBytes(of: number) { name in
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(mark(of: number))
      for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      return hash
    }
  }

  package func mark(of number: UInt32) -> UInt8 { marks.isEmpty ? 0 : marks[Int(number)] }

  /// Calls the body with the bytes of a name, which are valid during the call only.
  package func withBytes<Result>(
    of number: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let range = range(Int(number))
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// Whether a name is the one of a number in another list; marks do not count.
  package func isEqual(_ number: UInt32, to other: UInt32, in list: NameList) -> Bool {
    withBytes(of: number) { name in
      list.withBytes(of: other) { other in
        name.count == other.count
          && NameBytes.equal(UnsafeRawBufferPointer(name), UnsafeRawBufferPointer(other))
      }
    }
  }

  /// Orders two names as their UTF-8 does, byte by byte, and then by their marks.
  package func precedes(_ left: UInt32, _ right: UInt32) -> Bool {
    let (a, b) = (range(Int(left)), range(Int(right)))
    return bytes.withUnsafeBufferPointer { all in
      let length = min(a.count, b.count)
      for offset in 0..<length {
        let (x, y) = (all[a.lowerBound + offset], all[b.lowerBound + offset])
        if x != y { return x < y }
      }
      if a.count != b.count { return a.count < b.count }
      return mark(of: left) < mark(of: right)
    }
  }

  /// The numbers in the order of their names. O(n log n) comparisons.
  package func sorted(_ numbers: [UInt32]) -> [UInt32] {
    // Eight bytes decide nearly always, and are compared in one step.
    let keyed = numbers.map { number in
      (key: withBytes(of: number) { Self.head($0) }, number: number)
    }
    return keyed.sorted { left, right in
      left.key != right.key ? left.key < right.key : precedes(left.number, right.number)
    }.map(\.number)
  }

  private static func head(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var key: UInt64 = 0
    for offset in 0..<8 { key = key << 8 | (offset < name.count ? UInt64(name[offset]) : 0) }
    return key
  }

  @inline(__always)
  func range(_ number: Int) -> Range<Int> {
    let begin = blocks[number >> Self.blockBits]
    let start = number & (1 << Self.blockBits - 1) == 0 ? 0 : Int(ends[number - 1])
    return begin + start..<begin + Int(ends[number])
  }
}

/// What is done with the bytes of names, eight at a time.
enum NameBytes {
  /// Whether as many bytes are the same.
  @inline(__always)
  static func equal(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    var offset = 0
    while offset + 8 <= left.count {
      if left.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        != right.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      {
        return false
      }
      offset += 8
    }
    while offset < left.count {
      if left[offset] != right[offset] { return false }
      offset += 1
    }
    return true
  }

  private static let secret = UInt64.random(in: .min ... .max) | 1

  /// Eight bytes a step, multiplied and folded as wyhash (Wang Yi, 2019) does, with a secret that is new in each process.
  static func hash(_ name: UnsafeBufferPointer<UInt8>, _ mark: UInt8) -> UInt32 {
    hash(name, mark, secret)
  }

  /// The secret of this process, for who hashes many names.
  static var key: UInt64 { secret }

  @inline(__always)
  static func hash(
    _ name: UnsafeBufferPointer<UInt8>, _ mark: UInt8, _ secret: UInt64
  ) -> UInt32 {
    let raw = UnsafeRawBufferPointer(name)
    var state = secret ^ UInt64(mark) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(name.count)
    var offset = 0
    while offset + 8 <= raw.count {
      state = folded(
        state ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self), 0xA076_1D64_78BD_642F)
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < raw.count {
      rest = rest << 8 | UInt64(raw[offset])
      offset += 1
    }
    return UInt32(
      truncatingIfNeeded: folded(folded(state ^ rest, 0xE703_7ED1_A0B4_28DB), secret))
  }

  @inline(__always)
  private static func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
