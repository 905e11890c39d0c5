import Engine
import Exchange
import Report
import Store
import TocsinModel

/// Prints findings for a terminal: a headline each, then the members in the order of their times.
struct FindingPrinter {
  /// What is printed; the report has the rest.
  private static let limit = (findings: 20, members: 12, alterations: 4, unread: 4)

  let paint: Paint

  func write(_ summary: ScanSummary, to sink: inout ByteSink) throws {
    try sink.append(news(summary))
    let shown = summary.findings.prefix(Self.limit.findings)
    for finding in shown { try write(finding, summary.named, to: &sink) }
    let more = summary.changes.count { $0.what != .merged && $0.what != .withdrawn } - shown.count
    if more > 0 {
      try sink.append(
        paint.dim("… and \(more.counted("more finding")): “tocsin findings”, or the report.")
          + "\n\n")
    }
    try sink.append(closing(summary))
  }

  /// `3 new, 1 grew.`: what is not as it was, first of all. Empty where everything is.
  private func news(_ summary: ScanSummary) -> String {
    let words: [(FindingChange.What, String)] = [
      (.appeared, "new"), (.grew, "grew"), (.changed, "changed"), (.merged, "merged into another"),
      (.withdrawn, "withdrawn"),
    ]
    let counts = words.compactMap { what, word in
      let count = summary.changes.count { $0.what == what }
      return count > 0 ? "\(count) \(word)" : nil
    }
    guard !counts.isEmpty else { return "" }
    let raised = summary.changes.count { change in
      change.formerAttention.map { $0 < change.attention } ?? false
    }
    let higher = raised > 0 ? "; \(raised) asks for more attention than before" : ""
    return paint.bold("\(counts.joined(separator: ", "))\(higher).") + "\n\n"
  }

  private func closing(_ summary: ScanSummary) -> String {
    var lines: [String] = []
    let read =
      summary.isUnchanged
      ? "Nothing new: \(summary.filesUnchanged.counted("file")) known"
      : "\(summary.filesRead.counted("file")) read (\(summary.filesUnchanged) known), "
        + "\(summary.newDocuments.counted("new document"))"
    lines.append(
      "\(read). The workspace has \(summary.documents.counted("document")) of "
        + "\(summary.sources.counted("source")).")
    if summary.names > 0 { lines.append("\(summary.names.counted("name")) read.") }
    let counts = Finding.Attention.allCases.reversed().compactMap { attention in
      summary.findingCounts[attention].map { "\($0) \(attention.rawValue)" }
    }
    lines.append(
      counts.isEmpty
        ? summary.isEmpty
          ? "Nothing could be read." : summary.names == 0 ? "No copies found." : "Nothing found."
        : "\(summary.totalFindings.counted("finding")): \(counts.joined(separator: ", ")).")
    let tiers = Lookalike.Tier.allCases.sorted(by: >).compactMap { tier in
      summary.lookalikes[tier].map { "\($0) \(tier.rawValue)" }
    }
    if !tiers.isEmpty { lines.append("Look-alike names: \(tiers.joined(separator: ", ")).") }
    if summary.diagnostics > 0 {
      lines.append(
        "\(summary.diagnostics.counted("diagnostic")), \(summary.errors.counted("error")) among them."
      )
    }
    lines.append("Report: \(summary.report)")
    return lines.joined(separator: "\n") + "\n"
  }

  /// One finding whole, but for what is too long for a terminal.
  func write(
    _ finding: RecordedFinding, _ named: [DocumentID: Document], to sink: inout ByteSink
  ) throws {
    try sink.append(line(of: finding) + "\n")
    var more = 0
    if let cluster = finding.copies {
      for source in cluster.unread.prefix(Self.limit.unread) {
        try sink.append(line(source, named) + "\n")
      }
      for member in cluster.members.prefix(Self.limit.members) {
        try sink.append(line(member, cluster, named) + "\n")
        for alteration in alterations(member) { try sink.append("      \(alteration)\n") }
      }
      more = cluster.members.count - Self.limit.members
    } else if let community = finding.network {
      for object in community.objects.prefix(3) {
        try sink.append(
          "    \(object.layer.rawValue) \(object.object.printable().cut(to: 80)), \(object.members) of them\n"
        )
      }
      for reason in community.reasons where reason.direction == .weakens {
        try sink.append("    but: \(reason.text.printable().cut(to: 160))\n")
      }
    } else if let group = finding.lookalikes {
      for member in group.members.prefix(Self.limit.members) {
        try sink.append(LookalikeLine(paint: paint).text(member) + "\n")
      }
      more = group.members.count - Self.limit.members
    } else if let wave = finding.finding.subject as? MailWave {
      try sink.append("    \(MailAdvice(wave).facts.printable().cut(to: 500))\n")
      for member in wave.members.prefix(Self.limit.members) {
        try sink.append(line(member) + "\n")
      }
      more = wave.members.count - Self.limit.members
    } else {
      for reason in finding.observation.reasons.prefix(Self.limit.members) {
        try sink.append(
          "    \(reason.direction == .weakens ? "but: " : "")\(reason.text.printable().cut(to: 160))\n"
        )
      }
    }
    if more > 0 { try sink.append(paint.dim("    … and \(more) more") + "\n") }
    try sink.append("\n")
  }

