import TocsinModel

/// The copies of the page by kind.
struct KindTable {
  let content: ReportContent
  /// Pairs of languages that are named.
  private static let named = 6

  func render(into out: inout Markup) {
    let counts = CopyCounts(content.findings.compactMap(\.copies), content.documents)
    let isWanted = counts.hasMeaning || !content.models.isEmpty
    guard isWanted else { return }
    let atLeast = content.totalFindings > content.copies ? "≥ " : ""
    out.element("table", .class("figures kinds")) { out in
      out.element("caption", text: "Copies, by how they repeat their source")
      out.element("thead") { out in
        out.element("tr") { out in
          out.element("th", Attribute("scope", "col"), text: "Kind")
          for title in ["Copies", "Clusters"] {
            out.element("th", Attribute("scope", "col"), .class("n"), text: title)
          }
          out.element("th", Attribute("scope", "col"), text: "Languages")
        }
      }
      out.element("tbody") { out in
        for kind in CopyKind.allCases { row(kind, counts[kind], atLeast, &out) }
      }
    }
    if let sentence = content.missingSentence {
      out.element("p", .class("missing"), text: sentence)
    }
  }

  private func row(
    _ kind: CopyKind, _ count: CopyCounts.Kind, _ atLeast: String, _ out: inout Markup
  ) {
    let isUnknown = kind != .copypasta && count.copies == 0 && content.meaningIsMissing
    out.element("tr") { out in
      out.element("th", Attribute("scope", "row")) { out in
        out.element("span", text: kind.words.capitalizedFirst)
      }
      if isUnknown {
        out.element("td", Attribute("colspan", "3"), .class("vague"), text: "not looked for")
      } else {
        out.element("td", .class("n"), text: atLeast + count.copies.grouped)
        out.element("td", .class("n"), text: atLeast + count.clusters.grouped)
        out.element("td", text: languages(count))
      }
    }
  }

  private func languages(_ count: CopyCounts.Kind) -> String {
    let sorted = count.languages.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    var parts = sorted.prefix(Self.named).map { languages, count in
      sorted.count == 1 ? languages : "\(count.grouped) × \(languages)"
    }
    if sorted.count > Self.named { parts.append("\((sorted.count - Self.named).grouped) more") }
    return parts.isEmpty ? "–" : parts.joined(separator: "; ")
  }
}

extension String {
  /// The first letter in upper case.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
