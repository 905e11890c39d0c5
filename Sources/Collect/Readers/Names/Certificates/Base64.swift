/// Decodes base 64 (RFC 4648, section 4).
struct Base64 {
  private static let bad: UInt8 = 0xFF
  private let values: [UInt8]

  init() {
    var values = [UInt8](repeating: Self.bad, count: 256)
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, letter) in alphabet.utf8.enumerated() { values[Int(letter)] = UInt8(value) }
    self.values = values
  }

  /// Appends what the text means; whether it is well formed. A solidus may be escaped, as JSON allows.
  /// Linear.
  func decode(_ text: UnsafeBufferPointer<UInt8>, into target: inout [UInt8]) -> Bool {
    if text.contains(UInt8(ascii: "\\")) {
      return text.filter { $0 != UInt8(ascii: "\\") }.withUnsafeBufferPointer {
        decode($0, into: &target)
      }
    }
    guard text.count % 4 == 0 else { return false }
    var count = text.count
    while count > 0, count > text.count - 2, text[count - 1] == UInt8(ascii: "=") { count -= 1 }
    var isGood: UInt8 = 0
    let room = text.count / 4 * 3
    let start = target.count
    target.append(contentsOf: repeatElement(0, count: room))
    target.withUnsafeMutableBufferPointer { target in
      values.withUnsafeBufferPointer { values in
        var to = start
        var from = 0
        while from + 4 <= count {
          let a = values[Int(text[from])]
          let b = values[Int(text[from + 1])]
          let c = values[Int(text[from + 2])]
          let d = values[Int(text[from + 3])]
          isGood |= a | b | c | d
          target[to] = a << 2 | b >> 4
          target[to + 1] = b << 4 | c >> 2
          target[to + 2] = c << 6 | d
          to += 3
          from += 4
        }
        if from < count {
          let a = values[Int(text[from])]
          let b = values[Int(text[from + 1])]
          let c = from + 2 < count ? values[Int(text[from + 2])] : 0
          isGood |= a | b | c
          target[to] = a << 2 | b >> 4
          target[to + 1] = b << 4 | c >> 2
        }
      }
    }
    target.removeLast(text.count - count)
    return isGood < 64
  }
}
