/// Rows on their way to a sink: lines of CSV below a header, or of JSON. What every writer of a table has in it.
struct TableWriter {
  let format: TableFormat
  private var sink: ByteSink
  private var line = CSVLine()
  private var text = JSONText()

  init(_ columns: [String], format: TableFormat, to sink: ByteSink) throws(ExchangeError) {
    self.format = format
    self.sink = sink
    if format == .csv { try self.sink.append(CSVLine(header: columns).bytes) }
  }

  /// - Parameter cells: gives the row's cells, in the order of the columns.
  mutating func row(_ cells: (inout CSVLine) -> Void) throws(ExchangeError) {
    line.removeAll()
    cells(&line)
    line.end()
    try sink.append(line.bytes)
  }

  /// - Parameter value: gives the one value that is the line.
  mutating func json(_ value: (inout JSONText) -> Void) throws(ExchangeError) {
    text.removeAll()
    value(&text)
    text.endLine()
    try sink.append(text.bytes)
  }

  /// Hands over what was written so far. Without it, the last piece is lost.
  mutating func flush() throws(ExchangeError) {
    try sink.flush()
  }
}
