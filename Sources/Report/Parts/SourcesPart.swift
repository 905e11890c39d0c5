import TocsinModel

/// Who published, over all findings of the page.
struct SourcesPart {
  let content: ReportContent
  let limits: ReportLimits

  private struct Row {
    var name: String
    var id: SourceID
    var documents = 0
    var first = 0
    var copies: [CopyContext: Int] = [:]
    var kinds: [CopyKind: Int] = [:]
  }

  func render(into out: inout Markup) {
    let rows = self.rows
    out.element("section", .id("sources"), .labelled(by: "sources-title")) { out in
      out.element("h2", .id("sources-title"), text: "Sources")
      guard !rows.isEmpty else {
        out.element("p", text: "No source takes part in a finding.")
        return
      }
      out.element(
        "p",
        text:
          "These take part in the findings above. Being first, or copying, is behaviour; it says nothing "
          + "about intent.")
      let shown = rows.prefix(limits.tableRows)
      let open = shown.count <= limits.openRows + 5 ? shown.count : limits.openRows
      table(shown.prefix(open), "Sources, by publications", &out)
      if open < shown.count {
        out.element("details", .class("more")) { out in
          out.element("summary", text: "\((shown.count - open).counted("more source"))")
          table(shown.dropFirst(open), "Further sources, by publications", &out)
        }
      }
      if rows.count > limits.tableRows {
        out.element(
          "p", .class("note"),
          text:
            "\((rows.count - limits.tableRows).counted("more source")) in the workspace and not listed here."
        )
      }
    }
  }

  private func table(_ rows: ArraySlice<Row>, _ caption: String, _ out: inout Markup) {
    out.element("table", .class("sources")) { out in
      out.element("caption", text: caption)
      out.element("thead") { out in
        out.element("tr") { out in
          out.element("th", Attribute("scope", "col"), text: "Source")
          for title in ["Publications", "First known", "Copies"] {
            out.element("th", Attribute("scope", "col"), .class("n"), text: title)
          }
          out.element("th", Attribute("scope", "col"), text: "Context of the copies")
        }
      }
      out.element("tbody") { out in
        for row in rows {
          let copies = row.copies.values.reduce(0, +)
          out.element("tr") { out in
            out.element("th", Attribute("scope", "row")) { out in
              out.quoted(row.name, limit: 100)
              if row.name != row.id.rawValue {
                out.quoted(row.id.rawValue, class: "sub", limit: 100)
              }
            }
            out.element("td", .class("n"), text: row.documents.grouped)
            out.element("td", .class("n"), text: row.first.grouped)
            out.element("td", .class("n"), text: copies.grouped)
            out.element("td", text: contexts(row.copies) + kinds(row.kinds))
          }
        }
      }
    }
  }

  private func contexts(_ counts: [CopyContext: Int]) -> String {
    let parts = CopyContext.allCases.compactMap { context -> String? in
      guard let count = counts[context], count > 0 else { return nil }
      let isOnly = counts.count { $0.value > 0 } == 1
      return isOnly ? context.words : "\(count.grouped) × \(context.words)"
    }
    return parts.isEmpty ? "–" : parts.joined(separator: "; ")
  }

  /// What was not copied word for word.
  private func kinds(_ counts: [CopyKind: Int]) -> String {
    [CopyKind.rewording, .translation].compactMap { kind in
      counts[kind].map { "; \($0.grouped) \(kind.words)" }
    }.joined()
  }

  /// By publications, then name.
  private var rows: [Row] {
    var rows: [SourceID: Row] = [:]
    func count(_ id: DocumentID, _ change: (inout Row) -> Void) {
      guard let source = content.documents[id]?.source else { return }
      var row = rows[source.id] ?? Row(name: source.name ?? source.id.rawValue, id: source.id)
      row.documents += 1
      change(&row)
      rows[source.id] = row
    }
    for finding in content.findings {
      guard let cluster = finding.copies else { continue }
      for member in cluster.members {
        count(member.document) { row in
          if member.document == cluster.first { row.first += 1 }
          guard let pair = member.fromParent else { return }
          row.copies[pair.context, default: 0] += 1
          if pair.isByMeaning { row.kinds[pair.kind, default: 0] += 1 }
        }
        for other in member.identical {
          count(other) { $0.copies[member.fromParent?.context ?? .repost, default: 0] += 1 }
        }
      }
    }
    return rows.values.sorted { ($1.documents, $0.id) < ($0.documents, $1.id) }
  }
}
