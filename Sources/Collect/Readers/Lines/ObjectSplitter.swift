/// Finds where JSON objects begin and end, whatever stands between them; constant memory.
struct ObjectSplitter {
  enum Event {
    case between, objectBegins, inside, objectEnds
  }

  private var depth = 0
  private var isInString = false
  private var isEscaped = false

  /// Whether an object has begun that has not ended.
  var isInside: Bool { depth > 0 }

  /// Takes the next byte. Brackets outside of objects are passed over, so an array of objects
  /// and objects one after the other look alike.
  mutating func step(_ byte: UInt8) -> Event {
    if depth == 0 {
      guard byte == UInt8(ascii: "{") else { return .between }
      depth = 1
      return .objectBegins
    }
    if isInString {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString = false
      }
      return .inside
    }
    switch byte {
    case UInt8(ascii: "\""): isInString = true
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      depth -= 1
      if depth == 0 { return .objectEnds }
    default: break
    }
    return .inside
  }
}
