/// The named character references of the HTML standard (section 13.5), found by hash.
struct NamedReferences: Sendable {
  /// The longest name that is read without its semicolon.
  static let longestBare = 6
  /// The longest name of all.
  static let longest = 31

  static let shared = NamedReferences()

  private struct Entry {
    var name: [UInt8] = []
    var value: [UInt8] = []
    var isBare = false
  }

  private var entries: [Entry]

  private init() {
    entries = Array(repeating: Entry(), count: 8192)
    for table in [Self.first, Self.second] {
      let text = UnsafeBufferPointer(start: table.utf8Start, count: table.utf8CodeUnitCount)
      for word in text.split(separator: 0x20) { add(word) }
    }
  }

  private mutating func add(_ word: Slice<UnsafeBufferPointer<UInt8>>) {
    guard let equals = word.firstIndex(of: 0x3D) else { return }
    var entry = Entry()
    entry.isBare = word.first == 0x21
    entry.name = Array(word[..<equals].drop { $0 == 0x21 })
    for part in word[(equals + 1)...].split(separator: 0x2B) {
      guard let code = UInt32(String(decoding: part, as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(code)
      else { continue }
      entry.value += Array(String(Character(scalar)).utf8)
    }
    var slot = entry.name.withUnsafeBufferPointer(Self.slot)
    while !entries[slot].name.isEmpty { slot = (slot + 1) & 8191 }
    entries[slot] = entry
  }

  private static func slot(_ name: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ (hash &>> 29)) & 8191)
  }

  /// The UTF-8 of a name's characters; `bare`: only of names that need no semicolon.
  func value(of name: UnsafeBufferPointer<UInt8>, bare: Bool) -> [UInt8]? {
    var slot = Self.slot(name)
    while !entries[slot].name.isEmpty {
      if entries[slot].name.count == name.count, entries[slot].name.elementsEqual(name) {
        return bare && !entries[slot].isBare ? nil : entries[slot].value
      }
      slot = (slot + 1) & 8191
    }
    return nil
  }
}
