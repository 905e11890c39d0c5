import TocsinModel

/// JSON (RFC 8259) as UTF-8, written in the order in which it is told, on one line.
package struct JSONText {
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  package init() {}

  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  package mutating func object(_ body: (inout JSONText) -> Void) {
    enclosed(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }

  package mutating func array(_ body: (inout JSONText) -> Void) {
    enclosed(UInt8(ascii: "["), UInt8(ascii: "]"), body)
  }

  package mutating func key(_ name: String) {
    separate()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  package mutating func string(_ value: String?) {
    guard let value else { return null() }
    separate()
    quote(value)
    needsComma = true
  }

  package mutating func integer(_ value: Int64?) {
    guard let value else { return null() }
    raw("\(value)")
  }

  /// Rounded to four places; what is no number is `null`.
  package mutating func number(_ value: Double?) {
    let text = value.map { Decimal.text($0) } ?? ""
    text.isEmpty ? null() : raw(text)
  }

  package mutating func bool(_ value: Bool) {
    raw(value ? "true" : "false")
  }

  package mutating func null() {
    raw("null")
  }

  package mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  // MARK: Members

  package mutating func member(_ name: String, _ value: String?) {
    key(name)
    string(value)
  }

  package mutating func member(_ name: String, _ value: Int64?) {
    key(name)
    integer(value)
  }

  package mutating func member(_ name: String, number value: Double?) {
    key(name)
    number(value)
  }

  // MARK: -

  private mutating func raw(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = false
  }

  private mutating func enclosed(_ open: UInt8, _ close: UInt8, _ body: (inout JSONText) -> Void) {
    separate()
    bytes.append(open)
    needsComma = false
    body(&self)
    bytes.append(close)
    needsComma = true
  }

  private mutating func quote(_ value: String) {
    JSONQuoting.logged.quote(value, into: &bytes)
  }
}
