package import TocsinModel

/// Writes pairs of documents of which one repeats the other, a row each. JSON Lines hold the matched spans as
/// well, and what was altered with its words.
package struct PairWriter {
  private static let columns = [
    "a", "b", "kind", "score", "coverage_a", "coverage_b", "context", "first", "delay_seconds",
    "altered",
  ]

  private let names: (DocumentID) -> String
  private var table: TableWriter

  /// - Parameter names: what to call a document: the id that its input gave it, else its own.
  package init(
    format: TableFormat, to sink: ByteSink, names: @escaping (DocumentID) -> String
  ) throws(ExchangeError) {
    self.names = names
    table = try TableWriter(Self.columns, format: format, to: sink)
  }

  package mutating func write(_ pair: CopyPair) throws(ExchangeError) {
    let a = names(pair.a)
    let b = names(pair.b)
    let first = pair.order == .unknown ? nil : a
    switch table.format {
    case .csv:
      try table.row { line in
        line.text(a)
        line.text(b)
        line.text(pair.kind.rawValue)
        line.number(pair.score)
        line.number(pair.coverageA)
        line.number(pair.coverageB)
        line.text(pair.context.rawValue)
        line.text(first)
        line.integer(pair.delaySeconds)
        line.text(Self.kinds(pair.alterations))
      }
    case .jsonl:
      try table.json { json in
        json.object { json in
          json.member("a", a)
          json.member("b", b)
          json.member("kind", pair.kind.rawValue)
          json.member("score", number: pair.score)
          json.member("coverage_a", number: pair.coverageA)
          json.member("coverage_b", number: pair.coverageB)
          json.member("context", pair.context.rawValue)
          json.member("first", first)
          json.member("delay_seconds", pair.delaySeconds)
          json.key("spans")
          json.array { json in
            for span in pair.spans { json.span(span) }
          }
          json.key("altered")
          json.array { json in
            for alteration in pair.alterations { json.alteration(alteration) }
          }
        }
      }
    }
  }

  /// The names of the kinds, each once, in alphabetical order.
  private static func kinds(_ alterations: [Alteration]) -> String {
    guard let first = alterations.first?.kind else { return "" }
    if alterations.allSatisfy({ $0.kind == first }) { return first.rawValue }
    return Set(alterations.map(\.kind)).map(\.rawValue).sorted().joined(separator: " ")
  }

  package mutating func finish() throws(ExchangeError) {
    try table.flush()
  }
}

extension JSONText {
  /// `{"a": [start, end], "b": [start, end]}`: UTF-8 offsets in the two texts as they were read, white space at
  /// their ends removed; half-open.
  fileprivate mutating func span(_ span: MatchedSpan) {
    object { json in
      for (name, part) in [("a", span.a), ("b", span.b)] {
        json.key(name)
        json.array { json in
          json.integer(Int64(part.start))
          json.integer(Int64(part.end))
        }
      }
    }
  }

  mutating func alteration(_ alteration: Alteration) {
    object { json in
      json.member("kind", alteration.kind.rawValue)
      json.member("before", alteration.before)
      json.member("after", alteration.after)
    }
  }
}
