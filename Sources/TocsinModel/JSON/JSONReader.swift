/// Reads one text of JSON (RFC 8259) from its beginning to its end, without a tree of it in memory.
///
/// Made for what ``JSONBytes`` wrote, and reads no more than whoever asks for it: what is not as expected ends the reading, and
/// ``isWhole`` tells so. Whoever asked then has the platform's decoder say what is wrong, or read it after all.
package struct JSONReader: ~Copyable {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0
  private var depth = 0
  private var hasFailed = false

  private static let deepest = 64

  package init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Whether all was read, as it was asked for.
  package var isWhole: Bool {
    mutating get {
      skipSpace()
      return !hasFailed && place == bytes.count
    }
  }

  /// The name of a member, valid while its value is read.
  package struct Name {
    fileprivate let bytes: UnsafeBufferPointer<UInt8>

    package static func ~= (name: StaticString, member: Name) -> Bool {
      name.utf8CodeUnitCount == member.bytes.count
        && member.bytes.elementsEqual(
          UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }
  }

  /// An object, member by member, each of which must be read.
  package mutating func object(_ member: (Name, inout JSONReader) -> Void) {
    guard enter(UInt8(ascii: "{")) else { return }
    if leave(UInt8(ascii: "}")) { return }
    repeat {
      skipSpace()
      guard let name = plainString(), take(UInt8(ascii: ":")) else { return fail() }
      member(Name(bytes: name), &self)
      if hasFailed { return }
    } while take(UInt8(ascii: ","))
    if !leave(UInt8(ascii: "}")) { fail() }
  }

  /// An array of what can be read; `nil` where an element cannot.
  package mutating func array<Element>(
    _ element: (inout JSONReader) -> Element?
  ) -> [Element]? {
    guard enter(UInt8(ascii: "[")) else { return nil }
    var elements: [Element] = []
    if leave(UInt8(ascii: "]")) { return elements }
    repeat {
      guard let next = element(&self), !hasFailed else {
        fail()
        return nil
      }
      elements.append(next)
    } while take(UInt8(ascii: ","))
    guard leave(UInt8(ascii: "]")) else {
      fail()
      return nil
    }
    return elements
  }

  package mutating func string() -> String? {
    skipSpace()
    let start = place
    if let plain = plainString() { return valid(plain) }
    guard !hasFailed, start < bytes.count else { return nil }
    return escapedString(from: start)
  }

  package mutating func integer<Value: FixedWidthInteger & SignedInteger>() -> Value? {
    guard let digits = numberText() else { return nil }
    var (value, index) = (Value(0), digits.startIndex)
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { index += 1 }
    while index < digits.endIndex {
      let digit = digits[index]
      let (tens, overflows) = value.multipliedReportingOverflow(by: 10)
      let step = Value(truncatingIfNeeded: digit &- UInt8(ascii: "0"))
      let (next, runsOver) =
        isNegative ? tens.subtractingReportingOverflow(step) : tens.addingReportingOverflow(step)
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit), !overflows, !runsOver else {
        fail()
        return nil
      }
      value = next
      index += 1
    }
    return value
  }

  package mutating func number() -> Double? {
    guard let digits = numberText(),
      let value = Double(String(decoding: digits, as: UTF8.self)), value.isFinite,
      // What is too small for a number is refused by the decoder, too.
      value != 0 || !digits.contains(where: { (0x31...0x39).contains($0) })
    else {
      fail()
      return nil
    }
    return value
  }

  /// What stands there is none of what is expected, such as a member that no version wrote.
  package mutating func fail() { hasFailed = true }

  // MARK: Pieces

  private mutating func skipSpace() {
    while place < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[place]) { place += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard !hasFailed, place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private mutating func enter(_ byte: UInt8) -> Bool {
    guard depth < Self.deepest, take(byte) else {
      fail()
      return false
    }
    depth += 1
    return true
  }

  private mutating func leave(_ byte: UInt8) -> Bool {
    guard take(byte) else { return false }
    depth -= 1
    return true
  }

  /// The bytes between two quotation marks, where nothing among them is escaped; else `nil`, behind what was looked at.
  private mutating func plainString() -> UnsafeBufferPointer<UInt8>? {
    guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else {
      fail()
      return nil
    }
    var end = place + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
      if bytes[end] == UInt8(ascii: "\\") { return nil }
      guard bytes[end] >= 0x20 else {
        fail()
        return nil
      }
      end += 1
    }
    guard end < bytes.count else {
      fail()
      return nil
    }
    defer { place = end + 1 }
    return UnsafeBufferPointer(rebasing: bytes[place + 1..<end])
  }

  private mutating func valid(_ text: UnsafeBufferPointer<UInt8>) -> String? {
    guard let text = String(validating: text, as: UTF8.self) else {
      fail()
      return nil
    }
    return text
  }

  private mutating func escapedString(from start: Int) -> String? {
    var text: [UInt8] = []
    var next = start + 1
    while next < bytes.count, bytes[next] != UInt8(ascii: "\"") {
      let byte = bytes[next]
      guard byte == UInt8(ascii: "\\") else {
        guard byte >= 0x20 else {
          fail()
          return nil
        }
        text.append(byte)
        next += 1
        continue
      }
      guard next + 1 < bytes.count else { break }
      next += 2
      switch bytes[next - 1] {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(bytes[next - 1])
      case UInt8(ascii: "u"):
        // Halves of pairs are nobody's here: what writes such texts writes them as they are.
        guard next + 4 <= bytes.count, bytes[next] != UInt8(ascii: "+"),
          bytes[next] != UInt8(ascii: "-"),
          let scalar = UInt32(String(decoding: bytes[next..<next + 4], as: UTF8.self), radix: 16)
            .flatMap(Unicode.Scalar.init)
        else {
          fail()
          return nil
        }
        text += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
        next += 4
      default:
        fail()
        return nil
      }
    }
    guard next < bytes.count else {
      fail()
      return nil
    }
    place = next + 1
    return text.withUnsafeBufferPointer { valid($0) }
  }

  /// Digits as the grammar has them, without a sign that it does not know and without noughts in front.
  private mutating func numberText() -> Slice<UnsafeBufferPointer<UInt8>>? {
    skipSpace()
    let start = place
    skipOne("-")
    let whole = place
    guard !hasFailed, skipDigits() > 0, place == whole + 1 || bytes[whole] != UInt8(ascii: "0")
    else {
      fail()
      return nil
    }
    if skipOne("."), skipDigits() == 0 { fail() }
    if skipOne("e") || skipOne("E") {
      if !skipOne("+") { skipOne("-") }
      if skipDigits() == 0 { fail() }
    }
    return hasFailed ? nil : bytes[start..<place]
  }

  @discardableResult
  private mutating func skipOne(_ letter: Unicode.Scalar) -> Bool {
    guard place < bytes.count, bytes[place] == UInt8(ascii: letter) else { return false }
    place += 1
    return true
  }

  private mutating func skipDigits() -> Int {
    let start = place
    while place < bytes.count, (0x30...0x39).contains(bytes[place]) { place += 1 }
    return place - start
  }
}
