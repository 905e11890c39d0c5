/// Names that are counted from 0 in order of first appearance, in one buffer.
///
/// 32-bit numbers stand for them afterwards. Looking up and adding are O(length) on average. The hash has a secret
/// that is new in each process, so that nobody can make names that collide; no result depends on it.
package struct InternedNames: Sendable {
  private var bytes: [UInt8] = []
  /// Where each name ends in `bytes`.
  private var ends: [Int] = []
  private var marks: [UInt8] = []
  private var hashes: [UInt32] = []
  /// Numbers plus 1, 0 where free; a power of two, at most half full.
  private var slots: [UInt32]

  private static let secret = UInt64.random(in: .min ... .max) | 1

  package init() {
    slots = [UInt32](repeating: 0, count: 1 << 12)
  }

  package var count: Int { ends.count }

  /// The name's number, which it gets when it is new.
  /// - Parameter mark: names with different marks are different names.
  package mutating func number(of name: UnsafeBufferPointer<UInt8>, mark: UInt8 = 0) -> UInt32 {
    let hash = Self.hash(name, mark)
    var slot = place(hash)
    while slots[slot] != 0 {
      let number = slots[slot] - 1
      if holds(Int(number), name, hash, mark) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = UInt32(ends.count)
    bytes.append(contentsOf: name)
    ends.append(bytes.count)
    marks.append(mark)
    hashes.append(UInt32(truncatingIfNeeded: hash))
    slots[slot] = number + 1
    if ends.count * 2 > slots.count { grow() }
    return number
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
      if holds(Int(slots[slot] - 1), name, hash, mark) { return slots[slot] - 1 }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  package subscript(number: UInt32) -> String {
    withBytes(of: number) { String(decoding: $0, as: UTF8.self) }
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

  private func range(_ number: Int) -> Range<Int> {
    (number == 0 ? 0 : ends[number - 1])..<ends[number]
  }

  private func holds(
    _ number: Int, _ name: UnsafeBufferPointer<UInt8>, _ hash: UInt64, _ mark: UInt8
  ) -> Bool {
    guard hashes[number] == UInt32(truncatingIfNeeded: hash), marks[number] == mark else {
      return false
    }
    let range = range(number)
    guard range.count == name.count else { return false }
    return bytes.withUnsafeBufferPointer { all in
      for offset in 0..<name.count where all[range.lowerBound + offset] != name[offset] {
        return false
      }
      return true
    }
  }

  private func place(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = larger.count - 1
    for number in 0..<ends.count {
      let range = range(number)
      let hash = bytes.withUnsafeBufferPointer {
        Self.hash(UnsafeBufferPointer(rebasing: $0[range]), marks[number])
      }
      var slot = Int(truncatingIfNeeded: hash >> 32) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = UInt32(number) + 1
    }
    slots = larger
  }

  /// Eight bytes a step, multiplied and folded as wyhash (Wang Yi, 2019) does.
  private static func hash(_ name: UnsafeBufferPointer<UInt8>, _ mark: UInt8) -> UInt64 {
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
    return folded(folded(state ^ rest, 0xE703_7ED1_A0B4_28DB), secret)
  }

  private static func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
