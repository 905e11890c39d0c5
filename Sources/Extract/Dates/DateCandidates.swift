import HTML
import TocsinModel

/// All dates of a page that may be its own, each with the way in which it stands there.
struct DateCandidates {
  private(set) var all: [DateCandidate] = []
  /// Year and month that the address names, `nil` when it names none.
  private(set) var addressMonth: (year: Int, month: Int)?

  /// Dates in markup of which it is asked whose they are; on a page of more they are a list's.
  private static let mostAsked = 60
  /// So many nodes before the headline is the frame of the site.
  private static let farAbove = 60
  /// Nodes of the largest element that may be a line.
  private static let longestLine = 30
  /// Nodes at the end of a page among which its last lines are looked for.
  private static let lastNodes = 200
  /// Dates in lines near the headline.
  private static let mostLines = 8

  private let dates: PageDates
  private var headline: Int?
  /// Where the page's own begins: its headline or its text.
  private var start: Int?

  /// Linear in the page; of dates in markup sixty are asked.
  init(
    _ dates: PageDates, _ data: StructuredData, _ meta: MetaTags, _ map: PageMap, roots: [Int],
    url: String?
  ) {
    self.dates = dates
    addStated(data, meta, map.tree)
    if let url {
      if let time = dates.inAddress(url) { add(.address, time, "address") }
      addressMonth = AddressMonth.of(url)
    }
    headline = dates.headline
    start = (roots + (headline.map { [$0] } ?? [])).min()
    let owner = DateOwner(map, roots: roots, comments: dates.comments, headline: headline)
    addMarkup(map, roots, owner)
    addLines(map, roots, owner)
    addLastLines(map)
    if let time = inScripts(map.tree, onlyLinkedData: false) { add(.script, time, "script") }
  }

  private mutating func add(
    _ kind: DateCandidate.Kind, _ time: Timestamp, _ source: String, saysPublished: Bool = false
  ) {
    all.append(.init(kind: kind, time: time, source: source, saysPublished: saysPublished))
  }

  // MARK: What is stated

  private mutating func addStated(_ data: StructuredData, _ meta: MetaTags, _ tree: HTMLTree) {
    if let time = data.published.flatMap(dates.parse) {
      add(data.publishedRank >= 3 ? .linkedWork : .linkedOther, time, "json-ld datePublished")
    } else if data.isUnreadable, let time = inScripts(tree, onlyLinkedData: true) {
      add(.linkedWork, time, "json-ld datePublished")
    }
    if let time = data.uploaded.flatMap(dates.parse) { add(.upload, time, "json-ld uploadDate") }
    if let time = data.modified.flatMap(dates.parse) {
      add(.updateStated, time, "json-ld dateModified")
    }
    for (kind, names) in DateNames.all {
      for name in names {
        if let found = meta[name], let time = dates.parse(found.value) {
          add(kind, time, "meta \(name)")
          if kind != .metaPublished { break }
        }
      }
    }
  }

  /// A quoted publication date in a script's data. Linear.
  private func inScripts(_ tree: HTMLTree, onlyLinkedData: Bool) -> Timestamp? {
    for node in 0..<tree.count where tree.tag(node) == .script {
      if onlyLinkedData, !StructuredData.isLinkedData(node, tree) { continue }
      let raw = tree.rawText(node)
      guard raw.count < 4 << 20 else { continue }
      var at = 0
      while at < raw.count {
        defer { at += 1 }
        guard raw[at] == 0x22, at + 1 < raw.count,
          raw[at + 1] | 0x20 == 0x70 || raw[at + 1] == 0x64 || raw[at + 1] == 0x61,
          let key = DateNames.scriptKeys.first(where: { raw[at...].starts(with: $0.utf8) })
        else { continue }
        var value = at + key.utf8.count
        while value < raw.count, raw[value] <= 0x20 || raw[value] == 0x3A { value += 1 }
        guard value < raw.count, raw[value] == 0x22 else { continue }
        let text = raw[(value + 1)...].prefix(60).prefix { $0 != 0x22 }
        if let time = dates.parse(String(decoding: text, as: UTF8.self)) { return time }
      }
    }
    return nil
  }

  // MARK: What is shown

  private mutating func addMarkup(_ map: PageMap, _ roots: [Int], _ owner: DateOwner) {
    let tree = map.tree
    var asked = 0
    var commentEnd = 0
    for node in 1..<max(1, tree.count) {
      let tag = tree.tag(node)
      guard tag != .text, node >= commentEnd else { continue }
      let marks = map.marks[node]
      if marks.contains(.comment), tag != .body, tag != .html, tag != .article, tag != .main,
        !roots.contains(where: { tree.contains(node, $0) })
      {
        commentEnd = tree.end(node)
        continue
      }
      guard let (kind, source) = Self.markup(node, tag, marks, tree) else { continue }
      guard asked < Self.mostAsked, let time = dates.time(ofElement: node, in: tree) else {
        continue
      }
      asked += 1
      addShown(kind, time, source, node, map, owner)
    }
  }

