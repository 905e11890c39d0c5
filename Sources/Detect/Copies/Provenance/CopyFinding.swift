internal import Text
internal import TocsinModel

/// Weighs a cluster: how much attention it asks for, and why.
struct CopyFinding {
  let id: FindingID
  let cluster: CopyCluster
  private let documents: [DocumentID: Document]
  /// Identical texts, by the member into which they are collapsed.
  private let collapsed: [DocumentID: [Document]]
  private let isCrowd: Bool

  /// - Parameters:
  ///   - anchor: the two documents that the group is known by; the id is made from them.
  ///   - documents: the members'.
  ///   - collapsed: for each of them the documents with the same text that are no members of their own.
  init(
    cluster: CopyCluster, anchor: [DocumentID], documents: [Document], collapsed: [[Document]],
    isCrowd: Bool
  ) {
    self.cluster = cluster
    id = FindingID(
      rawValue: (["copies"] + anchor.map { String($0.description.prefix(12)) }).joined(
        separator: "-"))
    self.documents = Dictionary(documents.map { ($0.id, $0) }) { first, _ in first }
    self.collapsed = Dictionary(zip(documents.map(\.id), collapsed)) { first, _ in first }
    self.isCrowd = isCrowd
  }

  var finding: Finding {
    let reasons = reasons
    let (attention, decisive) = attention(reasons)
    return Finding(
      id: id, subject: cluster, attention: attention, decisive: decisive,
      observation: Observation(rule: CopyThresholds.rule, reasons: reasons), entities: entities)
  }

  /// Documents that are named by id: those of a crowd are too many to join findings.
  private static let namedDocuments = 1000

  private var entities: [Entity] {
    let all = Array(documents.values) + collapsed.values.joined()
    let sources = Set(all.compactMap { $0.source.map(Entity.init) })
    let members = cluster.documents.sorted().prefix(Self.namedDocuments)
    return Array(sources) + members.map { Entity(.document, $0.description) }
  }

  private var pairs: [CopyPair] { cluster.members.compactMap(\.fromParent) }

  /// Copies without credit or comment, of which the shared text is a good part.
  private var reposts: [CopyPair] {
    pairs.filter { $0.context == .repost && Self.isGoodPart($0) }
  }

  /// A passage that is little of both texts may be a common phrase of the trade, such as terms of use.
  private static func isGoodPart(_ pair: CopyPair) -> Bool {
    max(pair.coverageA, pair.coverageB) >= goodPart
  }

  private static let goodPart = 0.4

  /// From this share of the earlier text on it was copied as a whole, and what is missing was left out.
  private static let wholePart = 0.6

  /// The alterations of what was copied. Who takes a passage out of a long text has not dropped the names in its other
  /// paragraphs: of a part only what stands between the first and the last copied letter counts.
  private static func insideCopied(_ pair: CopyPair) -> [Alteration] {
    guard pair.coverageA < wholePart, let start = pair.spans.map(\.a.start).min(),
      let end = pair.spans.map(\.a.end).max()
    else { return pair.alterations }
    return pair.alterations.filter { alteration in
      alteration.a.map { start <= $0.start && $0.end <= end } ?? true
    }
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
      Self.insideCopied(pair).contains {
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
      Self.insideCopied(pair).contains {
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
    let burst = burst
    if burst >= Self.manySources {
      reasons.append(
        Reason(
          feature: "copies.burst", value: Double(burst), threshold: Double(Self.manySources),
          text: "\(burst) sources published the text within one hour."))
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
    if isCrowd {
      reasons.append(
        Reason(
          feature: "copies.crowd", direction: .weakens,
          text:
            "Its texts resemble more others than they were compared with, as filled-in templates do: who is nearest "
            + "to whom depends on the order of reading."))
    }
    return reasons + lawful
  }

  /// The most sources that published the text without credit or comment within an hour; what they copied counts as well.
  private var burst: Int {
    var lawful: Set<DocumentID> = []
    for member in cluster.members {
      if let pair = member.fromParent, pair.context != .repost || !Self.isGoodPart(pair) {
        lawful.insert(member.document)
      }
    }
    var times: [(seconds: Int64, source: SourceID)] = []
    for (id, document) in documents where !lawful.contains(id) {
      for document in [document] + (collapsed[id] ?? []) {
        guard let time = document.knownTime, let source = document.source?.id,
          time.precision == .second || time.precision == .minute
        else { continue }
        times.append((time.seconds, source))
      }
    }
    times.sort { ($0.seconds, $0.source) < ($1.seconds, $1.source) }
    var (first, most) = (0, 0)
    var counts: [SourceID: Int] = [:]
    for time in times {
      counts[time.source, default: 0] += 1
      while time.seconds - times[first].seconds > Self.burst {
        let source = times[first].source
        if counts[source] == 1 { counts[source] = nil } else { counts[source, default: 1] -= 1 }
        first += 1
      }
      most = max(most, counts.count)
    }
    return most
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
      (.filledForm, "Both fill in one template with other facts"),
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

  /// Whether a single pair has one frame and other facts: a form, most likely, but a text may have been used again for
  /// somebody else.
  private var isLoneFilling: Bool { pairs.count { $0.context == .filledForm } == 1 }

  /// Notable: a repost, a credited copy that left out who made the text, or two texts of one frame with other facts. High: a repost disguises the copying, borrows
  /// the source's name, removes its origin, changes facts, or comes in a burst.
  ///
  /// - Returns: the features that decided as well.
  private func attention(_ reasons: [Reason]) -> (Finding.Attention, decisive: [String]) {
    guard !reposts.isEmpty || cluster.members.contains(where: { !$0.identical.isEmpty }) else {
      if dropsOriginBesideCredit { return (.notable, ["copies.creditedReprint"]) }
      return isLoneFilling ? (.notable, ["copies.filledForm"]) : (.routine, [])
    }
    let grave = reasons.map(\.feature).filter(Self.grave.contains)
    return grave.isEmpty ? (.notable, ["copies.reposts"]) : (.high, grave)
  }

  private static let grave: Set<String> = [
    "copies.disguised", "copies.borrowed-name", "copies.origin-removed", "copies.facts-changed",
    "copies.burst",
  ]
}
