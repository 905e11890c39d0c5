/// Goes through a JSON object that wraps lists of records, outside of these lists: constant memory, a byte at a time.
struct WrapperScan {
  enum Event {
    /// Nothing to do.
    case none
    /// An object of a list begins with this byte.
    case objectBegins
    /// This byte ends the wrapper.
    case ends
  }

  /// What of a wrapper is kept for the records in it.
  private static let longestPrefix = 1 << 16

  /// The objects and arrays that are open.
  private var open: [UInt8] = []
  private var isInString = false
  private var isEscaped = false
  /// Whether the last byte that is no blank opened an array.
  private var isAtArray = false
  /// Whether it is between the objects of a list.
  private var isInList = false
  private(set) var prefix: [UInt8] = []
  /// Lists of objects so far.
  private(set) var lists = 0

  /// The wrapper as JSON, without its lists, as far as it was seen.
  var context: [UInt8] {
    guard prefix.count < Self.longestPrefix else { return [] }
    var json = prefix
    for opening in open.reversed() {
      json.append(opening == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: "]"))
    }
    return json
  }

  /// Takes the next byte, the first one the wrapper's `{`. The objects of a list are not given to it.
  mutating func step(_ byte: UInt8) -> Event {
    if isInList {
      if byte == UInt8(ascii: "{") { return .objectBegins }
      guard byte == UInt8(ascii: "]") else { return .none }
      isInList = false
    }
    if !isInString, isAtArray, byte > 0x20 {
      isAtArray = false
      if byte == UInt8(ascii: "{"), open.dropLast().allSatisfy({ $0 == UInt8(ascii: "{") }) {
        isInList = true
        lists += 1
        return .objectBegins
      }
    }
    if prefix.count < Self.longestPrefix { prefix.append(byte) }
    if isInString {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString = false
      }
      return .none
    }
    switch byte {
    case UInt8(ascii: "\""): isInString = true
    case UInt8(ascii: "{"): open.append(byte)
    case UInt8(ascii: "["):
      open.append(byte)
      isAtArray = true
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      _ = open.popLast()
      if open.isEmpty { return .ends }
    default: break
    }
    return .none
  }

  /// Whether it nests deeper than anything is read.
  func isDeeper(than depth: Int) -> Bool { open.count > depth }
}
