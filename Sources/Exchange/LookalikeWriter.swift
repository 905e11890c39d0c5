package import TocsinModel

/// Writes look-alikes, a row each. JSON Lines hold the marks, the alternatives and the measurements as well.
package struct LookalikeWriter {
  private static let columns = [
    "name", "impersonates", "technique", "tier", "probability", "owner", "techniques", "reasons",
    "registrable", "shown", "first_seen", "last_seen",
  ]

  private var table: TableWriter

  package init(format: TableFormat, to sink: ByteSink) throws(ExchangeError) {
    table = try TableWriter(Self.columns, format: format, to: sink)
  }

  package mutating func write(_ lookalike: Lookalike) throws(ExchangeError) {
    switch table.format {
    case .csv:
      try table.row { line in
        line.text(lookalike.name.rawValue)
        line.text(lookalike.impersonates.rawValue)
        line.text(lookalike.techniques.first?.rawValue)
        line.text(lookalike.tier.rawValue)
        line.number(lookalike.probability)
        line.text(lookalike.owner)
        line.text(lookalike.techniques.map(\.rawValue).joined(separator: " "))
        line.text(lookalike.reasons.map(\.text).joined(separator: " "))
        line.text(lookalike.registrable.rawValue)
        line.text(lookalike.shown)
        line.text(lookalike.firstSeen?.iso8601)
        line.text(lookalike.lastSeen?.iso8601)
      }
    case .jsonl:
      try table.json { $0.lookalike(lookalike) }
    }
  }

  /// Hands over what was written so far, for a reader that waits.
  package mutating func flush() throws(ExchangeError) {
    try table.flush()
  }

  package mutating func finish() throws(ExchangeError) {
    try table.flush()
  }
}

extension JSONText {
  mutating func lookalike(_ lookalike: Lookalike) {
    object { json in
      json.member("name", lookalike.name.rawValue)
      json.member("impersonates", lookalike.impersonates.rawValue)
      json.member("technique", lookalike.techniques.first?.rawValue)
      json.member("tier", lookalike.tier.rawValue)
      json.member("probability", number: lookalike.probability)
      json.member("owner", lookalike.owner)
      json.strings("techniques", lookalike.techniques.map(\.rawValue))
      json.key("reasons")
      json.array { json in
        for reason in lookalike.reasons { json.reason(reason) }
      }
      json.member("registrable", lookalike.registrable.rawValue)
      json.member("shown", lookalike.shown)
      json.key("marks")
      json.array { json in
        for mark in lookalike.marks {
          json.object { json in
            json.member("start", Int64(mark.span.start))
            json.member("end", Int64(mark.span.end))
            json.member("kind", mark.kind.rawValue)
          }
        }
      }
      json.strings("alternatives", lookalike.alternatives.map(\.rawValue))
      json.member("first_seen", lookalike.firstSeen?.iso8601)
      json.member("last_seen", lookalike.lastSeen?.iso8601)
      json.member("place", lookalike.place?.description)
    }
  }

  private mutating func strings(_ name: String, _ values: [String]) {
    key(name)
    array { json in
      for value in values { json.string(value) }
    }
  }
}
