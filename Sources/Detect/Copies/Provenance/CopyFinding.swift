internal import Text
internal import TocsinModel

/// Words a cluster as a finding: a headline, how much attention it asks for, and why.
struct CopyFinding {
  let id: FindingID
  let cluster: CopyCluster
  private let documents: [DocumentID: Document]

  /// - Parameter anchor: the two documents that the group is known by; the id is made from them.
  init(cluster: CopyCluster, nodes: [Stemma.Node], anchor: [DocumentID]) {
    self.cluster = cluster
    documents = Dictionary(nodes.map { ($0.document.id, $0.document) }) { first, _ in first }
    id = FindingID(
      rawValue: (["copy"] + anchor.map { String($0.description.prefix(12)) }).joined(separator: "-")
    )
  }

  var finding: Finding {
    let reasons = reasons
    return Finding(
      id: id, subject: .copies(cluster), attention: attention(reasons), headline: headline,
      observation: Observation(rule: CopyThresholds.rule, reasons: reasons))
  }

  private var pairs: [CopyPair] { cluster.members.compactMap(\.fromParent) }

  private var sources: Set<SourceID> {
    Set(cluster.members.compactMap { documents[$0.document]?.source?.id })
  }

  /// Copies without credit or comment, of which the shared text is a good part.
  private var reposts: [CopyPair] {
    pairs.filter { $0.context == .repost && Self.isGoodPart($0) }
  }

  /// A passage that is little of both texts may be a common phrase of the trade, such as terms of use.
  private static func isGoodPart(_ pair: CopyPair) -> Bool {
    max(pair.coverageA, pair.coverageB) >= goodPart
  }

  private static let goodPart = 0.4
}

// MARK: Headline

extension CopyFinding {
  private var headline: String {
    let total = cluster.documents.count
    var text = "\(total) publications of one text"
    if sources.count > 1 { text += " by \(sources.count) sources" }
    guard let first = documents[cluster.first] else { return text }
    switch cluster.certainty {
    case .certain: text += "; \(first.label) was first"
    case .likely: text += "; \(first.label) was probably first"
    case .unknown: text += "; which was first is not known"
    }
    return text + opening(first)
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
}

// MARK: Attention

extension CopyFinding {
  /// From how many sources a repeated text is more than two colleagues with one habit.
  private static let manySources = 5
  /// Publications within this time of one another are taken for one action.
  private static let burst: Int64 = 3600

  private var reasons: [Reason] {
    var reasons: [Reason] = []
    let disguised = pairs.filter { pair in
      pair.alterations.contains { $0.kind == .homoglyph || $0.kind == .invisible }
    }
    if !disguised.isEmpty {
      reasons.append(
        supports(
          "copies.disguised", disguised.count,
          "Look-alike or invisible characters disguise the text"))
    }
    let cloned = reposts.filter { borrowsName($0) }
    if !cloned.isEmpty {
      reasons.append(
        supports(
          "copies.borrowed-name", cloned.count, "Another site publishes under the source's name"))
    }
    let unnamed = reposts.filter { pair in
      pair.alterations.contains {
        [.name, .attribution, .copyright].contains($0.kind) && $0.before != nil && $0.after == nil
      }
    }
    if !unnamed.isEmpty {
      reasons.append(
        supports(
          "copies.origin-removed", unnamed.count,
          "A name, an attribution or a rights line of the text is left out"))
    }
    let changed = reposts.filter { pair in
      pair.alterations.contains {
        [.number, .negation, .quotation, .date].contains($0.kind)
          || ($0.kind == .name && $0.before != nil && $0.after != nil)
      }
    }
    if !changed.isEmpty {
      reasons.append(
        supports(
          "copies.facts-changed", changed.count,
          "A number, a date, a name, a quotation or a negation is changed"))
    }
    let quick = reposts.filter {
      ($0.delaySeconds ?? .max) >= 0 && ($0.delaySeconds ?? .max) <= Self.burst
    }
    let others = Set(quick.compactMap { documents[$0.b]?.source?.id })
    if others.count + 1 >= Self.manySources {
      reasons.append(
        Reason(
          feature: "copies.burst", value: Double(others.count + 1),
          threshold: Double(Self.manySources),
          text: "\(others.count + 1) sources published the text within an hour of the copy before.")
      )
    }
    if !reposts.isEmpty {
      reasons.append(
        supports("copies.reposts", reposts.count, "The text is repeated without credit or comment"))
    }
    let small = pairs.filter { $0.context == .repost && !Self.isGoodPart($0) }
    if !small.isEmpty {
      var reason = supports(
        "copies.small-part", small.count, "Only a small part of both texts is shared")
      reason.direction = .weakens
      reason.threshold = nil
      reasons.append(reason)
    }
    return reasons + lawful
  }

  /// Whether a copy stands on another site that calls itself as the source does.
  private func borrowsName(_ pair: CopyPair) -> Bool {
    guard let original = documents[pair.a]?.source, let copy = documents[pair.b]?.source,
      original.kind == .site, copy.kind == .site, original.id != copy.id,
      let name = original.name, let other = copy.name
    else { return false }
    return Word.words(of: name).map(\.key) == Word.words(of: other).map(\.key)
  }

  private func share(_ count: Int) -> String {
    switch (count, pairs.count) {
    case (1, 1): "in the only copy"
    case (let count, let all) where count == all: "in all \(all) copies"
    case (let count, let all): "in \(count) of \(all) copies"
    }
  }

  private func supports(_ feature: String, _ count: Int, _ what: String) -> Reason {
    Reason(
      feature: feature, value: Double(count), threshold: 1,
      text: "\(what) \(share(count)).")
  }

  /// What speaks for an ordinary use.
  private var lawful: [Reason] {
    let sentences: [(CopyContext, String)] = [
      (.creditedReprint, "The source is credited, as in a lawful reprint,"),
      (.wireCopy, "An agency that the texts name delivered them: wire copy"),
      (.quotation, "A part is quoted, marked as a quotation, inside another text"),
      (.debunk, "The text is repeated in order to check it"),
      (.ownVersion, "The same source published both versions"),
    ]
    return sentences.compactMap { context, what in
      let count = pairs.filter { $0.context == context }.count
      guard count > 0 else { return nil }
      var reason = supports("copies.\(context.rawValue)", count, what)
      reason.direction = .weakens
      reason.threshold = nil
      return reason
    }
  }

  /// Whether a copy credits a third source and yet leaves out a name or an attribution that the text had: who asked the
  /// questions, for example.
  private var dropsOriginBesideCredit: Bool {
    pairs.contains { pair in
      pair.reasons.contains { $0.feature == "copy.credit-elsewhere" }
        && pair.alterations.contains {
          [.name, .attribution].contains($0.kind) && $0.before != nil && $0.after == nil
        } && documents[pair.b]?.form == .page
    }
  }

  /// Notable: a repost, or a credited copy that left out who made the text. High: a repost disguises the copying, borrows the source's name, removes its origin, changes facts, or comes in a burst.
  private func attention(_ reasons: [Reason]) -> Finding.Attention {
    guard !reposts.isEmpty || cluster.members.contains(where: { !$0.identical.isEmpty }) else {
      return dropsOriginBesideCredit ? .notable : .routine
    }
    let grave: Set<String> = [
      "copies.disguised", "copies.borrowed-name", "copies.origin-removed", "copies.facts-changed",
      "copies.burst",
    ]
    return reasons.contains { grave.contains($0.feature) } ? .high : .notable
  }
}
