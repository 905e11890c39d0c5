import HTML
import TocsinModel

/// Reads and judges the dates of a page.
struct PageDates {
  /// Seconds since 1970; dates more than two days after it are refused.
  let now: Int64?
  /// Whether `5/3` is the third of May.
  var isMonthFirst = false
  /// Where comments stand, whose dates are not the page's.
  var comments: [Range<Int>] = []

  /// 1990-01-01: before it there were no pages.
  private static let earliest: Int64 = 631_152_000

  func isPlausible(_ time: Timestamp) -> Bool {
    guard time.seconds >= Self.earliest, time.precision >= .day else { return false }
    guard let now else { return true }
    return time.earliest <= now + 2 * 86_400
  }

  /// A machine-readable or a written date; `nil` when neither or implausible.
  func parse(_ text: String) -> Timestamp? {
    if let time = Timestamp(parsing: text, origin: .page), isPlausible(time) { return time }
    return visible(text)
  }

  func visible(_ text: String) -> Timestamp? {
    guard let time = WrittenDate.first(in: text, isMonthFirst: isMonthFirst) else { return nil }
    return isPlausible(time) ? time : nil
  }

  /// The time that `time`, `abbr` or any element with `datetime`, `content` or `title` gives.
  func time(ofElement node: Int, in tree: HTMLTree) -> Timestamp? {
    for attribute in [HTMLAttribute.datetime, .content, .title] {
      if let value = tree.attributeString(node, attribute), let time = parse(value) { return time }
    }
    guard tree.end(node) - node < 40 else { return nil }
    return visible(String(Whitespace.collapsed(tree.textContent(node)).prefix(200)))
  }

  // MARK: The cascade

  private static let publishedNames = [
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time",
    "article:published", "published_time", "pubdate", "publishdate", "publish-date",
    "publish_date", "publication_date", "publication-date", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date.created", "dc.created", "dc.issued",
    "rnews:datepublished", "article.published", "article_date_original", "originalpublicationdate",
    "citation_publication_date", "citation_date", "vr:published_time", "bt:pubdate",
    "mediator_published_time", "news_publish_date", "article:publicationdate", "date_published",
    "published", "displaydate", "og:pubdate", "article:post_date", "ptime", "dc.date",
    "dcterms.date", "dc:date",
    "date",
    "og:release_date", "release_date", "article-publication-date", "timestamp",
    "shareaholic:article_published_time",
  ]
  private static let modifiedNames = [
    "article:modified_time", "og:updated_time", "datemodified", "article:modified",
    "last-modified", "lastmod", "modified", "dcterms.modified", "dc.date.modified",
    "og:article:modified_time", "revised", "cxenseparse:modifytime",
  ]

  /// Dates in markup of which it is asked whose they are; on a page of more they are a list's.
  private static let mostAsked = 500

  /// Names of metadata that say when a file was made, which may be long before or after.
  private static let createdNames = [
    "datecreated", "article:created", "created", "article:create_time",
  ]

  /// The time at which the page says that it was published, and where it says so.
  func published(
    _ data: StructuredData, _ meta: MetaTags, _ map: PageMap, roots: [Int], isList: Bool = false,
    url: String?
  ) -> (time: Timestamp, source: String)? {
    guard let found = first(data, meta, map, roots: roots, isList: isList, url: url) else {
      return nil
    }
    if let local = url.flatMap(inAddress), isSameNight(found.time, local) {
      return (local, "address")
    }
    if isNearMidnight(found.time), let local = nearHeadline(map, roots),
      isSameNight(found.time, local)
    {
      return (local, "text near the headline")
    }
    return found
  }

  private func isNearMidnight(_ time: Timestamp) -> Bool {
    guard time.precision >= .minute, time.offsetMinutes ?? 0 == 0 else { return false }
    let hour = (time.seconds % 86_400 + 86_400) % 86_400 / 3600
    return hour < 10 || hour >= 12
  }

  /// Whether a day is the local one of a time in UTC: the zones of the world reach from −12 to +14
  /// hours. What readers are shown is the local day.
  private func isSameNight(_ time: Timestamp, _ day: Timestamp) -> Bool {
    guard isNearMidnight(time), day.precision == .day else { return false }
    let begin = day.seconds - Int64(day.offsetMinutes ?? 0) * 60
    let ahead = time.seconds - (begin + 86_400)
    let behind = begin - time.seconds
    return 0..<12 * 3600 ~= ahead || 1...14 * 3600 ~= behind
  }

