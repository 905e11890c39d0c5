import Exchange

/// A table of an alert package: the same rows as CSV for a spreadsheet, and as JSON Lines for a program.
struct PackedTable {
  enum Cell {
    case text(String?)
    case number(Double?)
    case integer(Int?)
  }

  let name: String
  /// With a sentence each, for the README.
  let columns: [(name: String, meaning: String)]
  private(set) var rows: [[Cell]] = []

  init(_ name: String, _ columns: [(name: String, meaning: String)]) {
    self.name = name
    self.columns = columns
  }

  /// - Parameter cells: one for each column, in their order.
  mutating func add(_ cells: [Cell]) { rows.append(cells) }

  /// RFC 4180; texts that a spreadsheet would run begin with an apostrophe.
  var csv: [UInt8] {
    var line = CSVLine(header: columns.map(\.name))
    for row in rows {
      for cell in row {
        switch cell {
        case .text(let text): line.text(text)
        case .number(let number): line.number(number)
        case .integer(let number): line.integer(number.map(Int64.init))
        }
      }
      line.end()
    }
    return line.bytes
  }

  var jsonl: [UInt8] {
    var json = JSONText()
    for row in rows {
      json.object { json in
        for (column, cell) in zip(columns, row) {
          switch cell {
          case .text(let text): json.member(column.name, text)
          case .number(let number): json.member(column.name, number: number)
          case .integer(let number): json.member(column.name, number.map(Int64.init))
          }
        }
      }
      json.endLine()
    }
    return json.bytes
  }
}
