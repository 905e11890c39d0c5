/// One line of a CSV table (RFC 4180), in UTF-8, ended by CRLF.
///
/// Cells of text that a spreadsheet would run as a formula get a leading apostrophe, as OWASP's “CSV
/// Injection” advises: those that begin with `=`, `+`, `-`, `@`, a tab or a carriage return. Numbers are
/// written as they are.
package struct CSVLine {
  package private(set) var bytes: [UInt8] = []
  private var isFirst = true

  package init() {}

  /// A header line; the names are not guarded.
  package init(header: [String]) {
    for name in header { cell(name, isText: false) }
    end()
  }

  package mutating func text(_ value: String?) {
    cell(value ?? "", isText: true)
  }

  package mutating func integer(_ value: Int64?) {
    cell(value.map { "\($0)" } ?? "", isText: false)
  }

  package mutating func number(_ value: Double?) {
    cell(value.map { Decimal.text($0) } ?? "", isText: false)
  }

  package mutating func end() {
    bytes.append(contentsOf: [0x0D, 0x0A])
    isFirst = true
  }

  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    isFirst = true
  }

  private mutating func cell(_ value: String, isText: Bool) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    let utf8 = value.utf8
    let isFormula = isText && utf8.first.map(Self.startsFormula) == true
    let isQuoted = utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    if isQuoted { bytes.append(0x22) }
    if isFormula { bytes.append(UInt8(ascii: "'")) }
    if isQuoted {
      for byte in utf8 {
        if byte == 0x22 { bytes.append(0x22) }
        bytes.append(byte)
      }
      bytes.append(0x22)
    } else {
      bytes.append(contentsOf: utf8)
    }
  }

  private static func startsFormula(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
      true
    default: false
    }
  }
}
