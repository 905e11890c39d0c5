/// Names that are counted from 0 in order of first appearance, in one buffer.
///
/// 32-bit numbers stand for them afterwards. Looking up and adding are O(length) on average. The hash has a secret
/// that is new in each process, so that nobody can make names that collide; no result depends on it.
package struct InternedNames: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Where each name ends in `bytes`.
  private(set) var ends: [Int] = []
  private(set) var marks: [UInt8] = []
  /// A hash of 32 bits above a number plus 1; 0 where free. A power of two, at most half full. Hashes stand beside the
  /// numbers, since every array that is looked into costs a miss of the cache, and the table grows by them alone.
  private(set) var slots: [UInt64]

  private static let secret = UInt64.random(in: .min ... .max) | 1

  package init() {
    slots = [UInt64](repeating: 0, count: 1 << 12)
  }

  package var count: Int { ends.count }

  /// The name's number, which it gets when it is new.
  /// - Parameter mark: names with different marks are different names.
  package mutating func number(of name: UnsafeBufferPointer<UInt8>, mark: UInt8 = 0) -> UInt32 {
    number(of: name, mark: mark, hash: Self.hash(name, mark))
  }

  mutating func number(
    of name: UnsafeBufferPointer<UInt8>, mark: UInt8, hash: UInt32
  ) -> UInt32 {
    var slot = place(hash)
    while slots[slot] != 0 {
      if let number = held(slots[slot], name, hash, mark) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = list(name, mark: mark)
    slots[slot] = Self.entry(hash, number)
    if ends.count * 2 > slots.count { grow() }
    return number
  }

  /// Gives a name the next number without looking whether it has one, and so that it is never found: a list of names that
  /// are only shown costs half of the memory and a tenth of the time.
  package mutating func list(_ name: UnsafeBufferPointer<UInt8>, mark: UInt8 = 0) -> UInt32 {
    bytes.append(contentsOf: name)
    ends.append(bytes.count)
    marks.append(mark)
    return UInt32(ends.count - 1)
  }

  /// The same for a text.
  package mutating func number(of name: String, mark: UInt8 = 0) -> UInt32 {
    var name = name
    return name.withUTF8 { number(of: $0, mark: mark) }
  }

  /// The name's number; `nil` for one that was never added.
  package func find(_ name: UnsafeBufferPointer<UInt8>, mark: UInt8 = 0) -> UInt32? {
    let hash = Self.hash(name, mark)
    var slot = place(hash)
    while slots[slot] != 0 {
      if let number = held(slots[slot], name, hash, mark) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  package subscript(number: UInt32) -> String {
    withBytes(of: number) { String(decoding: $0, as: UTF8.self) }
  }

  /// A number that depends on the name alone, the same in every run (FNV-1a).
  package func digest(of number: UInt32) -> UInt64 {
    withBytes(of: number) { name in
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(marks[Int(number)])
      for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      return hash
    }
  }

  package func mark(of number: UInt32) -> UInt8 { marks[Int(number)] }

  /// Calls the body with the bytes of a name, which are valid during the call only.
  package func withBytes<Result>(
    of number: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let range = range(Int(number))
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
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
      return marks[Int(left)] < marks[Int(right)]
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

  func range(_ number: Int) -> Range<Int> {
    (number == 0 ? 0 : ends[number - 1])..<ends[number]
  }

  private static func entry(_ hash: UInt32, _ number: UInt32) -> UInt64 {
    UInt64(hash) << 32 | UInt64(number + 1)
  }

  /// The number in a slot, if it is that of the name.
  @inline(__always)
  private func held(
    _ entry: UInt64, _ name: UnsafeBufferPointer<UInt8>, _ hash: UInt32, _ mark: UInt8
  ) -> UInt32? {
    guard entry >> 32 == UInt64(hash) else { return nil }
    let number = UInt32(truncatingIfNeeded: entry) - 1
    let range = range(Int(number))
    guard range.count == name.count, marks[Int(number)] == mark else { return nil }
    let isSame = bytes.withUnsafeBytes { all in
      Self.equal(
        UnsafeRawBufferPointer(rebasing: all[range]), UnsafeRawBufferPointer(name))
    }
    return isSame ? number : nil
  }

  /// Whether as many bytes are the same, eight at a time.
  static func equal(
    _ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer
  ) -> Bool {
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

  func place(_ hash: UInt32) -> Int { Int(hash) & (slots.count - 1) }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    let mask = larger.count - 1
    for entry in slots where entry != 0 {
      var slot = Int(truncatingIfNeeded: entry >> 32) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = entry
    }
    slots = larger
  }

  /// Eight bytes a step, multiplied and folded as wyhash (Wang Yi, 2019) does.
  static func hash(_ name: UnsafeBufferPointer<UInt8>, _ mark: UInt8) -> UInt32 {
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

  private static func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
