import Report
import Store
import TocsinModel
import Wording

/// A network to look around in: enlarged, a part of the time, one account and those it acts with. All of it is in the
/// address, so that what somebody sees can be sent; the table says the same as the picture.
struct NetworkPage: Sendable {
  /// What the address asks for.
  struct Choice: Hashable, Sendable {
    var account: String?
    /// Hundredths of the time from the first event to the last.
    var from = 0
    var to = 100
    var zoom = 1
    /// Hundredths of the picture.
    var x: Int?
    var y: Int?

    var fields: [(name: String, value: String)] {
      var fields: [(String, String)] = []
      if let account { fields.append(("account", account)) }
      if from > 0 { fields.append(("from", "\(from)")) }
      if to < 100 { fields.append(("to", "\(to)")) }
      if zoom > 1 { fields.append(("zoom", "\(zoom)")) }
      if let x, let y { fields += [("x", "\(x)"), ("y", "\(y)")] }
      return fields
    }
  }

  let finding: RecordedFinding
  let community: NetworkCommunity
  let choice: Choice

  private static let rows = 200
  private static let listed = 500

  private var path: String { "/findings/\(finding.label)/network" }

  private func address(_ change: (inout Choice) -> Void) -> String {
    var choice = choice
    change(&choice)
    let query = ViewAddress.query(choice.fields)
    return query.isEmpty ? path : path + "?" + query
  }

  private var times: ClosedRange<Int64> {
    let (first, last) = (community.firstSeen, max(community.firstSeen, community.lastSeen))
    func moment(_ part: Int) -> Int64 { first + Int64(Double(last - first) * Double(part) / 100) }
    return moment(choice.from)...max(moment(choice.from), moment(choice.to))
  }

  private var focus: NetworkFocus {
    let (choice, path) = (choice, path)
    return NetworkFocus(
      account: choice.account.map(SourceID.init(rawValue:)),
      times: choice.from > 0 || choice.to < 100 ? times : nil, zoom: Double(choice.zoom),
      middle: choice.x.flatMap { x in
        choice.y.map { NetworkPlace(x: Double(x) / 100, y: Double($0) / 100) }
      }
    ) { account in
      var chosen = choice
      chosen.account = account.rawValue
      (chosen.x, chosen.y) = (nil, nil)
      return path + "?" + ViewAddress.query(chosen.fields)
    }
  }

  func html() -> String {
    let edges = focus.edges(of: community)
    return PageFrame(title: localized("Network \(finding.label)")).html { out in
      out.element("p", .class("ways")) {
        $0.element(
          "a", .href(inside: "/findings/\(finding.label)"), words: "Finding \(finding.label)")
      }
      out.element("h1", .directionAuto) { $0.text(finding.summary.spoken.headline.cut(to: 200)) }
      form(&out)
      if community.places.count == community.members.count {
        picture(&out)
      } else {
        out.element(
          "p", .class("note"), words: "This network has no picture; the table has it all.")
      }
      out.element(
        "p", .class("made"),
        words:
          "\(counted: edges.count, "pair") and \(counted: active(edges), "account") in this time, of \(community.pairs.grouped) and \(community.members.count.grouped)."
      )
      if let account = choice.account {
        neighbours(of: SourceID(rawValue: account), edges, &out)
      } else {
        accounts(edges, &out)
      }
    }
  }

  private func active(_ edges: [NetworkEdge]) -> Int {
    Set(edges.flatMap { [$0.account, $0.other] }).count
  }

  private func form(_ out: inout Markup) {
    out.element(
      "form", .class("filters"), Attribute("method", "get"), Attribute("action", path),
      Attribute("data-live", "change")
    ) { out in
      out.element("label") { out in
        out.element("span", words: "Account")
        out.void(
          "input", Attribute("name", "account"), Attribute("value", choice.account ?? ""),
          Attribute("list", "accounts"), Attribute("maxlength", "300"))
      }
      out.element("datalist", .id("accounts")) { out in
        for member in community.members.prefix(Self.listed) {
          out.void("option", Attribute("value", member.account.rawValue))
        }
      }
      slider("From", "from", choice.from, times.lowerBound, &out)
      slider("Until", "to", choice.to, times.upperBound, &out)
      if choice.zoom > 1 {
        out.void(
          "input", Attribute("type", "hidden"), Attribute("name", "zoom"),
          Attribute("value", "\(choice.zoom)"))
      }
      out.element("button", words: "Show")
    }
  }

  private func slider(
    _ label: Phrase, _ name: String, _ value: Int, _ seconds: Int64, _ out: inout Markup
  ) {
    out.element("label") { out in
      out.element("span") { out in
        out.words("\(label) ")
        out.moment(seconds)
      }
      out.void(
        "input", Attribute("type", "range"), Attribute("name", name), Attribute("min", "0"),
        Attribute("max", "100"), Attribute("value", "\(value)"))
    }
  }

