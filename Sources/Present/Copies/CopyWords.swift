package import TocsinModel

/// The words for findings about copies.
package struct CopyWords: FindingPresenter {
  package init() {}

  package func summary(
    of cluster: CopyCluster, in finding: Finding, _ documents: (DocumentID) -> Document?
  ) -> FindingSummary {
    FindingSummary(
      headline: headline(cluster, finding, documents), chips: chips(cluster, finding, documents))
  }

  private func headline(
    _ cluster: CopyCluster, _ finding: Finding, _ documents: (DocumentID) -> Document?
  ) -> String {
    let sources = sources(finding)
    var text = "\(cluster.size) publications of one text"
    if sources > 1 { text += " by \(sources) sources" }
    guard let first = documents(cluster.first) else { return text }
    switch cluster.certainty {
    case .certain: text += "; \(first.label) was first\(ofThoseRead(cluster))"
    case .likely: text += "; \(first.label) was probably first\(ofThoseRead(cluster))"
    case .unknown: text += "; which was first is not known"
    }
    return text + opening(first)
  }

  /// A text that says that it is another's is no origin.
  private func ofThoseRead(_ cluster: CopyCluster) -> String {
    cluster.before.isEmpty ? "" : " of those read"
  }

  private func sources(_ finding: Finding) -> Int {
    finding.entities.count { [.account, .site, .named].contains($0.kind) }
  }

  /// What the text is called, or how it begins.
  private func opening(_ document: Document) -> String {
    let words = (document.title ?? document.text).split { $0 == " " || $0.isNewline }
    guard !words.isEmpty else { return "" }
    let whole = words.prefix(12).joined(separator: " ")
    let isCut = words.count > 12 || whole.count > 90
    var shown = whole.prefix(90)
    while isCut, let last = shown.last, last.isPunctuation || last == " " { shown.removeLast() }
    return ": “\(shown)\(isCut ? "…" : "")”"
  }

  /// Longer values say less than a word for what they are.
  private static let shortValue = 16

  /// What sets it apart: what was altered, how it was disguised, how fast it spread.
  private func chips(
    _ cluster: CopyCluster, _ finding: Finding, _ documents: (DocumentID) -> Document?
  ) -> [String] {
    var chips: [String] = []
    let reasons = Dictionary(
      finding.observation.reasons.map { ($0.feature, $0) }, uniquingKeysWith: { first, _ in first })
    if reasons["register.republishing"] != nil { chips.append("republishing") }
    if let burst = reasons["copies.burst"]?.value {
      chips.append(spread(Int(burst), cluster, documents))
    }
    if reasons["copies.disguised"] != nil { chips.append("disguised letters") }
    if reasons["copies.borrowed-name"] != nil { chips.append("another’s name") }
    let alterations = cluster.members.filter { $0.fromParent?.context == .repost }
      .flatMap { $0.fromParent?.alterations ?? [] }
    for kind in [Alteration.Kind.number, .negation, .name] {
      if let changed = alterations.first(where: { $0.kind == kind && isShort($0) }) {
        chips.append(change(changed))
      }
    }
    if reasons["copies.origin-removed"] != nil { chips.append("origin left out") }
    let kinds = Set(cluster.members.compactMap { $0.fromParent?.kind })
    if cluster.members.contains(where: { $0.fromParent?.isInAnotherAlphabet == true }) {
      chips.append("another alphabet")
    }
    if kinds.contains(.translation) { chips.append("translated") }
    if kinds.contains(.rewording) { chips.append("reworded") }
    return Array(chips.prefix(5))
  }

  private func isShort(_ alteration: Alteration) -> Bool {
    [alteration.before, alteration.after].allSatisfy { ($0?.count ?? 0) <= Self.shortValue }
  }

  /// `96→69`, `−not`, `+all`.
  private func change(_ alteration: Alteration) -> String {
    switch (alteration.before, alteration.after) {
    case (let before?, let after?): "\(before)→\(after)"
    case (let before?, nil): "−\(before)"
    case (nil, let after?): "+\(after)"
    case (nil, nil): alteration.kind.rawValue
    }
  }

  /// `14 accounts in 26 min`: the members that have times, where they are those of the burst.
  private func spread(
    _ burst: Int, _ cluster: CopyCluster, _ documents: (DocumentID) -> Document?
  ) -> String {
    let members = cluster.members.compactMap { documents($0.document) }
    let noun = members.allSatisfy { $0.source?.kind == .account } ? "accounts" : "sources"
    let times = members.compactMap { $0.published?.seconds }
    if let first = times.min(), let last = times.max(), last - first <= 3600,
      cluster.members.allSatisfy({ $0.identical.isEmpty })
    {
      return "\(burst) \(noun) in \(max(1, (last - first + 59) / 60)) min"
    }
    return "\(burst) \(noun) in an hour"
  }
}
