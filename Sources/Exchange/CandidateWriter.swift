package import TocsinModel

/// Writes names that somebody may register to impersonate, a row each.
package struct CandidateWriter {
  private static let columns = ["name", "shown", "technique", "techniques", "score", "registered"]

  private var table: TableWriter

  package init(format: TableFormat, to sink: ByteSink) throws(ExchangeError) {
    table = try TableWriter(Self.columns, format: format, to: sink)
  }

  /// - Parameter isRegistered: `nil` when nobody knows.
  package mutating func write(
    _ name: DomainName, shown: String, techniques: [LookalikeTechnique], score: Double,
    isRegistered: Bool?
  ) throws(ExchangeError) {
    let registered = isRegistered.map { $0 ? "yes" : "no" }
    switch table.format {
    case .csv:
      try table.row { line in
        line.text(name.rawValue)
        line.text(shown)
        line.text(techniques.first?.rawValue)
        line.text(techniques.map(\.rawValue).joined(separator: " "))
        line.number(score)
        line.text(registered)
      }
    case .jsonl:
      try table.json { json in
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
      }
    }
  }

  package mutating func finish() throws(ExchangeError) {
    try table.flush()
  }
}
