import Cases
import Report
import TocsinModel
import Wording

/// All that is known of a source.
struct DossierPage: Sendable {
  let dossier: Dossier

  func html() -> String {
    PageFrame(title: localized("Dossier: \(dossier.source)"), current: .register).html { out in
      out.element("p", .class("kicker")) { $0.element("span", .class("chip"), words: "dossier") }
      out.element("h1", .directionAuto) { $0.text(dossier.source.cut(to: 200)) }
      out.element(
        "p", .class("lead"),
        words:
          dossier.isCapped
          ? "\(counted: dossier.findingCount, "finding") or more about it; \(counted: read(dossier), "document") of it read."
          : "\(counted: dossier.findingCount, "finding") about it; \(counted: read(dossier), "document") of it read."
      )
      asserted(&out)
      years(&out)
      months(&out)
      names("Copied from", dossier.origins, &out)
      names("Copied by", dossier.takers, &out)
      names("Met with, in networks, look-alikes and campaigns", dossier.companions, &out)
      techniques(&out)
    }
  }

  private func read(_ dossier: Dossier) -> Int {
    dossier.months.reduce(0) { $0 + $1.documents }
  }

  private func asserted(_ out: inout Markup) {
    out.element("h2", words: "What is asserted of it")
    if dossier.entries.isEmpty { out.element("p", words: "Nothing, in the register.") }
    out.element("ul", .class("plain")) { out in
      for entry in dossier.entries {
        out.element("li") { out in
          out.element(
            "bdi", text: "\(entry.source.cut(to: 120)): \(entry.phrase.text.cut(to: 300))")
        }
      }
      for text in Set(dossier.republishing.map(\.text)).sorted().prefix(50) {
        out.element("li") { out in
          out.element("span", .class("badge notable"), words: "republishing")
          out.text(" ")
          out.element("bdi", text: Language.current.saying(text).cut(to: 400))
        }
      }
    }
  }

  private func years(_ out: inout Markup) {
    guard !dossier.growth.isEmpty else { return }
    out.element("h2", words: "More every year?")
    out.element("ul", .class("plain")) { out in
      for growth in dossier.growth { out.element("li", words: growth.phrase) }
    }
  }

  private func months(_ out: inout Markup) {
    guard !dossier.months.isEmpty else { return }
    out.element("h2", words: "By month")
    let most = max(dossier.months.map { max($0.documents, $0.copied + $0.wasCopied) }.max() ?? 1, 1)
    out.element("table", .class("figures months")) { out in
      out.element(
        "caption",
        words:
          "How much of it was read (the pale bar: how much was looked at), how much of that it copied without credit, and how often others copied it"
      )
      out.element("thead") { out in
        out.element("tr") { out in
          for name: Phrase in ["Month", "", "Read", "Copied", "Was copied"] {
            out.element("th", Attribute("scope", "col"), words: name)
          }
        }
      }
      out.element("tbody") { out in
        for month in dossier.months.suffix(120) {
          out.element("tr") { out in
            out.element("th", Attribute("scope", "row"), text: month.name)
            out.element("td") { out in
              out.element(
                "svg", .class("bar"), Attribute("viewBox", "0 0 200 16"),
                Attribute("width", "200"), Attribute("height", "16"), .role("img"),
                .label(words: "\(month.documents) read, \(month.copied) copied")
              ) { out in
                bar("read", month.documents, most, &out)
                bar("copied", month.copied, most, &out)
              }
            }
            for count in [month.documents, month.copied, month.wasCopied] {
              out.element("td", .class("n"), text: count.grouped)
            }
          }
        }
      }
    }
  }

  private func bar(_ name: String, _ count: Int, _ most: Int, _ out: inout Markup) {
    let width = Double(count) / Double(most) * 200
    out.element(
      "rect", .class(name), Attribute("x", "0"), Attribute("y", name == "read" ? "1" : "4"),
      Attribute("width", "\((width * 10).rounded() / 10)"),
      Attribute("height", name == "read" ? "14" : "8"), text: "")
  }

  private func names(_ title: Phrase, _ names: [(name: String, count: Int)], _ out: inout Markup) {
    guard !names.isEmpty else { return }
    out.element("h2", words: title)
    out.element("ul", .class("entities")) { out in
      for (name, count) in names {
        out.element("li") { out in
          out.element(
            "a", .href(inside: "/dossier?name=\(ViewAddress.encoded(name.cut(bytes: 900)))"),
            .directionAuto
          ) { $0.text(name.cut(to: 80)) }
          out.element("span", .class("small"), text: " \(count.grouped)")
        }
      }
    }
  }

  /// `copypasta, repost` as a reader says it.
  private static func words(_ technique: String) -> String {
    technique.split(separator: ", ").map { name in
      CopyKind(rawValue: String(name))?.words ?? CopyContext(rawValue: String(name))?.words
        ?? String(name)
    }.joined(separator: ", ")
  }

  private func techniques(_ out: inout Markup) {
    guard !dossier.techniques.isEmpty else { return }
    out.element("h2", words: "How it copies")
    out.element("ul", .class("plain")) { out in
      for (name, count) in dossier.techniques.sorted(by: { $0.key < $1.key }) {
        out.element("li", text: "\(Self.words(name)): \(count.grouped)")
      }
    }
  }
}

/// Techniques of DISARM, to be searched.
struct TechniquesPage: Sendable {
  let catalogue: TechniqueCatalogue
  let query: String

  func html() -> String {
    PageFrame(title: localized("Techniques"), current: .cases).html { out in
      out.element("h1", words: "Techniques (DISARM)")
      if catalogue.techniques.isEmpty {
        out.element(
          "p", .class("lead"),
          words:
            "No catalogue is installed: ids are taken as they are written. “tocsin setup” fetches it; TOCSIN_DISARM names a file."
        )
        return
      }
      out.element(
        "p", .class("small"),
        words: "\(counted: catalogue.techniques.count, "technique"); \(catalogue.version).")
      out.element(
        "form", .class("filters"), Attribute("method", "get"), Attribute("action", "/techniques")
      ) { out in
        CaseForms.line("Words", "q", value: query, &out)
        out.element("button", .class("plain"), words: "Find")
      }
      out.element("dl", .class("known")) { out in
        for technique in catalogue.search(query, limit: 100) {
          out.element("div") { out in
            out.element("dt", .directionAuto) {
              $0.text("\(technique.id) \(technique.name)".cut(to: 160))
            }
            out.element("dd", .directionAuto) { $0.text(technique.description.cut(to: 600)) }
          }
        }
      }
    }
  }
}
