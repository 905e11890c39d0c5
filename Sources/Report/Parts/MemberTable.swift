import TocsinModel
import Wording

/// Every publication of a cluster: when, who, from whom, how much, where it is kept.
struct MemberTable {
  let id: String
  let cluster: CopyCluster
  let documents: [DocumentID: Document]
  let limits: ReportLimits
  /// Whether each publication's language is worth naming.
  private let areLanguagesSeveral: Bool
  private let columns: [String]

  init(
    id: String, cluster: CopyCluster, documents: [DocumentID: Document], limits: ReportLimits
  ) {
    self.id = id
    self.cluster = cluster
    self.documents = documents
    self.limits = limits
    areLanguagesSeveral = MemberLanguages(cluster, documents).areSeveral
    columns =
      cluster.kinds.haveMeaning
      ? [
        localized("When"), localized("Who and what"), localized("From whom, and how"),
        localized("Matches"), localized("Altered"), localized("Kept in"),
      ]
      : [
        localized("When"), localized("Who and what"), localized("Copied from"),
        localized("Repeats"), localized("Altered"), localized("Kept in"),
      ]
  }

  func render(into out: inout Markup) {
    let shown = cluster.members.prefix(limits.memberRows)
    out.element("h4", words: "Publications")
    let open = shown.count <= limits.openRows + 5 ? shown.count : limits.openRows
    table(0..<open, &out)
    if open < shown.count {
      out.element("details", .class("more")) { out in
        out.element("summary", words: "\(counted: shown.count - open, "more publication")")
        table(open..<shown.count, &out)
      }
    }
    if cluster.members.count > shown.count {
      let rest = cluster.members.count - shown.count
      out.element(
        "p", .class("note"),
        words:
          "\(counted: rest, "more publication is", "more publications are") in the workspace and not listed here."
      )
    }
  }

  private func table(_ range: Range<Int>, _ out: inout Markup) {
    // The roles are spoken out because the phone layout turns rows into blocks, which makes
    // browsers forget that they belong to a table.
    out.element("table", .class("members"), .role("table")) { out in
      out.element("caption", text: caption(range))
      out.element("thead", .role("rowgroup")) { out in
        out.element("tr", .role("row")) { out in
          for title in columns {
            out.element("th", Attribute("scope", "col"), .role("columnheader"), text: title)
          }
        }
      }
      out.element("tbody", .role("rowgroup")) { out in
        for index in range { row(index, cluster.members[index], &out) }
      }
    }
  }

  private func caption(_ range: Range<Int>) -> String {
    let all = cluster.members.count
    let origin = commonOrigin.map { localized(" as \($0.clause)") } ?? ""
    if range.count == all { return localized("\(counted: all, "publication"), by time\(origin)") }
    let (from, to) = ((range.lowerBound + 1).grouped, range.upperBound.grouped)
    return localized("Publications \(from) to \(to) of \(all.grouped), by time\(origin)")
  }

  /// Who says when, if it is the same for all.
  private var commonOrigin: Timestamp.Origin? {
    let origins = Set(cluster.members.compactMap { documents[$0.document]?.published?.origin })
    return origins.count == 1 ? origins.first : nil
  }

  private func row(_ index: Int, _ member: CopyCluster.Member, _ out: inout Markup) {
    let document = documents[member.document]
    out.element("tr", .id("\(id)-m\(index + 1)"), .role("row")) { out in
      cell(0, &out) { out in
        if let published = document?.published {
          out.time(published)
          if commonOrigin == nil {
            out.element("span", .class("sub"), text: published.origin.words)
          }
        } else {
          out.words("time not known")
        }
      }
      cell(1, &out) { who(member, document, &$0) }
      cell(2, &out) { relation(index, member, &$0) }
      cell(3, &out) { repeats(member.fromParent, &$0) }
      cell(4, &out) { out in
        if let pair = member.fromParent {
          out.text(pair.alterationSummary ?? "–")
        } else {
          out.text("–")
        }
      }
      cell(5, &out) { out in
        out.element("code", .directionAuto) {
          $0.path((document?.place.description ?? member.document.description).cut(to: 160))
        }
      }
    }
  }