  private func picture(_ out: inout Markup) {
    let places = Dictionary(
      zip(community.members.map(\.account), community.places),
      uniquingKeysWith: { first, _ in first })
    out.element("nav", .class("turning"), .label(words: "Picture")) { out in
      let (x, y) = (choice.x ?? 50, choice.y ?? 50)
      let step = max(5, 30 / choice.zoom)
      way("Larger", choice.zoom < 16 ? address { $0.zoom *= 2 } : nil, &out)
      way(
        "Smaller",
        choice.zoom > 1
          ? address {
            $0.zoom /= 2
            if $0.zoom == 1 { ($0.x, $0.y) = (nil, nil) }
          } : nil, &out)
      if choice.zoom > 1 {
        way("Left", address { ($0.x, $0.y) = (max(0, x - step), y) }, &out)
        way("Right", address { ($0.x, $0.y) = (min(100, x + step), y) }, &out)
        way("Up", address { ($0.x, $0.y) = (x, max(0, y - step)) }, &out)
        way("Down", address { ($0.x, $0.y) = (x, min(100, y + step)) }, &out)
      }
      way("The whole", choice.fields.isEmpty ? nil : path, &out)
    }
    out.element("figure", .class("picture")) { out in
      NetworkPicture([community], places: places, focus: focus).render(into: &out)
      out.element(
        "figcaption",
        words:
          "Points are accounts, lines are pairs that acted together in the time shown. A point leads to its account. Filled: first in half or more of its events. With a ring: connects parts that would fall apart without it."
      )
    }
  }

  private func way(_ words: Phrase, _ path: String?, _ out: inout Markup) {
    if let path {
      out.element("a", .href(inside: path), words: words)
    } else {
      out.element("span", .class("small"), words: words)
    }
  }

  // MARK: Tables

  private func accounts(_ edges: [NetworkEdge], _ out: inout Markup) {
    var counts: [SourceID: (pairs: Int, events: Int)] = [:]
    for edge in edges {
      for account in [edge.account, edge.other] {
        counts[account, default: (0, 0)].pairs += 1
        counts[account, default: (0, 0)].events += edge.events.count
      }
    }
    let roles = Dictionary(
      community.members.map { ($0.account, $0.role) }, uniquingKeysWith: { first, _ in first })
    let sorted = counts.sorted {
      $0.value.pairs != $1.value.pairs ? $0.value.pairs > $1.value.pairs : $0.key < $1.key
    }
    table(["Account", "Role", "Pairs", "Events"], numbers: 2..<4, &out) { out in
      for (account, count) in sorted.prefix(Self.rows) {
        out.element("tr") { out in
          out.element("td") { out in
            out.element("a", .href(inside: focus.link(account)), .directionAuto) {
              $0.text(account.rawValue.cut(to: 80))
            }
          }
          out.element("td", text: roles[account]?.words.text ?? "")
          out.element("td", .class("n"), text: count.pairs.grouped)
          out.element("td", .class("n"), text: count.events.grouped)
        }
      }
    }
    rest(sorted.count - Self.rows, &out) { "\(counted: $0, "more account")." as Phrase }
  }

  private func neighbours(
    of account: SourceID, _ edges: [NetworkEdge], _ out: inout Markup
  ) {
    let own = edges.filter { $0.account == account || $0.other == account }
    out.element("h2", .directionAuto) {
      $0.words("\(account.rawValue.cut(to: 80)) and those it acts with")
    }
    out.element("p") { out in
      out.entity(Entity(.account, account.rawValue), named: localized("All about it"))
    }
    guard !own.isEmpty else {
      return out.element("p", words: "It acts with nobody of this network in this time.")
    }
    table(["With", "Events", "Median delay", "Together", "When"], numbers: 1..<3, &out) { out in
      for edge in own.prefix(Self.rows) {
        let other = edge.account == account ? edge.other : edge.account
        out.element("tr") { out in
          out.element("td") { out in
            out.element("a", .href(inside: focus.link(other)), .directionAuto) {
              $0.text(other.rawValue.cut(to: 80))
            }
          }
          out.element("td", .class("n"), text: edge.events.count.grouped)
          out.element("td", .class("n"), text: "\(Int(edge.medianDelay.rounded())) s")
          out.element("td", .directionAuto) {
            $0.text(edge.events.prefix(3).map { $0.object.cut(to: 60) }.joined(separator: ", "))
          }
          out.element("td") { out in
            if let first = edge.events.first { out.moment(first.time) }
          }
        }
      }
    }
    rest(own.count - Self.rows, &out) { "\(counted: $0, "more pair")." as Phrase }
  }

  private func table(
    _ titles: [Phrase], numbers: Range<Int>, _ out: inout Markup, _ rows: (inout Markup) -> Void
  ) {
    out.element("table") { out in
      out.element("thead") { out in
        out.element("tr") { out in
          for (place, title) in titles.enumerated() {
            out.element(
              "th", Attribute("scope", "col"), numbers.contains(place) ? .class("n") : nil,
              words: title)
          }
        }
      }
      out.element("tbody", body: rows)
    }
  }

  private func rest(_ count: Int, _ out: inout Markup, _ words: (Int) -> Phrase) {
    if count > 0 { out.element("p", .class("note"), words: words(count)) }
  }
}
