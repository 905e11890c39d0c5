/// A Swift file, read as far as its string literals and calls need it: comments are blank, strings know where they end.
struct SwiftSource {
  let bytes: [UInt8]

  init(_ text: String) {
    var bytes = Array(text.utf8)
    var place = 0
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "\"") {
        place = Self.endOfLiteral(bytes, place)
      } else if place + 1 < bytes.count, bytes[place] == UInt8(ascii: "/"),
        bytes[place + 1] == UInt8(ascii: "/")
      {
        while place < bytes.count, bytes[place] != UInt8(ascii: "\n") {
          bytes[place] = UInt8(ascii: " ")
          place += 1
        }
      } else {
        place += 1
      }
    }
    self.bytes = bytes
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Behind the closing quotation mark of the literal that begins at `start`.
  static func endOfLiteral(_ bytes: [UInt8], _ start: Int) -> Int {
    let isLong = bytes[start...].starts(with: "\"\"\"".utf8)
    var place = start + (isLong ? 3 : 1)
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "\\") {
        if place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "(") {
          place = endOfParenthesis(bytes, place + 2)
        } else {
          place += 2
        }
      } else if isLong, bytes[place...].starts(with: "\"\"\"".utf8) {
        return place + 3
      } else if !isLong, bytes[place] == UInt8(ascii: "\"") {
        return place + 1
      } else {
        place += 1
      }
    }
    return bytes.count
  }

  /// Behind the closing bracket of the one that was opened before `start`, whichever it is.
  static func endOfParenthesis(_ bytes: [UInt8], _ start: Int) -> Int {
    var (place, depth) = (start, 1)
    while place < bytes.count, depth > 0 {
      switch bytes[place] {
      case UInt8(ascii: "\""): place = endOfLiteral(bytes, place) - 1
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: break
      }
      place += 1
    }
    return place
  }

  /// From `start` to the comma or the bracket that ends the argument.
  func argument(at start: Int) -> Range<Int> {
    var place = start
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\""): place = Self.endOfLiteral(bytes, place)
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        place = Self.endOfParenthesis(bytes, place + 1)
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","):
        return start..<place
      default: place += 1
      }
    }
    return start..<bytes.count
  }

  /// The arguments of the call whose bracket was opened before `start`.
  func arguments(at start: Int) -> [Range<Int>] {
    var arguments: [Range<Int>] = []
    var place = start
    while place < bytes.count {
      let next = argument(at: place)
      if !text(next).allSatisfy(\.isWhitespace) { arguments.append(next) }
      guard next.upperBound < bytes.count, bytes[next.upperBound] == UInt8(ascii: ",") else {
        break
      }
      place = next.upperBound + 1
    }
    return arguments
  }

  /// The literals of a range; with `isDeep` those within brackets, too, but never those within another literal.
  func literals(in range: Range<Int>, isDeep: Bool) -> [Range<Int>] {
    var literals: [Range<Int>] = []
    var place = range.lowerBound
    while place < range.upperBound {
      switch bytes[place] {
      case UInt8(ascii: "\""):
        let end = Self.endOfLiteral(bytes, place)
        literals.append(place..<end)
        place = end
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        place = isDeep ? place + 1 : Self.endOfParenthesis(bytes, place + 1)
      default: place += 1
      }
    }
    return literals
  }

  /// Places behind each occurrence of a word that begins a word.
  func places(behind word: String) -> [Int] {
    let pattern = Array(word.utf8)
    guard bytes.count >= pattern.count, let first = pattern.first else { return [] }
    var places: [Int] = []
    var place = 0
    while place + pattern.count <= bytes.count {
      if bytes[place] == UInt8(ascii: "\"") {
        // What an interpolation calls is a call, too.
        place += 1
        continue
      }
      if bytes[place] == first, bytes[place..<(place + pattern.count)].elementsEqual(pattern),
        place == 0 || !Self.isName(bytes[place - 1]) || !Self.isName(first)
      {
        places.append(place + pattern.count)
      }
      place += 1
    }
    return places
  }

  static func isName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_")
      || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
      || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
  }
}
