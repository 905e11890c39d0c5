internal import Text
internal import TocsinModel

/// Who copied from whom within one group: for each document its most likely parent.
///
/// As in textual criticism (P. Maas, “Textual Criticism”, 1958), shared alterations decide: the parent is
/// the earlier document from which the copy needs the fewest changes; what it declares as its source is
/// believed when it is nearly as near. Linear in the links.
struct Stemma {
  /// A document of the group and how it relates to the others.
  struct Node {
    var number: UInt32
    var document: Document
    /// Folded letters and digits.
    var length: Int
  }

  /// For each node its parent, by position; `nil` for the root.
  private(set) var parents: [Int?]
  private(set) var root: Int
  private(set) var certainty: CopyCluster.Certainty
  private(set) var reasons: [Reason] = []

  /// - Parameters:
  ///   - shared: which nodes repeat which.
  ///   - others: the times of documents that are collapsed into a node each, which is the earliest of its own.
  init(_ nodes: [Node], _ shared: SharedLengths, besides others: [Timestamp?] = []) {
    let credits = Self.credits(nodes)
    var credited = [Int](repeating: 0, count: nodes.count)
    for position in nodes.indices {
      for other in credits[position] { credited[other] += 1 }
    }
    let answers = Answers(nodes.map(\.document))
    let order = answers.sorted(
      nodes.indices.sorted { Self.precedes(nodes[$0].document, nodes[$1].document) })
    root = answers.opening(of: Self.first(nodes, order, credited))
    parents = [Int?](repeating: nil, count: nodes.count)
    certainty = .unknown
    let rank = Self.ranks(order, root: root)
    let marked = Self.marked(nodes)
    for child in nodes.indices where child != root {
      parents[child] = Self.parent(
        of: child, nodes, rank, credits: credits[child], marked: marked[child], shared)
    }
    (certainty, reasons) = Self.certainty(
      nodes, root: root, besides: others, credited: credited[root],
      answered: answers.answered.count { $0 == root })
  }

  /// By time, those without one last; then by their ids, since the order of reading says nothing.
  static func precedes(_ a: Document, _ b: Document) -> Bool {
    switch (a.knownTime, b.knownTime) {
    case (let first?, let second?) where first.place != second.place:
      return first.place < second.place
    case (.some, nil): return true
    case (nil, .some): return false
    default: return a.id < b.id
    }
  }

  /// Groups beyond this size are posts by many accounts, which credit nobody.
  private static let creditingGroup = 60

  /// Whom each document credits, by position.
  private static func credits(_ nodes: [Node]) -> [Set<Int>] {
    guard nodes.count <= creditingGroup else { return nodes.map { _ in [] } }
    return nodes.map { node in
      guard node.document.form != .post else { return [] }
      let words = Word.words(of: node.document.text)
      return Set(
        nodes.indices.filter { other in
          Credit(of: nodes[other].document, in: node.document, words: words) != nil
        })
    }
  }

  /// The earliest; among those that may be as early, the one that the others credit, then the longest.
  private static func first(_ nodes: [Node], _ order: [Int], _ credited: [Int]) -> Int {
    guard let earliest = order.first else { return 0 }
    let eligible = order.filter { position in
      guard let time = nodes[position].document.knownTime,
        let reference = nodes[earliest].document.knownTime
      else { return nodes[earliest].document.knownTime == nil || credited[position] > 0 }
      return !reference.isCertainlyBefore(time)
    }
    return eligible.max { left, right in
      if credited[left] != credited[right] { return credited[left] < credited[right] }
      let (first, second) = (nodes[left].document.knownTime, nodes[right].document.knownTime)
      if first?.seconds != second?.seconds {
        return (first?.seconds ?? .max) > (second?.seconds ?? .max)
      }
      if nodes[left].length != nodes[right].length {
        return nodes[left].length < nodes[right].length
      }
      return nodes[left].document.id > nodes[right].document.id
    } ?? earliest
  }

