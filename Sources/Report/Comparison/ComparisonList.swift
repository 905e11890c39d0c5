import TocsinModel
import Wording

/// Copies of a cluster beside their parents: one for each way of altering the text, the most telling
/// first, as far as there is room; the others in a table.
struct ComparisonList {
  let id: String
  let cluster: CopyCluster
  let documents: [DocumentID: Document]
  let limits: ReportLimits

  /// - Parameter budget: bytes of HTML that comparisons may still take on this page.
  func render(into out: inout Markup, budget: inout Int) {
    let groups = CopyGroup.groups(of: cluster.members.compactMap(\.fromParent))
    guard !groups.isEmpty else { return }
    out.element("h4", words: "What was altered")
    let altered = groups.filter { !$0.isUnaltered }
    let candidates = Self.candidates(groups)
    let chosen = Self.mostTelling(candidates, limits.comparisons)
    let open = Self.mostTelling(candidates, 1).first
    var room = min(budget, limits.findingComparisonBytes)
    var shown: Set<Int> = []
    for index in chosen where room > 0 {
      let group = candidates[index]
      guard let a = documents[group.pair.a], let b = documents[group.pair.b] else { continue }
      shown.insert(index)
      let before = out.html.utf8.count
      ComparisonView(
        id: "\(id)-c\(shown.count)", pair: group.pair, a: a, b: b, isOpen: index == open,
        others: group.others.map { documents[$0.b]?.label ?? $0.b.short }, limits: limits
      ).render(into: &out)
      let cost = out.html.utf8.count - before
      room -= cost
      budget -= cost
    }
    let rest = candidates.indices.filter { !shown.contains($0) }.map { candidates[$0] }
    if !rest.isEmpty { AlterationTable(groups: rest, documents: documents).render(into: &out) }
    if !altered.isEmpty || shown.isEmpty { unaltered(groups.filter(\.isUnaltered), &out) }
    if !rest.isEmpty { elsewhere(&out) }
  }

  /// The documents of the comparisons that are shown.
  static func compared(_ cluster: CopyCluster, _ limits: ReportLimits) -> Set<DocumentID> {
    let candidates = candidates(CopyGroup.groups(of: cluster.members.compactMap(\.fromParent)))
    return Set(
      mostTelling(candidates, limits.comparisons).flatMap {
        [candidates[$0].pair.a, candidates[$0].pair.b]
      })
  }

  /// Copies that altered the text; of those that did not one stands for all.
  private static func candidates(_ groups: [CopyGroup]) -> [CopyGroup] {
    let altered = groups.filter { !$0.isUnaltered }
    return altered.isEmpty ? Array(groups.prefix(1)) : altered
  }

  private func unaltered(_ groups: [CopyGroup], _ out: inout Markup) {
    let count = groups.reduce(0) { $0 + $1.count }
    guard count > 0 else { return }
    out.element(
      "p", .class("small"),
      words: "In \(counted: count, "copy", "copies"), nothing of note was altered.")
  }

  private func elsewhere(_ out: inout Markup) {
    out.element("p", .class("small")) { out in
      out.words("The texts of the copies in this table are in the workspace; ")
      out.element("code", text: "tocsin compare")
      out.words(" shows any two side by side.")
    }
  }

  /// The places of those with the most alterations of names, numbers and the like, in their order.
  private static func mostTelling(_ groups: [CopyGroup], _ count: Int) -> [Int] {
    groups.indices
      .sorted { (groups[$1].telling, $0) < (groups[$0].telling, $1) }
      .prefix(count).sorted()
  }
}
