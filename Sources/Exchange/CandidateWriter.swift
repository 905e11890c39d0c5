package import TocsinModel

/// Writes names that somebody may register to impersonate, a row each.
package struct CandidateWriter {
  private static let columns = ["name", "shown", "technique", "techniques", "score", "registered"]

  private let format: TableFormat
  private var sink: ByteSink
  private var line = CSVLine()
  private var json = JSONText()

  package init(format: TableFormat, to sink: ByteSink) throws(ExchangeError) {
    self.format = format
    self.sink = sink
    if format == .csv { try self.sink.append(CSVLine(header: Self.columns).bytes) }
  }

  /// - Parameter isRegistered: `nil` when nobody knows.
  package mutating func write(
    _ name: DomainName, shown: String, techniques: [LookalikeTechnique], score: Double,
    isRegistered: Bool?
  ) throws(ExchangeError) {
    let registered = isRegistered.map { $0 ? "yes" : "no" }
    switch format {
    case .csv:
      line.removeAll()
      line.text(name.rawValue)
      line.text(shown)
      line.text(techniques.first?.rawValue)
      line.text(techniques.map(\.rawValue).joined(separator: " "))
      line.number(score)
      line.text(registered)
      line.end()
      try sink.append(line.bytes)
    case .jsonl:
      json.removeAll()
      json.object { json in
        json.member("name", name.rawValue)
        json.member("shown", shown)
        json.member("technique", techniques.first?.rawValue)
        json.key("techniques")
        json.array { json in
          for technique in techniques { json.string(technique.rawValue) }
        }
        json.member("score", number: score)
        json.member("registered", registered)
      }
      json.endLine()
      try sink.append(json.bytes)
    }
  }

  package mutating func finish() throws(ExchangeError) {
    try sink.flush()
  }
}
