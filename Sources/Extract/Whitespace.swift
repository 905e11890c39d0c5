/// Space as pages have it: ASCII white space, control characters and the no-break space.
enum Whitespace {
  /// Runs of space become one; none at the ends. Linear.
  static func collapsed(_ text: String) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count)
    var pending = false
    var bytes = text.utf8.makeIterator()
    var next = bytes.next()
    while let byte = next {
      next = bytes.next()
      if byte <= 0x20 {
        pending = true
      } else if byte == 0xC2, next == 0xA0 {
        pending = true
        next = bytes.next()
      } else {
        if pending, !output.isEmpty { output.append(0x20) }
        pending = false
        output.append(byte)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
