import TocsinModel
import Wording

/// Accounts that act together, with everything needed to check it: what is observed, what weakens it, the picture, the
/// timeline, what they shared, and every pair with its p and q.
struct NetworkView {
  let id: String
  let community: NetworkCommunity
  let limits: ReportLimits

  func render(into out: inout Markup) {
    facts(&out)
    out.element("h4", .class("heard"), words: "Reasons")
    out.element("div", .class("whys")) { out in
      let supports = community.reasons.filter { $0.direction == .supports }
      let weakens = community.reasons.filter { $0.direction == .weakens }
      ReasonList(title: localized("Why this is a finding"), reasons: supports).render(into: &out)
      if !weakens.isEmpty {
        ReasonList(title: "What else may explain it", reasons: weakens).render(into: &out)
      }
    }
    picture(&out)
    NetworkTimeline(id: id, community: community, limits: limits).render(into: &out)
    objects(&out)
    members(&out)
    pairs(&out)
  }

  private func facts(_ out: inout Markup) {
    out.element("dl", .class("facts")) { out in
      fact("Accounts", community.members.count.grouped, &out)
      fact(
        "Pairs that act together", community.pairs.grouped, &out)
      fact("First seen", NetworkTimeline.words(community.firstSeen), &out)
      fact("Last seen", NetworkTimeline.words(community.lastSeen), &out)
      let days = community.days.filter { $0.events > 0 }.count
      fact("Days on which they did", days.grouped, &out)
    }
    out.element(
      "p", .class("small"),
      words:
        "Observed is that they share the same closely in time. Whether they agreed on it, who they are and what they want is not observed."
    )
  }

  private func fact(_ term: Phrase, _ text: String, _ out: inout Markup) {
    out.element("div") { out in
      out.element("dt", words: term)
      out.element("dd", text: text)
    }
  }

  private func picture(_ out: inout Markup) {
    guard community.places.count == community.members.count else { return }
    let places = Dictionary(
      zip(community.members.map(\.account), community.places),
      uniquingKeysWith: { first, _ in first }
    )
    out.element("h4", words: "Who acts with whom")
    out.element("figure", .class("picture")) { out in
      NetworkPicture([community], places: places).render(into: &out)
      out.element(
        "figcaption",
        words:
          "Points are accounts, lines are pairs. Filled: first in half or more of its events. With a ring: connects parts that would fall apart without it."
      )
    }
  }

  private func objects(_ out: inout Markup) {
    let shown = community.objects.prefix(limits.openRows)
    table(
      "What they shared together, what most of them shared first", "objects",
      [
        localized("Object"), localized("Kind"), localized("Members"), localized("All accounts"),
        localized("First"),
      ], numbers: 2..<4, &out
    ) { out in
      for object in shown {
        row(&out) { out in
          cell(localized("Object"), &out) { $0.quoted(object.object, limit: 120) }
          cell(localized("Kind"), &out) { $0.words(object.layer.words) }
          cell(localized("Members"), number: true, &out) { $0.text(object.members.grouped) }
          cell(localized("All accounts"), number: true, &out) { $0.text(object.accounts.grouped) }
          cell(localized("First"), &out) { $0.text(NetworkTimeline.words(object.first)) }
        }
      }
    }
    rest(community.objects.count - shown.count, &out) {
      "\(counted: $0, "more object") not shown." as Phrase
    }
  }

  private func members(_ out: inout Markup) {
    let shown = community.members.prefix(limits.openRows)
    table(
      "The accounts, those with most pairs first", "accounts",
      [
        localized("Account"), localized("Role"), localized("Pairs"), localized("First in"),
        localized("Events"), localized("Shares in all"),
      ], numbers: 2..<6, &out
    ) { out in
      for member in shown {
        row(&out) { out in
          cell(localized("Account"), &out) { $0.quoted(member.account.rawValue, limit: 80) }
          cell(localized("Role"), &out) { $0.words(member.role.words) }
          cell(localized("Pairs"), number: true, &out) { $0.text(member.degree.grouped) }
          cell(localized("First in"), number: true, &out) { $0.text(member.first.grouped) }
          cell(localized("Events"), number: true, &out) { $0.text(member.events.grouped) }
          cell(localized("Shares in all"), number: true, &out) { $0.text(member.shares.grouped) }
        }
      }
    }
    rest(community.members.count - shown.count, &out) {
      "\(counted: $0, "more account") not shown." as Phrase
    }
  }

  private func pairs(_ out: inout Markup) {
    let shown = community.edges.prefix(limits.openRows)
    table(
      "The pairs, the strongest first", "pairs",
      [
        localized("Accounts"), localized("Earlier"), localized("Events"),
        localized("Common objects"), localized("Median delay"), "p", "q",
      ],
      numbers: 2..<7, &out
    ) { out in
      for edge in shown {
        row(&out) { out in
          cell(localized("Accounts"), &out) { out in
            out.quoted(edge.account.rawValue, limit: 60)
            out.words(" and ")
            out.quoted(edge.other.rawValue, limit: 60)
          }
          cell(localized("Earlier"), &out) { out in
            if let leader = edge.leader {
              out.quoted(leader.rawValue, limit: 60)
            } else {
              out.words("neither, significantly")
            }
          }
          cell(localized("Events"), number: true, &out) { $0.text(edge.events.count.grouped) }
          cell(localized("Common objects"), number: true, &out) {
            $0.text(edge.commonObjects.grouped)
          }
          cell(localized("Median delay"), number: true, &out) {
            $0.text("\(edge.medianDelay.plain) s")
          }
          cell("p", number: true, &out) { $0.text(Self.rate(edge.p, edge)) }
          cell("q", number: true, &out) { $0.text(Self.rate(edge.q, edge)) }
        }
      }
    }
    rest(community.pairs - shown.count, &out) { "\(counted: $0, "more pair") not shown." as Phrase }
  }

  /// Two places of a small number; chance cannot judge what nobody else shares.
  private static func rate(_ value: Double, _ edge: NetworkEdge) -> String {
    guard edge.p < 1 || edge.q < 1 else { return "–" }
    guard value < 0.001 else { return value.plain }
    guard value > 0 else { return "< 1e−300" }
    var (exponent, mantissa) = (0, value)
    while mantissa < 1, exponent < 400 {
      mantissa *= 10
      exponent += 1
    }
    return "\(Int(mantissa))e−\(exponent)"
  }

  // MARK: Tables

  private func table(
    _ caption: Phrase, _ name: String, _ columns: [String], numbers: Range<Int>,
    _ out: inout Markup, _ body: (inout Markup) -> Void
  ) {
    out.element("table", .class("network \(name)"), .role("table")) { out in
      out.element("caption", words: caption)
      out.element("thead", .role("rowgroup")) { out in
        out.element("tr", .role("row")) { out in
          for (place, column) in columns.enumerated() {
            out.element(
              "th", Attribute("scope", "col"), .role("columnheader"),
              numbers.contains(place) ? .class("n") : nil, text: column)
          }
        }
      }
      out.element("tbody", .role("rowgroup"), body: body)
    }
  }

  private func row(_ out: inout Markup, _ body: (inout Markup) -> Void) {
    out.element("tr", .role("row"), body: body)
  }

  private func cell(
    _ label: String, number: Bool = false, _ out: inout Markup, _ body: (inout Markup) -> Void
  ) {
    out.element(
      "td", .role("cell"), number ? .class("n") : nil, Attribute("data-label", label), body: body)
  }

  private func rest(_ count: Int, _ out: inout Markup, _ words: (Int) -> Phrase) {
    guard count > 0 else { return }
    out.element("p", .class("note"), words: words(count))
  }
}
