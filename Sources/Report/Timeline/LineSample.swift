import TocsinModel
import Wording

extension CopyKind {
  /// The class of lines that lead to such a copy: solid, dashed, dotted.
  var lineClass: String { "edge \(rawValue)" }
}

extension Markup {
  /// A legend of the lines in use.
  mutating func legend(ofLines kinds: Set<CopyKind>) {
    element("ul", .class("signs"), .label(words: "Lines")) { out in
      for kind in CopyKind.allCases where kinds.contains(kind) {
        out.element("li") { out in
          out.element(
            "svg", Attribute("width", "34"), Attribute("height", "12"),
            Attribute("viewBox", "0 0 34 12"), Attribute("aria-hidden", "true"),
            Attribute("focusable", "false")
          ) { $0.line(1, 6, 33, 6, class: kind.lineClass) }
          out.text(kind.words)
        }
      }
    }
  }
}

extension CopyCluster {
  /// How its members repeat their parents; identical texts are copied. Linear.
  var kinds: Set<CopyKind> {
    var kinds = Set(members.compactMap { $0.fromParent?.kind })
    if members.contains(where: { !$0.identical.isEmpty }) { kinds.insert(.copypasta) }
    return kinds
  }
}

extension Set<CopyKind> {
  /// Whether something else than words is repeated.
  var haveMeaning: Bool { contains { $0 != .copypasta } }
}