  /// What markup says of a date in it; `nil` where it says nothing.
  private static func markup(
    _ node: Int, _ tag: HTMLTag, _ marks: NameMarks, _ tree: HTMLTree
  ) -> (DateCandidate.Kind, String)? {
    if tree.has(node, .itemprop, token: "datepublished") {
      return (.microdata, "itemprop datePublished")
    }
    if tree.has(node, .itemprop, token: "datemodified") {
      return (.updateShown, "itemprop dateModified")
    }
    if tag == .time {
      if marks.isModified(node, tree) { return (.updateShown, "time class updated") }
      if tree.attribute(node, .pubdate) != nil { return (.markedPublished, "time pubdate") }
      if tree.has(node, .class, token: "published") || tree.has(node, .class, token: "entry-date") {
        return (.markedPublished, "time class")
      }
      return (.timeElement, "time element")
    }
    if tree.has(node, .class, token: "published") { return (.markedPublished, "class published") }
    guard marks.contains(.date) else { return nil }
    return marks.isModified(node, tree) ? (.updateShown, "class updated") : (.named, "class date")
  }

  private mutating func addShown(
    _ kind: DateCandidate.Kind, _ time: Timestamp, _ source: String, _ node: Int, _ map: PageMap,
    _ owner: DateOwner
  ) {
    guard !isKnown(kind, time) else { return }
    var kind = kind
    if owner.isElsewhere(node) {
      kind = .elsewhere
    } else {
      switch DateWording.says(around: node, in: map.tree) {
      case .published: break
      case .modified: kind = .updateShown
      case .now: kind = .clock
      }
    }
    if kind.isShown, let start, node + Self.farAbove < start { kind = .farAbove }
    if !isKnown(kind, time) { add(kind, time, source) }
  }

  private func isKnown(_ kind: DateCandidate.Kind, _ time: Timestamp) -> Bool {
    let day = DateCandidate(kind: kind, time: time, source: "").day
    return all.contains { $0.kind == kind && $0.day == day }
  }

  /// “This page was last edited on 3 March 2020”, which stands at the end of pages that many write.
  private mutating func addLastLines(_ map: PageMap) {
    let tree = map.tree
    for node in max(1, tree.count - Self.lastNodes)..<max(1, tree.count) {
      guard tree.tag(node) == .text, !Self.isUnread(tree.tag(tree.parent(node))) else { continue }
      let run = tree.text(node)
      guard 8...160 ~= run.count else { continue }
      let text = tree.string(run)
      guard DateWording.wording(of: text) == .modified, let time = dates.visible(text),
        !isKnown(.updateShown, time)
      else { continue }
      add(.updateShown, time, "last line")
    }
  }

  private static func isUnread(_ tag: HTMLTag) -> Bool { tag == .script || tag == .style }

  /// Written dates in short lines around the headline or at the beginning of the body.
  private mutating func addLines(_ map: PageMap, _ roots: [Int], _ owner: DateOwner) {
    let tree = map.tree
    var anchors = roots.prefix(1).map { $0 }
    if let headline { anchors.insert(headline, at: 0) }
    var lines = 0
    for anchor in anchors {
      for node in anchor..<min(tree.count, anchor + 200) where lines < Self.mostLines {
        guard let time = written(node, map) else { continue }
        lines += 1
        addShown(.belowHeadline, time, "text near the headline", node, map, owner)
      }
      // What stands above a headline may be today's date.
      for node in max(1, anchor - 60)..<max(1, anchor) where lines < Self.mostLines {
        guard let time = written(node, map) else { continue }
        lines += 1
        addShown(.aboveHeadline, time, "text near the headline", node, map, owner)
      }
    }
  }

  /// The date in text that stands by itself among the blocks of an element: “Name, 21 Jan. 2015 <div>”.
  private func loose(_ node: Int, _ map: PageMap) -> Timestamp? {
    let tree = map.tree
    let parent = tree.parent(node)
    let run = tree.text(node)
    guard 8...80 ~= run.count, tree.end(parent) - parent >= Self.longestLine,
      !map.marks[parent].contains(.comment), !map.isDropped[node], !map.isLinked[node],
      PageDates.hasDigit(node..<node + 1, tree)
    else { return nil }
    let text = Whitespace.collapsed(tree.string(run))
    return DateWording.isSentence(text) ? nil : dates.visible(text)
  }

  /// The date in a short line, or at the beginning of a paragraph.
  private func written(_ node: Int, _ map: PageMap) -> Timestamp? {
    let tree = map.tree
    let tag = tree.tag(node)
    if tag == .text { return loose(node, map) }
    guard !tag.isInline || tag == .span, tree.end(node) - node < Self.longestLine,
      !map.marks[node].contains(.comment), PageDates.hasDigit(node..<tree.end(node), tree)
    else { return nil }
    let text = Whitespace.collapsed(tree.textContent(node))
    if text.utf8.count < 160 { return DateWording.isSentence(text) ? nil : dates.visible(text) }
    guard tag == .p, let time = WrittenDate.leading(text, isMonthFirst: dates.isMonthFirst) else {
      return nil
    }
    return dates.isPlausible(time) ? time : nil
  }
}

extension NameMarks {
  fileprivate func isModified(_ node: Int, _ tree: HTMLTree) -> Bool {
    guard let value = tree.attributeString(node, .class)?.lowercased() else { return false }
    return value.holds("updated") && !value.holds("published") || value.holds("modified")
  }
}
