/// Space as pages have it: ASCII white space, control characters and the no-break space.
enum Whitespace {
  /// Runs of space become one; none at the ends. Linear.
  static func collapsed(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
      String(unsafeUninitializedCapacity: bytes.count) { output in
        var count = 0
        var pending = false
        var at = 0
        while at < bytes.count {
          let byte = bytes[at]
          at += 1
          if byte <= 0x20 {
            pending = true
          } else if byte == 0xC2, at < bytes.count, bytes[at] == 0xA0 {
            pending = true
            at += 1
          } else {
            if pending, count > 0 {
              output[count] = 0x20
              count += 1
            }
            pending = false
            output[count] = byte
            count += 1
          }
        }
        return count
      }
    }
  }
}

extension String {
  /// Whether another text is in it, byte for byte. Linear times the other, which is short.
  func holds(_ other: String) -> Bool {
    var (own, other) = (self, other)
    return own.withUTF8 { own in
      other.withUTF8 { other in
        guard let first = other.first else { return true }
        guard other.count <= own.count else { return false }
        for at in 0...(own.count - other.count) where own[at] == first {
          if own[at..<(at + other.count)].elementsEqual(other) { return true }
        }
        return false
      }
    }
  }
}
