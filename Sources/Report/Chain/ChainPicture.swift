import TocsinModel
import Wording

/// Who copied whom, as far as texts, credits and times tell: a tree, parents above their copies.
struct ChainPicture {
  let id: String
  let cluster: CopyCluster
  let documents: [DocumentID: Document]
  let limits: ReportLimits
  private let kinds: Set<CopyKind>

  init(
    id: String, cluster: CopyCluster, documents: [DocumentID: Document], limits: ReportLimits
  ) {
    self.id = id
    self.cluster = cluster
    self.documents = documents
    self.limits = limits
    kinds = cluster.kinds
  }

  /// Where things stand; one for wide pages and paper, one for telephones.
  private struct Sheet {
    let name: String
    let width: Double
    let indent: Double
    let deepest: Int
    let characters: Int
    /// Whether time and relation have lines of their own.
    let isNarrow: Bool
    let rowHeight: Double

    static let wide = Sheet(
      name: "wide", width: 960, indent: 34, deepest: 8, characters: 104, isNarrow: false,
      rowHeight: 48)
    static let narrow = Sheet(
      name: "narrow", width: 360, indent: 18, deepest: 5, characters: 46, isNarrow: true,
      rowHeight: 82)
  }

  func render(into out: inout Markup) {
    guard cluster.members.count > 1 else { return }
    let tree = CopyTree(cluster, limit: limits.pictureRows)
    out.element("h4", words: "Who copied whom, and how much of it")
    out.element("figure", .class("picture")) { out in
      draw(tree, Sheet.wide, "\(id)-kw", &out)
      draw(tree, Sheet.narrow, "\(id)-kn", &out)
      if kinds.haveMeaning { out.legend(ofLines: kinds) }
      if tree.hidden > 0 {
        out.element(
          "figcaption", words: "\(counted: tree.hidden, "more publication") not drawn.")
      }
    }
  }

  /// The picture as a file of its own, for a wide page; empty where nobody copied.
  var svg: String {
    guard cluster.members.count > 1 else { return "" }
    var out = Markup()
    draw(CopyTree(cluster, limit: limits.pictureRows), .wide, "chain", isAlone: true, &out)
    return out.html
  }

  private func draw(
    _ tree: CopyTree, _ sheet: Sheet, _ id: String, isAlone: Bool = false, _ out: inout Markup
  ) {
    let height = Double(tree.rows.count) * height(sheet) + 8
    out.element(
      "svg", .class(sheet.name), .role("img"), .labelled(by: "\(id)-title \(id)-desc"),
      Attribute("viewBox", "0 0 \(sheet.width.coordinate) \(height.coordinate)"),
      isAlone ? PictureFile.space : nil
    ) { out in
      if isAlone { PictureFile.style(into: &out) }
      out.element("title", .id("\(id)-title"), words: "Who copied whom")
      out.element("desc", .id("\(id)-desc")) { $0.plain(description(tree)) }
      for (index, row) in tree.rows.enumerated() { connector(index, row, tree, sheet, &out) }
      for (index, row) in tree.rows.enumerated() { node(index, row, sheet, &out) }
    }
  }

  private func description(_ tree: CopyTree) -> String {
    let listed = tree.rows.prefix(12).map { row -> String in
      guard let pair = row.member.fromParent else { return name(row.member.document) }
      return localized("\(name(row.member.document)) from \(name(pair.a)): \(edge(pair))")
    }
    let rest = tree.rows.count - listed.count
    return listed.joined(separator: "; ") + (rest > 0 ? "; and \(rest) more." : ".")
  }

  private func name(_ id: DocumentID) -> String {
    (documents[id]?.label ?? id.short).shortened(to: 60)
  }

  private func edge(_ pair: CopyPair) -> String {
    ([pair.relation(documents), pair.share] + measure(pair)).joined(separator: " · ")
  }

  private func measure(_ pair: CopyPair) -> [String] {
    [pair.timing, pair.probability].compactMap { $0 }
  }

  private func x(_ row: CopyTree.Row, _ sheet: Sheet) -> Double {
    12 + Double(min(row.depth, sheet.deepest)) * sheet.indent
  }

  private func y(_ index: Int, _ sheet: Sheet) -> Double { Double(index) * height(sheet) + 18 }

  /// Lines of different kinds leave a parent beside each other, so that each can be told.
  private func offset(of kind: CopyKind) -> Double {
    guard kinds.count > 1 else { return 0 }
    switch kind {
    case .copypasta: return 0
    case .rewording: return 4
    case .translation: return -4
    }
  }

