package import TocsinModel

/// Writes clusters: one object each as JSONL, one row a member as CSV. Groups of look-alike names are
/// objects as well, and no rows.
package struct ClusterWriter {
  private static let columns = [
    "cluster", "document", "source", "url", "path", "published_at", "parent", "kind", "score",
    "context",
    "first", "certainty", "identical_to", "attention", "altered",
  ]

  private let names: (DocumentID) -> String
  private let documents: (DocumentID) -> Document?
  private var table: TableWriter

  /// - Parameters:
  ///   - names: what to call a document: the id that its input gave it, else its own.
  ///   - documents: where its source and time are found.
  package init(
    format: TableFormat, to sink: ByteSink, names: @escaping (DocumentID) -> String,
    documents: @escaping (DocumentID) -> Document?
  ) throws(ExchangeError) {
    self.names = names
    self.documents = documents
    table = try TableWriter(Self.columns, format: format, to: sink)
  }

  /// A finding with its line in words; of a kind that has no columns here, its line alone, as an object.
  package mutating func write(
    _ finding: Finding, _ summary: FindingSummary, number: Int? = nil
  ) throws(ExchangeError) {
    if let cluster = finding.copies {
      switch table.format {
      case .csv: try writeRows(finding, cluster)
      case .jsonl: try writeObject(finding, summary, number)
      }
    } else if table.format == .jsonl {
      try writeObject(finding, summary, number)
    }
  }

  package mutating func finish() throws(ExchangeError) {
    try table.flush()
  }

  private mutating func writeRows(
    _ finding: Finding, _ cluster: CopyCluster
  ) throws(ExchangeError) {
    let names = names
    for member in cluster.members {
      for document in [member.document] + member.identical {
        let known = documents(document)
        let pair = member.fromParent
        try table.row { line in
          line.text(finding.id.rawValue)
          line.text(names(document))
          line.text(known?.source?.id.rawValue)
          line.text(known?.url)
          line.text(known?.place.description)
          line.text(known?.published?.iso8601)
          line.text(pair.map { names($0.a) })
          line.text(pair?.kind.rawValue)
          line.number(pair?.score)
          line.text(pair?.context.rawValue)
          line.text(names(cluster.first))
          line.text(cluster.certainty.rawValue)
          line.text(document == member.document ? nil : names(member.document))
          line.text(finding.attention.rawValue)
          line.text(
            Set((pair?.alterations ?? []).map(\.kind.rawValue)).sorted().joined(separator: " "))
        }
      }
    }
  }

  private mutating func writeObject(
    _ finding: Finding, _ summary: FindingSummary, _ number: Int?
  ) throws(ExchangeError) {
    let (names, documents) = (names, documents)
    try table.json { json in
      Self.write(finding, summary, number, names, documents, &json)
    }
  }

  /// A finding as one object, as ``write(_:_:number:)`` writes it.
  package static func json(
    of finding: Finding, _ summary: FindingSummary, number: Int? = nil,
    names: (DocumentID) -> String, documents: (DocumentID) -> Document?
  ) -> [UInt8] {
    var json = JSONText()
    write(finding, summary, number, names, documents, &json)
    json.endLine()
    return json.bytes
  }

  private static func write(
    _ finding: Finding, _ summary: FindingSummary, _ number: Int?,
    _ names: (DocumentID) -> String, _ documents: (DocumentID) -> Document?,
    _ json: inout JSONText
  ) {
    guard let cluster = finding.copies else { return write(finding, summary, number, &json) }
    json.object { json in
      json.member("cluster", finding.id.rawValue)
      json.line(of: finding, summary, number)
      json.member("first", names(cluster.first))
      json.member("certainty", cluster.certainty.rawValue)
      json.key("reasons")
      json.array { json in
        for reason in finding.observation.reasons + cluster.reasons { json.reason(reason) }
      }
      json.key("members")
      json.array { json in
        for member in cluster.members { write(member, names, documents, &json) }
      }
    }
  }

  private static func write(
    _ finding: Finding, _ summary: FindingSummary, _ number: Int?, _ json: inout JSONText
  ) {
    json.object { json in
      json.member(finding.kind.rawValue, finding.id.rawValue)
      json.line(of: finding, summary, number)
      if let community = finding.network {
        json.key("community")
        json.network(community)
      }
      guard let group = finding.lookalikes else { return }
      json.member("pattern", group.pattern.rawValue)
      json.member("common", group.common)
      json.key("members")
      json.array { json in
        for member in group.members { json.lookalike(member) }
      }
    }
  }

  private static func write(
    _ member: CopyCluster.Member, _ names: (DocumentID) -> String,
    _ documents: (DocumentID) -> Document?, _ json: inout JSONText
  ) {
    let known = documents(member.document)
    json.object { json in
      json.member("document", names(member.document))
      json.member("source", known?.source?.id.rawValue)
      json.member("url", known?.url)
      json.member("path", known?.place.description)
      json.member("published_at", known?.published?.iso8601)
      json.key("identical")
      json.array { json in
        for document in member.identical { json.string(names(document)) }
      }
      guard let pair = member.fromParent else { return }
      json.member("parent", names(pair.a))
      json.member("kind", pair.kind.rawValue)
      json.member("score", number: pair.score)
      json.member("coverage_a", number: pair.coverageA)
      json.member("coverage_b", number: pair.coverageB)
      json.member("context", pair.context.rawValue)
      json.member("delay_seconds", pair.delaySeconds)
      json.key("altered")
      json.array { json in
        for alteration in pair.alterations { json.alteration(alteration) }
      }
    }
  }
}

extension JSONText {
  /// What findings of every kind have.
  fileprivate mutating func line(
    of finding: Finding, _ summary: FindingSummary, _ number: Int?
  ) {
    if let number { member("number", "F\(number)") }
    member("attention", finding.attention.rawValue)
    key("decided_by")
    array { json in for feature in finding.decisive { json.string(feature) } }
    member("headline", summary.headline)
    key("chips")
    array { json in for chip in summary.chips { json.string(chip) } }
  }

  mutating func reason(_ reason: Reason) {
    object { json in
      json.member("feature", reason.feature)
      json.member("direction", reason.direction.rawValue)
      json.member("value", number: reason.value)
      json.member("threshold", number: reason.threshold)
      json.member("text", reason.text)
    }
  }
}
