/// A text of JSON (RFC 8259) that grows at its end, without a tree of it in memory.
package struct JSONBytes: Sendable {
  package private(set) var bytes: [UInt8] = []
  /// Whether no number was met that JSON cannot say.
  package private(set) var isFinite = true
  /// Whether nothing stands yet in the innermost object or array.
  private var isEmpty = true

  package init() {}

  /// An object; its members are written by ``member(_:_:)``, in the order in which they shall stand.
  package mutating func object(_ members: (inout JSONBytes) -> Void) {
    bytes.append(UInt8(ascii: "{"))
    isEmpty = true
    members(&self)
    bytes.append(UInt8(ascii: "}"))
    isEmpty = false
  }

  /// - Parameter name: without what must be escaped.
  package mutating func member(_ name: StaticString, _ value: (inout JSONBytes) -> Void) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    value(&self)
  }

  package mutating func array<Element>(
    _ elements: [Element], _ value: (Element, inout JSONBytes) -> Void
  ) {
    bytes.append(UInt8(ascii: "["))
    isEmpty = true
    for element in elements {
      separate()
      value(element, &self)
    }
    bytes.append(UInt8(ascii: "]"))
    isEmpty = false
  }

  private mutating func separate() {
    if !isEmpty { bytes.append(UInt8(ascii: ",")) }
    isEmpty = false
  }

  package mutating func string(_ text: String) {
    JSONQuoting.canonical.quote(text, into: &bytes)
  }

  package mutating func integer(_ number: some BinaryInteger) {
    var text = String(number)
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  /// The shortest digits that read back as the same number; a whole one without its fraction.
  package mutating func number(_ number: Double) {
    isFinite = isFinite && number.isFinite
    var text = number.description
    text.withUTF8 { digits in
      let isWhole = digits.count > 2 && digits.suffix(2).elementsEqual(".0".utf8)
      bytes.append(contentsOf: digits.dropLast(isWhole ? 2 : 0))
    }
  }
}
