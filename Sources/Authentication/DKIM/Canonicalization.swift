/// How a mail is written before it is hashed, so that harmless changes on the way do no harm (RFC 6376, section 3.4).
enum Canonicalization: String {
  case simple, relaxed

  /// Sections 3.4.1 and 3.4.2, with the last line break.
  func field(_ field: SignedMessage.Field) -> [UInt8] {
    switch self {
    case .simple: return field.bytes + [0x0D, 0x0A]
    case .relaxed:
      var result = Array(field.name.utf8) + [UInt8(ascii: ":")]
      let start = result.count
      var isBlank = false
      for byte in field.bytes[field.value...] {
        if byte == 0x0D || byte == 0x0A { continue }
        if byte == 0x20 || byte == 0x09 {
          isBlank = true
        } else {
          if isBlank, result.count > start { result.append(0x20) }
          isBlank = false
          result.append(byte)
        }
      }
      return result + [0x0D, 0x0A]
    }
  }

  /// Sections 3.4.3 and 3.4.4: empty lines at the end vanish, and relaxed blanks at the end of lines.
  func body(_ body: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(body.count + 2)
    var at = body.startIndex
    while at < body.endIndex {
      let end = body[at...].firstIndex(of: 0x0A) ?? body.endIndex
      var line = body[at..<end]
      if end < body.endIndex, line.last == 0x0D { line.removeLast() }
      at = min(end + 1, body.endIndex)
      if self == .relaxed {
        var isBlank = false
        for byte in line {
          if byte == 0x20 || byte == 0x09 {
            isBlank = true
          } else {
            if isBlank { result.append(0x20) }
            isBlank = false
            result.append(byte)
          }
        }
      } else {
        result += line
      }
      result += [0x0D, 0x0A]
    }
    while result.count >= 4, result.suffix(4).elementsEqual([0x0D, 0x0A, 0x0D, 0x0A]) {
      result.removeLast(2)
    }
    if result.elementsEqual([0x0D, 0x0A]) { return self == .simple ? result : [] }
    return result.isEmpty && self == .simple ? [0x0D, 0x0A] : result
  }
}
