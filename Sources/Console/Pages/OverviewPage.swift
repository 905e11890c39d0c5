import Report
import Store
import TocsinModel
import Wording

/// What came in, what was found, and how the workspace is.
struct OverviewPage: Sendable {
  let overview: Overview
  let open: Int
  let disk: WorkspaceDisk
  let health: [HealthItem]
  let workspace: Workspace

  func html() -> String {
    PageFrame(title: localized("Overview"), current: .overview).html { out in
      out.element("h1", words: "Overview")
      figures(&out)
      out.element("h2", words: "What was found")
      kinds(&out)
      found(&out)
      out.element("h2", words: "What came in")
      if overview.activity.count == 0 {
        out.element("p", words: "Nothing yet.")
      } else {
        ActivityPicture(activity: overview.activity).render(into: &out)
      }
      sources(&out)
      out.element("h2", words: "How the workspace is")
      state(&out)
      troubles(&out)
    }
  }

  private func figures(_ out: inout Markup) {
    let documents = overview.documents.values.reduce(0, +)
    out.element("dl", .class("figures")) { out in
      figure(documents.grouped, "documents", &out)
      figure(overview.sourceCount.grouped, "sources", &out)
      figure(overview.findings.values.flatMap(\.values).reduce(0, +).grouped, "findings", &out)
      figure(open.grouped, "wait to be judged", &out, href: "/")
    }
  }

  private func figure(
    _ number: String, _ words: Phrase, _ out: inout Markup, href: String? = nil
  ) {
    out.element("div") { out in
      out.element("dt") { out in
        if let href {
          out.element("a", .href(inside: href), words: words)
        } else {
          out.words(words)
        }
      }
      out.element("dd", text: number)
    }
  }

  private func kinds(_ out: inout Markup) {
    guard !overview.findings.isEmpty else {
      return out.element("p", words: "Nothing yet.")
    }
    let levels: [Finding.Attention] = [.high, .notable, .routine]
    out.element("table", .class("kinds")) { out in
      out.element("thead") { out in
        out.element("tr") { out in
          out.element("th", Attribute("scope", "col"), words: "Kind")
          for level in levels {
            out.element("th", Attribute("scope", "col"), .class("n"), words: level.lowercase)
          }
        }
      }
      out.element("tbody") { out in
        for (kind, counts) in overview.findings.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
          out.element("tr") { out in
            out.element("th", Attribute("scope", "row")) { out in
              out.element(
                "a", .href(inside: "/?kind=\(ViewAddress.encoded(kind.rawValue))&state=all"),
                words: kind.words)
            }
            for level in levels {
              out.element("td", .class("n"), text: (counts[level] ?? 0).grouped)
            }
          }
        }
      }
    }
  }

  /// Days on which something was found first; more are in the table of kinds.
  private static let days = 14

  private func found(_ out: inout Markup) {
    let days = Dictionary(grouping: overview.appeared, by: \.day).sorted { $0.key > $1.key }
    guard days.count > 1 else { return }
    out.element("table", .class("days")) { out in
      out.element("caption", words: "By the day on which they were found")
      out.element("tbody") { out in
        for (day, parts) in days.prefix(Self.days) {
          out.element("tr") { out in
            out.element("th", Attribute("scope", "row"), text: ActivityPicture.date(day))
            out.element("td") { out in
              out.text(
                parts.map { "\($0.count.grouped) \($0.kind.words.text.lowercased())" }
                  .joined(separator: ", "))
            }
          }
        }
      }
    }
  }

  private func sources(_ out: inout Markup) {
    guard !overview.sources.isEmpty else { return }
    out.element("h3", words: "Who published most")
    out.element("ol", .class("columns")) { out in
      for (source, count) in overview.sources {
        out.element("li") { out in
          out.entity(Entity(source), named: source.kind == .named ? source.name : nil)
          out.element("span", .class("small"), text: " \(count.grouped)")
        }
      }
    }
  }

  private func state(_ out: inout Markup) {
    out.element("dl", .class("known")) { out in
      fact(
        "Inputs",
        StoredInput.State.allCases.compactMap { state in
          overview.inputs[state].map { state.words($0).text }
        }.joined(separator: ", "), &out)
      if !overview.diagnostics.isEmpty {
        fact(
          "Noticed",
          Diagnostic.Severity.allCases.compactMap { severity in
            overview.diagnostics[severity].map { severity.counted($0).text }
          }.joined(separator: ", "), &out)
      }
      if overview.unindexed > 0 {
        fact(
          "Search",
          localized(
            "\(counted: overview.unindexed, "document is", "documents are") not searchable yet"),
          &out)
      }
      fact("Disk", disk.words.text, &out)
      for item in health { fact(item.name, item.detail.text, &out) }
      out.element("div") { out in
        out.element("dt", words: "More")
        out.element("dd") {
          $0.element("code", .directionAuto) {
            $0.text("tocsin doctor --workspace \(workspace.folder.quotedForShell)")
          }
        }
      }
    }
  }

  private func fact(_ name: Phrase, _ value: String, _ out: inout Markup) {
    out.element("div") { out in
      out.element("dt", words: name)
      out.element("dd", .directionAuto) { $0.text(value.isEmpty ? localized("none") : value) }
    }
  }

  private func troubles(_ out: inout Markup) {
    guard !overview.troubles.isEmpty else { return }
    out.element("h3", words: "What could not be read as it is")
    out.element("table", .class("troubles")) { out in
      out.element("thead") { out in
        out.element("tr") { out in
          for title: Phrase in ["How bad", "What", "Where"] {
            out.element("th", Attribute("scope", "col")) { out in
              out.words(title)
            }
          }
        }
      }
      out.element("tbody") { out in
        for trouble in overview.troubles {
          out.element("tr") { out in
            out.element("td", words: trouble.severity.words)
            out.element("td", .directionAuto) {
              $0.text(Language.current.saying(trouble.message).cut(to: 300))
            }
            out.element("td") { out in
              out.element("code", .directionAuto) {
                $0.path(trouble.place.description.cut(to: 160))
              }
            }
          }
        }
      }
    }
  }
}

extension StoredInput.State {
  func words(_ count: Int) -> Phrase {
    switch self {
    case .reading: "\(count) read in part"
    case .done: "\(count) read whole"
    case .failed: "\(count) that could not be read"
    }
  }
}