  private func connector(
    _ index: Int, _ row: CopyTree.Row, _ tree: CopyTree, _ sheet: Sheet, _ out: inout Markup
  ) {
    guard let parent = row.parent else { return }
    let kind = row.member.fromParent?.kind ?? .copypasta
    let (fromX, fromY) = (x(tree.rows[parent], sheet) + offset(of: kind), y(parent, sheet))
    let (toX, toY) = (x(row, sheet), y(index, sheet))
    // Beyond the deepest indent, parent and copy stand above each other.
    let path =
      toX > fromX
      ? "M\(fromX.coordinate) \((fromY + 9).coordinate)V\(toY.coordinate)H\((toX - 9).coordinate)"
      : "M\(fromX.coordinate) \((fromY + 9).coordinate)V\((toY - 9).coordinate)"
    out.element("path", .class(kind.lineClass), Attribute("d", path)) { _ in }
  }

  private func node(_ index: Int, _ row: CopyTree.Row, _ sheet: Sheet, _ out: inout Markup) {
    let (x, y) = (x(row, sheet), y(index, sheet))
    let document = documents[row.member.document]
    Glyph(row.member, first: cluster.first).draw(x, y, into: &out)
    let room = sheet.characters - Int(x / 7.5)
    let time = document?.published.map { ReadableTime($0).sentence } ?? localized("time not known")
    let others =
      row.member.identical.isEmpty
      ? "" : localized(" + \(row.member.identical.count) identical")
    out.element(
      "text", Attribute("x", (x + 16).coordinate), Attribute("y", (y + 5).coordinate)
    ) { out in
      out.element("tspan", .class("name strong")) {
        $0.plain(
          name(row.member.document).shortened(to: max(12, sheet.isNarrow ? room - 4 : room / 2)))
      }
      if !sheet.isNarrow {
        // A left-to-right mark: digits behind a name from right to left would be drawn before it (UAX #9, rule W2 and N1).
        out.raw("&#8206;")
        out.element("tspan", .class("tick"), Attribute("dx", "8")) { $0.plain(time + others) }
      }
    }
    if sheet.isNarrow {
      out.label((time + others).shortened(to: room), x: x + 16, y: y + 22, class: "tick")
    }
    for (line, text) in relation(row, room, sheet).enumerated() {
      let below = sheet.isNarrow ? 38 + Double(line) * 16 : 22
      out.label(text.shortened(to: room), x: x + 16, y: y + below, class: "tick")
    }
    if !sheet.isNarrow, let pair = row.member.fromParent { bar(pair, y, sheet, &out) }
  }

  /// One line, or up to three where there is little room.
  private func relation(_ row: CopyTree.Row, _ room: Int, _ sheet: Sheet) -> [String] {
    guard let pair = row.member.fromParent else {
      return [
        row.member.document == cluster.first
          ? localized("first known publication") : localized("parent not known")
      ]
    }
    let from = row.parent == nil ? [localized("from \(name(pair.a)), not drawn")] : []
    guard sheet.isNarrow else {
      // The bar beside it says how much.
      return [(from + [pair.relation(documents)] + measure(pair)).joined(separator: " · ")]
    }
    let parts = from + pair.relationParts(documents) + [pair.share] + measure(pair)
    return Array(parts.wrapped(" · ", room: room).prefix(narrowLines))
  }

  /// Rewordings and translations have more to say.
  private var narrowLines: Int { kinds.haveMeaning ? 3 : 2 }

  private func height(_ sheet: Sheet) -> Double {
    sheet.isNarrow ? sheet.rowHeight + Double(narrowLines - 2) * 16 : sheet.rowHeight
  }

  private func bar(_ pair: CopyPair, _ y: Double, _ sheet: Sheet, _ out: inout Markup) {
    let share = pair.coverageA.isFinite ? min(max(pair.coverageA, 0), 1) : 0
    let (left, width) = (sheet.width - 190, 130.0)
    out.element(
      "path", .class("track"),
      Attribute(
        "d", "M\(left.coordinate) \((y - 3).coordinate)h\(width.coordinate)v8h-\(width.coordinate)z"
      )
    ) { _ in }
    let filled = (width * share).coordinate
    out.element(
      "path", .class(pair.isByMeaning ? "fill meaning" : "fill"),
      Attribute("d", "M\(left.coordinate) \((y - 3).coordinate)h\(filled)v8h-\(filled)z")
    ) { _ in }
    out.label(pair.coverageA.percent, x: sheet.width - 6, y: y + 6, class: "tick", anchor: "end")
  }
}
