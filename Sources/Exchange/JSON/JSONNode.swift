import TocsinModel

/// A JSON value (RFC 8259) as it was written: members keep their order, numbers their digits.
package enum JSONNode: Hashable, Sendable {
  case null
  case bool(Bool)
  /// The digits as written.
  case number(String)
  case string(String)
  case array([JSONNode])
  case object([Member])

  package struct Member: Hashable, Sendable {
    package var name: String
    package var value: JSONNode

    package init(_ name: String, _ value: JSONNode) {
      self.name = name
      self.value = value
    }

    package func encode(into bytes: inout [UInt8]) {
      JSONQuoting.canonical.quote(name, into: &bytes)
      bytes.append(UInt8(ascii: ":"))
      value.encode(into: &bytes)
    }
  }
}

extension JSONNode {
  /// The first member of a name; `nil` for what is no object. Linear in the members.
  package subscript(name: String) -> JSONNode? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  package var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  package var flag: Bool? {
    guard case .bool(let flag) = self else { return nil }
    return flag
  }

  package var integer: Int64? {
    guard case .number(let digits) = self else { return nil }
    return Int64(digits)
  }

  package var items: [JSONNode]? {
    guard case .array(let items) = self else { return nil }
    return items
  }

  package var members: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  package static func int(_ value: some BinaryInteger) -> JSONNode { .number("\(value)") }

  /// Rounded to four places; what is no number is `null`.
  package static func decimal(_ value: Double) -> JSONNode {
    let text = Decimal.text(value)
    return text.isEmpty ? .null : .number(text)
  }

  package static func strings(_ values: some Sequence<String>) -> JSONNode {
    .array(values.map(JSONNode.string))
  }
}

extension JSONNode {
  package var encoded: [UInt8] {
    var bytes: [UInt8] = []
    encode(into: &bytes)
    return bytes
  }

  package func encode(into bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    case .number(let digits): bytes += digits.utf8
    case .string(let text): JSONQuoting.canonical.quote(text, into: &bytes)
    case .array(let items):
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        item.encode(into: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        member.encode(into: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// The canonical form (RFC 8785) of what has no fractions: names sorted by their UTF-16 units.
  package var canonical: [UInt8] {
    var bytes: [UInt8] = []
    (isSorted ? self : sorted).encode(into: &bytes)
    return bytes
  }

  /// Most of what ids are made of is written in order.
  private var isSorted: Bool {
    switch self {
    case .array(let items): items.allSatisfy(\.isSorted)
    case .object(let members):
      members.allSatisfy(\.value.isSorted)
        && zip(members, members.dropFirst()).allSatisfy { !Self.precedes($1.name, $0.name) }
    default: true
    }
  }

  /// By UTF-16 units.
  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf16.lexicographicallyPrecedes(right.utf16)
  }

  private var sorted: JSONNode {
    switch self {
    case .array(let items): .array(items.map(\.sorted))
    case .object(let members):
      .object(
        members.map { Member($0.name, $0.value.sorted) }
          .sorted { Self.precedes($0.name, $1.name) })
    default: self
    }
  }
}