  /// Whom each post says that it repeats, by position: the earliest post of that account.
  private static func marked(_ nodes: [Node]) -> [Int: Int] {
    var marked: [Int: Int] = [:]
    var first: [String: Int] = [:]
    for position in nodes.indices.sorted(by: {
      precedes(nodes[$1].document, nodes[$0].document)
    }) {
      guard let source = nodes[position].document.source, source.kind == .account else { continue }
      let id = RepostMark.bare(source.id.rawValue)
      first[id] = position
      // A handle may be named without the host behind it.
      if let at = id.firstIndex(where: { $0 == "@" || $0 == "." }) {
        first[String(id[..<at])] = position
      }
    }
    for position in nodes.indices {
      guard let mark = RepostMark(of: nodes[position].document),
        let named = first[mark.account.lowercased()], named != position
      else { continue }
      marked[position] = named
    }
    return marked
  }

  private static func ranks(_ order: [Int], root: Int) -> [Int] {
    var rank = [Int](repeating: 0, count: order.count)
    for (place, position) in order.enumerated() { rank[position] = place + 1 }
    rank[root] = 0
    return rank
  }

  /// Letters that a declared source is worth: a credit outweighs a few edits, not another text.
  private static func creditBonus(_ length: Int) -> Int { 40 + length / 20 }

  private static func parent(
    of child: Int, _ nodes: [Node], _ rank: [Int], credits: Set<Int>, marked: Int?,
    _ shared: SharedLengths
  ) -> Int? {
    var best: (position: Int, worth: Int)?
    shared.forEach(near: child) { candidate, common in
      guard rank[candidate] < rank[child] else { return }
      var worth = common
      if credits.contains(candidate) { worth += creditBonus(nodes[child].length) }
      // “RT @name” leaves no doubt: among reposts of one post all are equally near.
      if candidate == marked { worth += nodes[child].length + nodes[candidate].length }
      if 5 * common >= 4 * nodes[child].length {
        // Of equally near texts the shorter explains a copy better: less of it was left out.
        worth -= max(0, nodes[candidate].length - common) / 8
      }
      guard let known = best else {
        best = (candidate, worth)
        return
      }
      if worth > known.worth || (worth == known.worth && rank[candidate] < rank[known.position]) {
        best = (candidate, worth)
      }
    }
    return best?.position
  }

  private static func certainty(
    _ nodes: [Node], root: Int, besides collapsed: [Timestamp?], credited: Int, answered: Int
  ) -> (CopyCluster.Certainty, [Reason]) {
    let first = nodes[root].document
    let below =
      answered == 0
      ? []
      : [
        Reason(
          feature: "first.answered", value: Double(answered),
          text: "\(answered) other publication\(answered == 1 ? " answers" : "s answer") it.")
      ]
    guard let time = first.knownTime else {
      let reason = Reason(
        feature: "first.no-time", direction: .weakens,
        text: "\(first.label) gives no time; it is taken as first from credits and texts alone.")
      return (credited + answered > 0 ? .likely : .unknown, below + [reason])
    }
    var reasons = below
    let others =
      nodes.indices.filter { $0 != root }.map { nodes[$0].document.knownTime } + collapsed
    let undated = others.count { $0 == nil }
    let overlapping = others.count { other in
      other.map { !time.isCertainlyBefore($0) } ?? false
    }
    // A month or a year around the other's day says nothing of which was first.
    let isVague = others.contains { other in
      other.map { !time.isCertainlyBefore($0) && !(time.saysDay && $0.saysDay) } ?? false
    }
    if undated == 0, overlapping == 0 {
      reasons.append(
        Reason(
          feature: "first.time",
          text: "Every other publication is certainly later than that of \(first.label)."))
    }
    if undated > 0 {
      reasons.append(
        Reason(
          feature: "first.undated", direction: .weakens, value: Double(undated),
          text: "\(undated) other publication\(undated == 1 ? " gives" : "s give") no time."))
    }
    if overlapping > 0 {
      reasons.append(
        Reason(
          feature: "first.overlap", direction: .weakens, value: Double(overlapping),
          text:
            "The time of \(overlapping) other publication\(overlapping == 1 ? "" : "s") is not exact enough to be told apart."
        ))
    }
    if credited > 0 {
      reasons.append(
        Reason(
          feature: "first.credited", value: Double(credited),
          text:
            "\(credited) other publication\(credited == 1 ? " names" : "s name") \(first.label) as the source."
        ))
    }
    if isVague, credited + answered == 0 { return (.unknown, reasons) }
    return (undated == 0 && overlapping == 0 ? .certain : .likely, reasons)
  }
}