  private func first(
    _ data: StructuredData, _ meta: MetaTags, _ map: PageMap, roots: [Int], isList: Bool,
    url: String?
  ) -> (time: Timestamp, source: String)? {
    let linked = data.published.flatMap(parse).map { ($0, "json-ld datePublished") }
    if linked == nil, data.isUnreadable, let time = inScripts(map.tree, onlyLinkedData: true) {
      return (time, "json-ld datePublished")
    }
    if let found = linked ?? stated(in: meta) { return found }
    // The dates in a list are those of what it lists.
    if isList { return url.flatMap(inAddress).map { ($0, "address") } }
    if let found = inMarkup(map, roots) { return found }
    if let url, let time = inAddress(url) { return (time, "address") }
    if let time = inScripts(map.tree) { return (time, "script") }
    if let time = nearHeadline(map, roots) { return (time, "text near the headline") }
    for name in Self.createdNames {
      if let found = meta[name], let time = parse(found.value) { return (time, "meta \(name)") }
    }
    return nil
  }

  private func stated(in meta: MetaTags) -> (time: Timestamp, source: String)? {
    for name in Self.publishedNames {
      if let found = meta[name], let time = parse(found.value) { return (time, "meta \(name)") }
    }
    return nil
  }

  private static let scriptKeys: [String] = [
    "\"datePublished\"", "\"publishedAt\"", "\"published_at\"", "\"publishDate\"",
    "\"date_published\"", "\"publicationDate\"", "\"publication_date\"", "\"published_time\"",
    "\"datePublication\"", "\"publishedDate\"", "\"publish_date\"", "\"articlePublicationDate\"",
  ]

  /// A quoted publication date in a script's data. Linear.
  private func inScripts(_ tree: HTMLTree, onlyLinkedData: Bool = false) -> Timestamp? {
    for node in 0..<tree.count where tree.tag(node) == .script {
      if onlyLinkedData, !StructuredData.isLinkedData(node, tree) { continue }
      let raw = tree.rawText(node)
      guard raw.count < 4 << 20 else { continue }
      var at = 0
      while at < raw.count {
        defer { at += 1 }
        guard raw[at] == 0x22, at + 1 < raw.count,
          raw[at + 1] | 0x20 == 0x70 || raw[at + 1] == 0x64 || raw[at + 1] == 0x61,
          let key = Self.scriptKeys.first(where: { raw[at...].starts(with: $0.utf8) })
        else { continue }
        var value = at + key.utf8.count
        while value < raw.count, raw[value] <= 0x20 || raw[value] == 0x3A { value += 1 }
        guard value < raw.count, raw[value] == 0x22 else { continue }
        let text = raw[(value + 1)...].prefix(60).prefix { $0 != 0x22 }
        if let time = parse(String(decoding: text, as: UTF8.self)) { return time }
      }
    }
    return nil
  }

  /// A written date in a short line around the headline or at the beginning of the body.
  private func nearHeadline(_ map: PageMap, _ roots: [Int]) -> Timestamp? {
    let tree = map.tree
    let owner = DateOwner(map, roots: roots, comments: comments)
    var anchors = roots.prefix(1).map { $0 }
    if let headline = tree.first(.h1) { anchors.insert(headline, at: 0) }
    for anchor in anchors {
      // What stands above a headline may be today's date, so that what follows it is asked first.
      let after = anchor..<min(tree.count, anchor + 200)
      for node in [Array(after), Array(max(1, anchor - 60)..<anchor)].joined() {
        if let time = written(node, map), !owner.isElsewhere(node),
          DateWording.says(around: node, in: tree) == .published
        {
          return time
        }
      }
    }
    return nil
  }

  /// The date in a short line, or at the beginning of a paragraph.
  private func written(_ node: Int, _ map: PageMap) -> Timestamp? {
    let tree = map.tree
    let tag = tree.tag(node)
    guard tag != .text, !tag.isInline || tag == .span, tree.end(node) - node < 30,
      !map.marks[node].contains(.comment)
    else { return nil }
    let text = Whitespace.collapsed(tree.textContent(node))
    if text.utf8.count < 160 { return DateWording.isSentence(text) ? nil : visible(text) }
    guard tag == .p, let time = WrittenDate.leading(text, isMonthFirst: isMonthFirst) else {
      return nil
    }
    return isPlausible(time) ? time : nil
  }

  func modified(_ data: StructuredData, _ meta: MetaTags) -> (time: Timestamp, source: String)? {
    if let text = data.modified, let time = parse(text) { return (time, "json-ld dateModified") }
    for name in Self.modifiedNames {
      if let found = meta[name], let time = parse(found.value) { return (time, "meta \(name)") }
    }
    return nil
  }

