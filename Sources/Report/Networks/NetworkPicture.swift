package import TocsinModel
import Wording

/// Communities of accounts as a picture in SVG that stands alone: points for accounts, lines for edges, a title at each
/// community, and names where there is room. Colour and ring tell communities and roles apart.
package struct NetworkPicture: Sendable {
  let communities: [NetworkCommunity]
  let places: [SourceID: NetworkPlace]
  /// What of it is looked at; all where `nil`.
  private let focus: NetworkFocus?
  /// The chosen account and those it acts with; `nil` where none is chosen.
  private let chosen: Set<SourceID>?

  private static let width = 1200.0
  private static let margin = 40.0
  /// Of one community alone; enough for two thousand points.
  private static let height = 820.0
  /// Communities that get a title; of the many small ones behind them the points remain.
  private static let mostTitles = 60
  /// Names are written for so many accounts at most, while there is room.
  private static let mostNames = 160
  /// Distinct on light and dark ground, and to those who see few colours (Okabe and Ito, 2008, darkened).
  private static let colours = [
    "#0072b2", "#d55e00", "#00835f", "#b04a8a", "#8a6d00", "#3b7fa8", "#5b4db0", "#6b6b6b",
  ]

  /// - Parameter places: where each account stands; those without a place are not drawn.
  package init(
    _ communities: [NetworkCommunity], places: [SourceID: NetworkPlace],
    focus: NetworkFocus? = nil
  ) {
    self.focus = focus
    self.places = places
    let shown = communities.map { community in
      var community = community
      if let focus { community.edges = focus.edges(of: community) }
      return community
    }
    self.communities = shown
    chosen = focus?.account.map { account in
      shown.flatMap(\.edges).reduce(into: [account]) { chosen, edge in
        if edge.account == account { chosen.insert(edge.other) }
        if edge.other == account { chosen.insert(edge.account) }
      }
    }
  }

  /// The picture as a file. O(accounts + edges).
  package var svg: String {
    var out = Markup()
    render(into: &out)
    return out.html
  }

  private struct Frame {
    var margin: Double
    var left: Double
    var top: Double
    var scale: Double
    var height: Double
  }

  private var frame: Frame {
    let all = communities.flatMap { $0.members.compactMap { places[$0.account] } }
    let (left, top) = (all.map(\.x).min() ?? 0, all.map(\.y).min() ?? 0)
    let width = max(1, (all.map(\.x).max() ?? 1) - left)
    let height = max(0.1, (all.map(\.y).max() ?? 1) - top)
    // Two points do not become a poster, and one community fits a screen.
    let tallest = communities.count == 1 ? Self.height : .infinity
    let scale = min(
      communities.count == 1 ? 110 : 60, (Self.width - 2 * Self.margin - 100) / width,
      tallest / height)
    return Frame(
      margin: (Self.width - width * scale) / 2, left: left, top: top, scale: scale,
      height: height * scale + 2 * Self.margin + 24)
  }

  package func render(into out: inout Markup) {
    let frame = frame
    out.element(
      "svg", .class("network"), Attribute("xmlns", "http://www.w3.org/2000/svg"), .role("img"),
      Attribute("viewBox", viewBox(frame)),
      Attribute("font-family", "system-ui, sans-serif"), .label(summary)
    ) { out in
      out.element("title") { $0.plain(summary) }
      out.element(
        "rect", .class("ground"), Attribute("width", Self.width.coordinate),
        Attribute("height", frame.height.coordinate), Attribute("fill", "#fcfbf8"), text: "")
      for (number, community) in communities.enumerated() {
        draw(community, number, frame, &out)
      }
      var room = LabelRoom()
      for (number, community) in communities.prefix(Self.mostTitles).enumerated() {
        title(community, number, frame, &room, &out)
      }
      names(frame, &room, &out)
    }
  }

  /// The part of the picture that is seen.
  private func viewBox(_ frame: Frame) -> String {
    let zoom = max(1, min(16, focus?.zoom ?? 1))
    let (width, height) = (Self.width / zoom, frame.height / zoom)
    var (x, y) = (Self.width / 2, frame.height / 2)
    if let middle = focus?.middle {
      (x, y) = (middle.x * Self.width, middle.y * frame.height)
    } else if let account = focus?.account, let point = point(account, frame) {
      (x, y) = point
    }
    let left = max(0, min(Self.width - width, x - width / 2))
    let top = max(0, min(frame.height - height, y - height / 2))
    return [left, top, width, height].map(\.coordinate).joined(separator: " ")
  }

  private func isFaint(_ account: SourceID) -> Bool {
    chosen.map { !$0.contains(account) } ?? false
  }

  private var summary: String {
    let accounts = communities.reduce(0) { $0 + $1.members.count }
    return localized("\(accounts) accounts in \(communities.count) communities")
  }

  private func point(_ account: SourceID, _ frame: Frame) -> (x: Double, y: Double)? {
    places[account].map { place in
      (
        frame.margin + (place.x - frame.left) * frame.scale,
        Self.margin + 24 + (place.y - frame.top) * frame.scale
      )
    }
  }

  private func radius(_ member: NetworkMember, _ frame: Frame) -> Double {
    let size = 2 + Double(min(64, member.degree)).squareRoot()
    // Points of a crowd are small, so that its shape is seen.
    let most = communities.reduce(0) { $0 + $1.members.count } > 400 ? 3.6 : 9
    return max(1.6, min(most, size * min(1, frame.scale / 26)))
  }

  private func draw(
    _ community: NetworkCommunity, _ number: Int, _ frame: Frame, _ out: inout Markup
  ) {
    let colour = Self.colours[number % Self.colours.count]
    var (path, chosenPath) = ("", "")
    for edge in community.edges {
      guard let a = point(edge.account, frame), let b = point(edge.other, frame) else { continue }
      let line = "M\(a.x.coordinate) \(a.y.coordinate)L\(b.x.coordinate) \(b.y.coordinate)"
      if focus?.account == edge.account || focus?.account == edge.other {
        chosenPath += line
      } else {
        path += line
      }
    }
    // What is crowded is faint, so that points stay in sight.
    let crowd = Double(community.edges.count) / Double(max(1, community.members.count))
    let faint = crowd > 12 ? "0.12" : crowd > 5 ? "0.25" : crowd > 2 ? "0.4" : "0.7"
    out.element(
      "path", Attribute("d", path), Attribute("stroke", colour), Attribute("fill", "none"),
      Attribute("stroke-opacity", chosen == nil ? faint : "0.08"), Attribute("stroke-width", "1"),
      text: "")
    if !chosenPath.isEmpty {
      out.element(
        "path", Attribute("d", chosenPath), Attribute("stroke", colour), Attribute("fill", "none"),
        Attribute("stroke-opacity", "0.7"), Attribute("stroke-width", "1.4"), text: "")
    }
    for member in community.members {
      guard let place = point(member.account, frame) else { continue }
      guard let focus else {
        self.point(member, place, colour, community, frame, &out)
        continue
      }
      // A click chooses the account; who uses the keyboard has the table.
      out.element(
        "a", .href(inside: focus.link(member.account)), Attribute("tabindex", "-1")
      ) { self.point(member, place, colour, community, frame, &$0) }
    }
  }

  private func point(
    _ member: NetworkMember, _ place: (x: Double, y: Double), _ colour: String,
    _ community: NetworkCommunity, _ frame: Frame, _ out: inout Markup
  ) {
    let isSeed = member.role == .seed
    let isCrowd = community.members.count > 400
    let isChosen = focus?.account == member.account
    // The filled ones are seeds, a ring of ink marks bridges: colour is never alone.
    out.element(
      "circle", isSeed || isCrowd ? nil : .class("hollow"),
      Attribute("cx", place.x.coordinate), Attribute("cy", place.y.coordinate),
      Attribute("r", (radius(member, frame) + (isChosen ? 3 : 0)).coordinate),
      Attribute("fill", isSeed || isCrowd ? colour : "#ffffff"),
      Attribute("stroke", member.role == .bridge || isChosen ? "#1c2024" : colour),
      Attribute("stroke-width", isChosen ? "3" : member.role == .bridge ? "2" : "1.4"),
      isFaint(member.account) ? Attribute("opacity", "0.2") : nil
    ) { out in
      out.element("title") {
        $0.plain(
          "\(member.account.rawValue.shortened(to: 80)): \(member.role.rawValue), \(member.degree) edges"
        )
      }
    }
  }

  /// What binds it, above the community and hardly wider, so that it stays off its neighbours.
  private func title(
    _ community: NetworkCommunity, _ number: Int, _ frame: Frame, _ room: inout LabelRoom,
    _ out: inout Markup
  ) {
    let points = community.members.compactMap { point($0.account, frame) }
    guard let left = points.map(\.x).min(), let top = points.map(\.y).min() else { return }
    let right = points.map(\.x).max() ?? left
    let space = right - left + 2 * frame.scale
    let kind =
      community.kind == .exclusive ? localized("own objects") : "\(community.members.count)"
    let letters = Int(space / LabelRoom.width("x", size: 13)) - kind.unicodeScalars.count - 3
    let object = community.objects.first.map {
      Self.telling($0.object).shortened(to: min(40, max(0, letters)))
    }
    // A few letters tell nothing.
    let text = letters >= 8 ? [kind, object].compactMap { $0 }.joined(separator: " · ") : kind
    let width = LabelRoom.width(text, size: 13)
    let x = max(4, min(Self.width - width - 4, (left + right) / 2 - width / 2))
    guard let y = room.place(x: x, y: top - 14, width: width, height: 15, steps: 1) else { return }
    label(
      text, x, y, "head", size: 13, colour: Self.colours[number % Self.colours.count],
      weight: "600", &out)
  }

  /// Without what all addresses begin with.
  private static func telling(_ object: String) -> String {
    var rest = object[...]
    for start in ["https://", "http://", "www."] where rest.hasPrefix(start) {
      rest = rest.dropFirst(start.count)
    }
    return rest.isEmpty ? object : String(rest)
  }

  private func names(_ frame: Frame, _ room: inout LabelRoom, _ out: inout Markup) {
    let members = communities.flatMap(\.members).sorted {
      // Those that are looked at have the first word.
      let (left, right) = (isFaint($0.account), isFaint($1.account))
      if left != right { return right }
      return $0.degree != $1.degree ? $0.degree > $1.degree : $0.account < $1.account
    }
    // Names keep off the points of others.
    for member in members {
      guard let place = point(member.account, frame) else { continue }
      let size = radius(member, frame)
      room.block(x: place.x - size, y: place.y - size, width: 2 * size, height: 2 * size)
    }
    var written = 0
    for member in members where written < Self.mostNames && !isFaint(member.account) {
      guard let place = point(member.account, frame) else { continue }
      let text = member.account.rawValue.shortened(to: 18)
      // Letters stay as large as they are while the picture grows.
      let size = max(3, Int((10 / max(1, min(16, (focus?.zoom ?? 1)).squareRoot())).rounded()))
      let width = LabelRoom.width(text, size: Double(size))
      let x = place.x + radius(member, frame) + 1
      guard x + width < Self.width,
        let y = room.place(x: x, y: place.y + 3.5, width: width, height: 11, steps: 1)
      else { continue }
      written += 1
      label(text, x, y, "small", size: size, colour: "#3c434b", weight: "400", &out)
    }
  }

  private func label(
    _ text: String, _ x: Double, _ y: Double, _ name: String, size: Int, colour: String,
    weight: String,
    _ out: inout Markup
  ) {
    out.element(
      "text", .class(name), Attribute("x", x.coordinate), Attribute("y", y.coordinate),
      Attribute("font-size", "\(size)"), Attribute("font-weight", weight),
      Attribute("fill", colour), Attribute("paint-order", "stroke"),
      Attribute("stroke", "#fcfbf8"), Attribute("stroke-width", "3")
    ) { $0.plain(text) }
  }
}
