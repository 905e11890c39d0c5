/// Why bytes are no JSON that is taken in.
package enum JSONFault: Error, Hashable, Sendable {
  /// The offset of the first byte that does not fit.
  case malformed(at: Int)
  case tooDeep(at: Int)
  case notUTF8(at: Int)
  /// Readers differ in which of the two they take.
  case repeated(member: String)
}

extension JSONFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .malformed(let at): "It is no valid JSON from byte \(at) on."
    case .tooDeep(let at): "It is nested too deep at byte \(at)."
    case .notUTF8(let at): "The text that begins at byte \(at) is no UTF-8."
    case .repeated(let member): "“\(member.prefix(60))” is given twice."
    }
  }
}

extension JSONNode {
  /// Objects that are exchanged nest a few levels; what nests more costs stack.
  package static let deepest = 64

  /// Reads one value, strictly (RFC 8259). Linear in the bytes.
  ///
  /// - Throws: ``JSONFault``.
  package init(parsing bytes: some Collection<UInt8>) throws(JSONFault) {
    let fault: JSONFault
    do {
      let whole: JSONNode? = try bytes.withContiguousStorageIfAvailable { buffer in
        try Self.whole(buffer)
      }
      if let whole {
        self = whole
      } else {
        self = try Array(bytes).withUnsafeBufferPointer { try Self.whole($0) }
      }
      return
    } catch let error as JSONFault {
      fault = error
    } catch {
      fault = .malformed(at: 0)
    }
    throw fault
  }

  private static func whole(_ buffer: UnsafeBufferPointer<UInt8>) throws -> JSONNode {
    var parser = JSONParser(bytes: buffer)
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.at == buffer.count else { throw JSONFault.malformed(at: parser.at) }
    return value
  }
}

/// The buffer outlives the parser, which is made and used in one call.
private struct JSONParser {
  let bytes: UnsafeBufferPointer<UInt8>
  var at = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private var next: UInt8 { at < bytes.count ? bytes[at] : 0 }

  mutating func skipSpace() {
    while at < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) { at += 1 }
  }

  mutating func value(depth: Int) throws(JSONFault) -> JSONNode {
    guard depth <= JSONNode.deepest else { throw .tooDeep(at: at) }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case 0x22: return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: JSONNode) throws(JSONFault) -> JSONNode {
    for byte in word.utf8 {
      guard next == byte else { throw .malformed(at: at) }
      at += 1
    }
    return value
  }

  private mutating func object(_ depth: Int) throws(JSONFault) -> JSONNode {
    at += 1
    var members: [JSONNode.Member] = []
    skipSpace()
    if next == UInt8(ascii: "}") {
      at += 1
      return .object([])
    }
    while true {
      skipSpace()
      guard next == 0x22 else { throw .malformed(at: at) }
      let name = try string()
      skipSpace()
      guard next == UInt8(ascii: ":") else { throw .malformed(at: at) }
      at += 1
      members.append(JSONNode.Member(name, try value(depth: depth + 1)))
      skipSpace()
      let separator = next
      guard separator == UInt8(ascii: ",") || separator == UInt8(ascii: "}") else {
        throw .malformed(at: at)
      }
      at += 1
      if separator == UInt8(ascii: "}") { break }
    }
    try Self.checkNames(members)
    return .object(members)
  }

  private static func checkNames(_ members: [JSONNode.Member]) throws(JSONFault) {
    if members.count <= 12 {
      for (index, member) in members.enumerated()
      where members[..<index].contains(where: { $0.name == member.name }) {
        throw .repeated(member: member.name)
      }
      return
    }
    var seen: Set<String> = []
    for member in members where !seen.insert(member.name).inserted {
      throw .repeated(member: member.name)
    }
  }

  private mutating func array(_ depth: Int) throws(JSONFault) -> JSONNode {
    at += 1
    var items: [JSONNode] = []
    skipSpace()
    if next == UInt8(ascii: "]") {
      at += 1
      return .array([])
    }
    while true {
      items.append(try value(depth: depth + 1))
      skipSpace()
      let separator = next
      guard separator == UInt8(ascii: ",") || separator == UInt8(ascii: "]") else {
        throw .malformed(at: at)
      }
      at += 1
      if separator == UInt8(ascii: "]") { return .array(items) }
    }
  }

  private mutating func number() throws(JSONFault) -> JSONNode {
    let start = at
    if next == UInt8(ascii: "-") { at += 1 }
    let whole = at
    skipDigits()
    guard at > whole, at == whole + 1 || bytes[whole] != UInt8(ascii: "0") else {
      throw .malformed(at: start)
    }
    if next == UInt8(ascii: ".") {
      at += 1
      let fraction = at
      skipDigits()
      guard at > fraction else { throw .malformed(at: start) }
    }
    if next | 0x20 == UInt8(ascii: "e") {
      at += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { at += 1 }
      let exponent = at
      skipDigits()
      guard at > exponent else { throw .malformed(at: start) }
    }
    return .number(String(decoding: bytes[start..<at], as: UTF8.self))
  }

  private mutating func skipDigits() {
    while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) { at += 1 }
  }

  private mutating func string() throws(JSONFault) -> String {
    at += 1
    let start = at
    var isPlain = true
    while at < bytes.count, bytes[at] != 0x22 {
      guard bytes[at] >= 0x20 else { throw .malformed(at: at) }
      if bytes[at] == 0x5C {
        isPlain = false
        at += 1
      }
      at += 1
    }
    guard at < bytes.count else { throw .malformed(at: start) }
    let raw = UnsafeBufferPointer(rebasing: bytes[start..<at])
    at += 1
    if isPlain {
      guard let text = String(validating: raw, as: UTF8.self) else { throw .notUTF8(at: start) }
      return text
    }
    guard let plain = Self.unescaped(raw) else { throw .malformed(at: start) }
    guard let text = String(validating: plain, as: UTF8.self) else { throw .notUTF8(at: start) }
    return text
  }

  /// - Returns: `nil` for an escape that is none; a surrogate alone becomes U+FFFD.
  private static func unescaped(_ raw: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(raw.count)
    var at = 0
    func unit(_ at: Int) -> UInt32? {
      guard at + 4 <= raw.count else { return nil }
      var value: UInt32 = 0
      for byte in raw[at..<(at + 4)] {
        guard let digit = Character(UnicodeScalar(byte)).hexDigitValue, byte < 0x80 else {
          return nil
        }
        value = value << 4 | UInt32(digit)
      }
      return value
    }
    while at < raw.count {
      guard raw[at] == 0x5C else {
        result.append(raw[at])
        at += 1
        continue
      }
      guard at + 1 < raw.count else { return nil }
      at += 2
      switch raw[at - 1] {
      case 0x22, 0x5C, UInt8(ascii: "/"): result.append(raw[at - 1])
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "u"):
        guard var code = unit(at) else { return nil }
        at += 4
        if (0xD800..<0xDC00).contains(code), at + 1 < raw.count, raw[at] == 0x5C,
          raw[at + 1] == UInt8(ascii: "u"), let low = unit(at + 2), (0xDC00..<0xE000).contains(low)
        {
          code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
          at += 6
        }
        result += String(Character(UnicodeScalar(code) ?? "\u{FFFD}")).utf8
      default: return nil
      }
    }
    return result
  }
}