  private func line(of finding: RecordedFinding) -> String {
    let chips = finding.summary.chips.map { "[\($0.printable())]" }.joined(separator: " ")
    return
      "\(mark(finding.attention)) \(paint.dim(finding.label)) \(paint.bold(finding.headline.printable()))"
      + (chips.isEmpty ? "" : " \(paint.yellow(chips))")
  }

  /// A finding of a list.
  func line(of listed: ListedFinding) -> String {
    let chips = listed.summary.chips.map { "[\($0.printable())]" }.joined(separator: " ")
    return
      "\(mark(listed.attention)) \(paint.dim("F\(listed.number)".padded(to: 6))) \(listed.summary.headline.printable().cut(to: 140))"
      + (chips.isEmpty ? "" : " \(paint.yellow(chips))")
  }

  private func mark(_ attention: Finding.Attention) -> String {
    switch attention {
    case .high: paint.red("!!")
    case .notable: paint.yellow("! ")
    case .routine: paint.dim("· ")
    }
  }

  private func line(
    _ member: CopyCluster.Member, _ cluster: CopyCluster, _ named: [DocumentID: Document]
  ) -> String {
    let document = named[member.document]
    let time = document?.published?.iso8601 ?? "no time"
    let label = (document?.label ?? member.document.description).printable().cut(to: 60)
    var text = "    \(paint.dim(time.padded(to: 20))) \(paint.cyan(label))"
    if member.document == cluster.first {
      let what = cluster.before.isEmpty ? "first known publication" : "first of those read"
      text += "  \(what) (\(cluster.certainty.rawValue))"
    } else if let pair = member.fromParent {
      let parent = (named[pair.a]?.label ?? pair.a.description).printable().cut(to: 40)
      let isElsewhere = pair.reasons.contains { $0.feature == "copy.credit-elsewhere" }
      if isElsewhere, let source = cluster.unread.first(where: { $0.creditedBy.contains(pair.b) }) {
        let name = source.name.printable().cut(to: 40)
        text +=
          "  \(pair.context.words) of \(name) (not read); as \(parent), \(repeats(pair, named))"
      } else {
        text += "  \(pair.context.words) of \(parent), \(repeats(pair, named))"
      }
    }
    if !member.identical.isEmpty {
      text += paint.dim("  and \(member.identical.count) identical")
    }
    if let reposts = member.reposts { text += paint.dim("  and \(reposts.counted("repost"))") }
    return text
  }

  private func line(_ mail: MailWave.Member) -> String {
    let time = mail.sent?.iso8601 ?? "no time"
    let sender = (mail.sender.isEmpty ? "no address" : mail.sender.defanged).printable()
    return
      "    \(paint.dim(time.padded(to: 20))) \(paint.cyan(sender.cut(to: 60)))  “\(mail.subject.printable().cut(to: 80))”"
  }

  /// Who is credited and was not read.
  private func line(_ source: UnreadSource, _ named: [DocumentID: Document]) -> String {
    let first = source.creditedBy.first
    let by = first.flatMap { named[$0]?.label } ?? first?.description ?? ""
    return
      "    \(paint.dim("not read".padded(to: 20))) \(paint.cyan(source.name.printable().cut(to: 60)))"
      + "  credited by \(by.printable().cut(to: 60)): “\(source.written.printable().cut(to: 80))”"
  }

  /// `86% copied`; `86% copied in another alphabet`; `translated from Russian into German, probability 0.97`.
  private func repeats(_ pair: CopyPair, _ named: [DocumentID: Document]) -> String {
    let kind = pair.kindInWords(
      from: named[pair.a]?.language, into: named[pair.b]?.language)
    guard let probability = pair.probabilityInWords else {
      return "\(Int((pair.coverageB * 100).rounded()))% \(kind)"
    }
    return "\(paint.bold(kind)), probability \(probability)"
  }

  private func alterations(_ member: CopyCluster.Member) -> [String] {
    guard let listed = member.fromParent?.alterations, !listed.isEmpty else { return [] }
    let all = listed.filter(\.kind.isTelling) + listed.filter { !$0.kind.isTelling }
    var lines = all.prefix(Self.limit.alterations).map { AlterationText(paint: paint).line($0) }
    if all.count > Self.limit.alterations {
      let more = (all.count - Self.limit.alterations).counted("more alteration")
      lines.append(paint.dim("… and \(more)"))
    }
    return lines
  }
}

extension CopyContext {
  /// As in “repost of …”.
  var words: String {
    switch self {
    case .repost: "repost"
    case .creditedReprint: "credited reprint"
    case .wireCopy: "wire copy"
    case .quotation: "quotation"
    case .debunk: "debunk"
    case .ownVersion: "own version"
    case .filledForm: "other facts in the template"
    }
  }
}

extension Int {
  /// `1 file`, `2 files`.
  func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