  private func cell(_ column: Int, _ out: inout Markup, _ body: (inout Markup) -> Void) {
    out.element("td", .role("cell"), Attribute("data-label", columns[column]), body: body)
  }

  private func who(_ member: CopyCluster.Member, _ document: Document?, _ out: inout Markup) {
    out.quoted("strong", document?.label ?? member.document.short, limit: 100)
    if member.document == cluster.first {
      out.text(" ")
      out.element("span", .class("first"), words: "first known")
    }
    if areLanguagesSeveral {
      out.text(" ")
      out.element("span", .class("tongue"), text: MemberLanguages.name(of: document))
    }
    if let document, let words = title(of: member, document) {
      out.element("span", .class("sub")) { out in
        if isBorrowed(member), document.url != nil {
          // Who repeats without credit may be an impostor: its address can be read, and is not followed by a slip.
          out.quoted(words, language: document.language, limit: 220)
        } else {
          out.link(words, to: document.url, language: document.language)
        }
      }
      if isBorrowed(member), let url = document.url {
        out.element("code", .class("sub")) { $0.path(url.defanged.cut(to: 200)) }
      }
    }
    if let reposts = member.reposts {
      // By the platform's own means: no other text, and nobody's claim to be its author.
      out.element("span", .class("sub"), words: "and \(counted: reposts, "repost")")
    }
    identical(member, &out)
  }

  private func isBorrowed(_ member: CopyCluster.Member) -> Bool {
    member.fromParent?.context == .repost
  }

  /// Its title, or how it begins; the address when that is the same as its parent's.
  private func title(of member: CopyCluster.Member, _ document: Document) -> String? {
    func words(_ document: Document) -> String {
      document.title ?? document.text.shortened(to: 90)
    }
    let own = words(document)
    let parents = member.parent.flatMap { documents[$0] }.map(words)
    if !own.isEmpty, own != parents { return own }
    return document.url.map { $0.shortened(to: 90) }
  }

  private func identical(_ member: CopyCluster.Member, _ out: inout Markup) {
    guard !member.identical.isEmpty else { return }
    out.element("details", .class("identical")) { out in
      out.element("summary", words: "+ \(counted: member.identical.count, "identical text")")
      out.element("ul") { out in
        for other in member.identical.prefix(limits.identical) {
          out.element("li") { out in
            let document = documents[other]
            out.quoted(document?.label ?? other.short, limit: 80)
            if let published = document?.published {
              out.text(", ")
              out.time(published)
            }
          }
        }
        let rest = member.identical.count - limits.identical
        if rest > 0 { out.element("li", words: "and \(rest) more, in the workspace") }
      }
    }
  }

  private func relation(_ index: Int, _ member: CopyCluster.Member, _ out: inout Markup) {
    guard let pair = member.fromParent else {
      out.words(member.document == cluster.first ? "first known publication" : "parent not known")
      return
    }
    out.quoted("strong", documents[pair.a]?.label ?? pair.a.short, limit: 80)
    let words = [pair.relation(documents), pair.timing].compactMap { $0 }.joined(separator: ", ")
    out.element("span", .class("sub"), text: words)
  }

  private func repeats(_ pair: CopyPair?, _ out: inout Markup) {
    guard let pair else {
      out.text("–")
      return
    }
    defer {
      if let probability = pair.probability {
        out.element("span", .class("sub"), text: probability)
      }
    }
    if pair.coverageA.percent == pair.coverageB.percent {
      out.element("span", .class("cov")) { out in
        out.element("b", text: pair.coverageA.percent)
        out.words(" of both")
      }
      return
    }
    out.element("span", .class("cov")) { out in
      out.element("b", text: pair.coverageA.percent)
      out.words(" of the parent")
    }
    out.element("span", .class("cov")) { out in
      out.element("b", text: pair.coverageB.percent)
      out.words(" of the copy")
    }
  }
}
