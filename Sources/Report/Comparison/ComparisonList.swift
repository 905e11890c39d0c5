import TocsinModel

/// Each copy of a cluster beside its parent.
struct ComparisonList {
  let id: String
  let cluster: CopyCluster
  let documents: [DocumentID: Document]
  let limits: ReportLimits

  func render(into out: inout Markup, budget: inout Int) {
    let pairs = cluster.members.compactMap(\.fromParent)
    guard !pairs.isEmpty else { return }
    let chosen = Self.mostTelling(pairs, limits.comparisons)
    let open = Self.mostTelling(pairs, 1).first
    out.element("h4", text: "What was altered")
    legend(&out)
    var shown = 0
    for pair in chosen {
      guard let a = documents[pair.a], let b = documents[pair.b] else { continue }
      let cost =
        min(a.text.utf8.count, limits.comparedBytes)
        + min(b.text.utf8.count, limits.comparedBytes)
      guard cost <= budget else { break }
      budget -= cost
      shown += 1
      ComparisonView(
        id: "\(id)-c\(shown)", pair: pair, a: a, b: b, isOpen: pair == open, limits: limits
      ).render(into: &out)
    }
    let rest = pairs.count - shown
    if rest > 0 {
      out.element("p", .class("note")) { out in
        out.text("\(rest.counted("more comparison")) not shown here. ")
        out.element("code", text: "tocsin compare")
        out.text(" shows any two documents side by side.")
      }
    }
  }

  /// Pairs without any alteration that are worth their room.
  private static let mostUnaltered = 3

  /// Those with the most alterations of names, numbers and the like, in their first order.
  private static func mostTelling(_ pairs: [CopyPair], _ count: Int) -> [CopyPair] {
    guard pairs.count > count else { return pairs }
    let altered = pairs.count { !$0.alterations.isEmpty }
    let count = min(count, max(altered, mostUnaltered))
    return pairs.indices
      .map { (index: $0, telling: pairs[$0].alterations.count(where: \.kind.isTelling)) }
      .sorted { ($1.telling, $0.index) < ($0.telling, $1.index) }
      .prefix(count).map(\.index).sorted().map { pairs[$0] }
  }

  private func legend(_ out: inout Markup) {
    out.element("p", .class("legend")) { out in
      out.text("In the comparisons: ")
      out.element("del", text: "dropped")
      out.text(" is only in the earlier text, ")
      out.element("ins", text: "added")
      out.text(" only in the copy, and ")
      out.element("mark", text: "changed")
      out.text(" stands for other words opposite. Everything else is the same in both.")
    }
  }
}
