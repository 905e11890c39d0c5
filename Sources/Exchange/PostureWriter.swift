/// Writes what domains' records do against forged mail, a row each.
package struct PostureWriter {
  private static let columns = ["domain", "item", "state", "text"]

  private var table: TableWriter

  package init(format: TableFormat, to sink: ByteSink) throws(ExchangeError) {
    table = try TableWriter(Self.columns, format: format, to: sink)
  }

  package mutating func write(
    domain: String, item: String, state: String, text: String
  ) throws(ExchangeError) {
    let values = [domain, item, state, text]
    switch table.format {
    case .csv: try table.row { line in for value in values { line.text(value) } }
    case .jsonl:
      try table.json { json in
        json.object { json in
          for (column, value) in zip(Self.columns, values) { json.member(column, value) }
        }
      }
    }
  }

  package mutating func finish() throws(ExchangeError) { try table.flush() }
}