  /// The date of a line such as “Updated May 3, 2022” around the headline.
  func modifiedInText(_ map: PageMap, roots: [Int]) -> (time: Timestamp, source: String)? {
    let tree = map.tree
    let owner = DateOwner(map, roots: roots, comments: comments)
    guard let anchor = tree.first(.h1) ?? roots.first else { return nil }
    for node in max(1, anchor - 20)..<min(tree.count, anchor + 200) {
      guard tree.tag(node) != .text, tree.end(node) - node < 12 else { continue }
      let text = Whitespace.collapsed(tree.textContent(node))
      guard text.utf8.count < 100, let time = visible(text),
        DateWording.says(around: node, in: tree) == .modified, !owner.isElsewhere(node)
      else { continue }
      return (time, "text near the headline")
    }
    return nil
  }

  /// `/2022/05/03/`, `/2022-05-03-`, `/20220503/`, `/2022/may/03/`; the day at least.
  func inAddress(_ url: String) -> Timestamp? {
    var numbers: [(value: Int, digits: Int)] = []
    var value = 0
    var digits = 0
    var word: [UInt8] = []
    for byte in Array(url.utf8.prefix(2000)) + [0x2F] {
      // The name of a month, between a year and a day, counts as its number.
      if (byte | 0x20) &- 0x61 < 26, numbers.last?.digits == 4 || !word.isEmpty, digits == 0 {
        if word.count < 12 { word.append(byte | 0x20) }
        continue
      }
      if !word.isEmpty {
        let month = WrittenDate.month(named: String(decoding: word, as: UTF8.self))
        word = []
        if let month { numbers.append((month, 2)) } else { numbers.removeAll() }
      }
      if byte &- 0x30 < 10 {
        value = digits < 9 ? value * 10 + Int(byte - 0x30) : value
        digits += 1
        continue
      }
      if digits > 0 {
        numbers.append((value, digits))
      }
      if byte != 0x2F && byte != 0x2D && byte != 0x5F && byte != 0x2E { numbers.removeAll() }
      value = 0
      digits = 0
      if let last = numbers.last, last.digits == 8,
        let time = day(last.value / 10_000, last.value / 100 % 100, last.value % 100)
      {
        return time
      }
      if numbers.count >= 3 {
        let three = numbers.suffix(3).map(\.value)
        if numbers[numbers.count - 3].digits == 4, let time = day(three[0], three[1], three[2]) {
          return time
        }
        if numbers[numbers.count - 1].digits == 4, byte != 0x2F,
          let time = day(three[2], three[1], three[0])
        {
          return time
        }
      }
    }
    return nil
  }

  private func day(_ year: Int, _ month: Int, _ day: Int) -> Timestamp? {
    guard let time = Timestamp(year: year, month: month, day: day, origin: .page) else {
      return nil
    }
    return isPlausible(time) ? time : nil
  }

  private func inMarkup(_ map: PageMap, _ roots: [Int]) -> (time: Timestamp, source: String)? {
    let tree = map.tree
    let owner = DateOwner(map, roots: roots, comments: comments)
    var asked = 0
    var best: (rank: Int, time: Timestamp, source: String)?
    func offer(_ rank: Int, _ source: String, _ node: Int) {
      guard rank > best?.rank ?? 0, asked < Self.mostAsked,
        let time = time(ofElement: node, in: tree)
      else { return }
      asked += 1
      guard !owner.isElsewhere(node), DateWording.says(around: node, in: tree) == .published else {
        return
      }
      best = (rank, time, source)
    }
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
      if tree.has(node, .itemprop, token: "datepublished") {
        offer(6, "itemprop datePublished", node)
      } else if tag == .time {
        if tree.has(node, .itemprop, token: "datemodified") || marks.isModified(node, tree) {
          continue
        }
        if tree.attribute(node, .pubdate) != nil {
          offer(5, "time pubdate", node)
        } else if tree.has(node, .class, token: "published")
          || tree.has(node, .class, token: "entry-date")
        {
          offer(5, "time class", node)
        } else {
          offer(3, "time element", node)
        }
      } else if tree.has(node, .class, token: "published") {
        offer(5, "class published", node)
      } else if marks.contains(.date), !marks.isModified(node, tree) {
        offer(2, "class date", node)
      }
    }
    return best.map { ($0.time, $0.source) }
  }
}

extension NameMarks {
  fileprivate func isModified(_ node: Int, _ tree: HTMLTree) -> Bool {
    guard let value = tree.attributeString(node, .class)?.lowercased() else { return false }
    return value.contains("updated") && !value.contains("published") || value.contains("modified")
  }
}
