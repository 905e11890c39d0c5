import CHashing

/// The names on the way to every rule of the Public Suffix List, by what they end in: an
/// open-addressing hash table whose keys are compared byte by byte, so that no collision answers for
/// another name.
struct SuffixTable: Sendable {
  /// What the list says about a name.
  struct Node: OptionSet, Sendable {
    let rawValue: UInt8

    /// The name is a public suffix.
    static let rule = Self(rawValue: 1)
    /// The name is none although a wildcard would make it one.
    static let exception = Self(rawValue: 2)
    /// Every name one label longer is one.
    static let wildcard = Self(rawValue: 4)
    /// There are rules about longer names.
    static let inner = Self(rawValue: 8)
  }

  private struct Slot {
    var hash: UInt32 = 0
    var start: UInt32 = 0
    var length: UInt8 = 0
    var node: Node = []
  }

  /// No run of taken slots is that long unless somebody made it so.
  private static let longestProbe = 256

  /// A part of each slot's hash, 0 for an empty slot: nearly every name is told apart here, in a
  /// sixth of the memory.
  private var tags: [UInt16]
  private var slots: [Slot]
  private var keys: [UInt8] = []
  private let mask: Int
  private(set) var count = 0

  /// A table that holds up to `capacity` names.
  init(capacity: Int) {
    var size = 16
    while size < 2 * capacity { size *= 2 }
    tags = Array(repeating: 0, count: size)
    slots = Array(repeating: Slot(), count: size)
    mask = size - 1
  }

  /// A hash that grows from a name's last byte to its first.
  struct Hash {
    private var hash = FNV1a.start

    mutating func prepend(_ byte: UInt8) { hash.combine(UInt32(byte)) }

    var value: UInt32 { UInt32(truncatingIfNeeded: hash.value ^ (hash.value >> 29)) }
    var tag: UInt16 { UInt16(truncatingIfNeeded: hash.value >> 48) | 1 }
  }

  /// Adds what is known about a name; `false` when the table has no place for it.
  mutating func insert(_ name: ArraySlice<UInt8>, _ node: Node) -> Bool {
    guard !name.isEmpty, name.count <= HostName.longest else { return false }
    var hash = Hash()
    for byte in name.reversed() { hash.prepend(byte) }
    var index = Int(hash.value) & mask
    for _ in 0..<Self.longestProbe {
      let slot = slots[index]
      if slot.length == 0 {
        guard count < slots.count / 2, keys.count <= Int(UInt32.max) - name.count else {
          return false
        }
        tags[index] = hash.tag
        slots[index] = Slot(
          hash: hash.value, start: UInt32(keys.count), length: UInt8(name.count), node: node)
        keys += name
        count += 1
        return true
      }
      if slot.hash == hash.value, key(of: slot).elementsEqual(name) {
        slots[index].node.formUnion(node)
        return true
      }
      index = (index + 1) & mask
    }
    return false
  }

  private func key(of slot: Slot) -> ArraySlice<UInt8> {
    keys[Int(slot.start)..<Int(slot.start) + Int(slot.length)]
  }

  private func isKey(of slot: Slot, _ bytes: [UInt8], from start: Int) -> Bool {
    guard start + Int(slot.length) == bytes.count else { return false }
    for offset in 0..<Int(slot.length)
    where keys[Int(slot.start) + offset] != bytes[start + offset] {
      return false
    }
    return true
  }

  /// What is known about the name that begins at `start`; `nil` for nothing.
  func node(of bytes: [UInt8], from start: Int, hash: Hash) -> Node? {
    var index = Int(hash.value) & mask
    for _ in 0..<Self.longestProbe {
      if tags[index] == 0 { return nil }
      if tags[index] == hash.tag, isKey(of: slots[index], bytes, from: start) {
        return slots[index].node
      }
      index = (index + 1) & mask
    }
    return nil
  }
}
