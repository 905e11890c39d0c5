/// Finds the fields of one record of a table (RFC 4180, and what tools write instead).
///
/// It works on whatever part of the record is there; when that is not all of it, the caller
/// gets more and begins again. A quotation mark that is neither doubled nor at a field's end is
/// taken as a character of the field when the field began on the same line; otherwise the
/// opening mark was a mistake, and the record ends with its first line.
struct TableScanner {
  struct Field: Equatable {
    var start: Int
    var end: Int
    /// Whether ``unescape(_:in:)`` has something to do.
    var hasDoubledQuotes: Bool
  }

  enum Outcome: Equatable {
    /// The record and its line break are that long.
    case record(length: Int)
    case needsMore
    case tooManyColumns
    /// A quotation mark opens and never closes well; the first line is that long.
    case brokenQuote(firstLine: Int)
  }

  let dialect: TableDialect
  let columns: Int
  /// Whether a quoted field may go over several lines.
  var quotesSpanLines = true
  private(set) var fields: [Field] = []
  /// Line breaks inside of the record, its own end not counted.
  private(set) var innerLines = 0
  private(set) var hasStrayQuote = false

  init(dialect: TableDialect, columns: Int) {
    self.dialect = dialect
    self.columns = columns
  }

  /// - Parameter isWhole: whether nothing follows the bytes.
  mutating func scan(_ bytes: UnsafePointer<UInt8>, count: Int, isWhole: Bool) -> Outcome {
    fields.removeAll(keepingCapacity: true)
    innerLines = 0
    hasStrayQuote = false
    var firstBreak: Int?
    var index = 0
    while true {
      guard fields.count < columns else { return .tooManyColumns }
      guard index < count else {
        guard isWhole else { return .needsMore }
        fields.append(Field(start: count, end: count, hasDoubledQuotes: false))
        return .record(length: count)
      }
      var field = Field(start: index, end: index, hasDoubledQuotes: false)
      if bytes[index] == UInt8(ascii: "\"") {
        index += 1
        field.start = index
        var isOpen = true
        while isOpen {
          guard index < count else {
            guard isWhole else { return .needsMore }
            return .brokenQuote(firstLine: firstBreak ?? count)
          }
          let byte = bytes[index]
          if byte == 0x0A {
            if !quotesSpanLines { return .brokenQuote(firstLine: index + 1) }
            innerLines += 1
            if firstBreak == nil { firstBreak = index + 1 }
          } else if byte == UInt8(ascii: "\"") {
            guard index + 1 < count || isWhole else { return .needsMore }
            let next = index + 1 < count ? bytes[index + 1] : 0x0A
            if next == dialect.delimiter || next == 0x0A || next == 0x0D {
              field.end = index
              isOpen = false
            } else if next == UInt8(ascii: "\"") {
              field.hasDoubledQuotes = true
              index += 1
            } else if let firstBreak {
              return .brokenQuote(firstLine: firstBreak)
            } else {
              hasStrayQuote = true
            }
          }
          index += 1
        }
      } else {
        while index < count {
          let byte = bytes[index]
          if byte == dialect.delimiter || byte == 0x0A || byte == 0x0D { break }
          index += 1
        }
        field.end = index
      }
      guard index < count || isWhole else { return .needsMore }
      fields.append(field)
      guard index < count else { return .record(length: count) }
      if bytes[index] == dialect.delimiter {
        index += 1
        continue
      }
      guard bytes[index] == 0x0D else { return .record(length: index + 1) }
      guard index + 1 < count else { return isWhole ? .record(length: count) : .needsMore }
      return .record(length: bytes[index + 1] == 0x0A ? index + 2 : index + 1)
    }
  }

  /// The fields of one line, quotation marks without meaning.
  mutating func scanUnquoted(_ bytes: UnsafePointer<UInt8>, count: Int) {
    fields.removeAll(keepingCapacity: true)
    innerLines = 0
    hasStrayQuote = false
    var start = 0
    for index in 0...count where index == count || bytes[index] == dialect.delimiter {
      if fields.count < columns {
        fields.append(Field(start: start, end: index, hasDoubledQuotes: false))
      }
      start = index + 1
    }
  }

  /// Makes `""` a `"` in place, once for each field; the new end of the field.
  mutating func unescape(_ index: Int, in bytes: UnsafeMutablePointer<UInt8>) -> Int {
    let end = Self.unescape(fields[index], in: bytes)
    fields[index].end = end
    fields[index].hasDoubledQuotes = false
    return end
  }

  /// The same for one that is not looked at again.
  static func unescape(_ field: Field, in bytes: UnsafeMutablePointer<UInt8>) -> Int {
    guard field.hasDoubledQuotes else { return field.end }
    var from = field.start
    var to = field.start
    while from < field.end {
      bytes[to] = bytes[from]
      if bytes[from] == UInt8(ascii: "\""), from + 1 < field.end,
        bytes[from + 1] == UInt8(ascii: "\"")
      {
        from += 1
      }
      from += 1
      to += 1
    }
    return to
  }
}
