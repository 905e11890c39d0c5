import HTML
import TocsinModel

/// Takes a page apart: the article, the readers' comments, and the facts about both.
package struct Extractor: Sendable {
  private let now: Int64?
  private let favour: Favour
  private let limits: HTMLLimits

  /// - Parameters:
  ///   - now: seconds since 1970; dates more than two days after it are not believed. Without it,
  ///     any later date is.
  ///   - favour: what counts more where it is not clear what the page's own text is.
  package init(now: Int64? = nil, favour: Favour = .balance) {
    self.now = now
    self.favour = favour
    limits = HTMLLimits()
  }

  /// Never fails; what could not be read is in the issues. Linear in the page, within the limits
  /// of module `HTML`.
  /// - Parameters:
  ///   - utf8: the page, decoded.
  ///   - url: where it was read from, to make links absolute and for dates in addresses.
  package func extract(_ utf8: [UInt8], url: String? = nil) -> ExtractedPage {
    let (tree, issues) = HTMLTree.parse(utf8, limits: limits)
    var page = ExtractedPage()
    page.url = url
    page.issues = issues.map { .init(code: "html.\($0.rawValue)", message: $0.message) }
    let meta = MetaTags(tree)
    let data = StructuredData(tree)
    if data.isUnreadable {
      page.issues.append(
        .init(code: "page.json-ld", message: "The page's JSON-LD is not JSON; it was not used."))
    }
    page.isClaimReview = data.isClaimReview || hasClaimReview(tree)
    PageFacts.fill(&page, meta, data, tree)
    var dates = dates(of: page, meta, tree, url: url)

    var map = PageMap(tree)
    let reader = CommentReader(map, dates: dates)
    page.comments = reader.comments
    if reader.isShortened {
      page.issues.append(
        .init(code: "page.comments", message: "Only the first 20,000 comments were read."))
    }
    dates.comments = sections(reader, map)
    PageAuthors(map, comments: dates.comments).fill(&page, meta, data)
    for section in reader.sections { map.drop(section) }
    map.count()
    let whole = map
    let visibility = Visibility(tree)
    let declared = DeclaredKind(data, meta)
    let finder = ArticleFinder(&map, visibility)
    let chosen = PageText(
      finder, map, whole: whole, comments: page.comments.count, declared: declared,
      visibility: visibility, favour: favour)
    page.quality = Double(chosen.quality)
    write(&page, chosen)
    preferStructuredBody(&page, data)
    let isThread = DeclaredKind.isThread(declared, tree, url: page.canonicalURL ?? url)
    let opening = isThread ? takeOpening(&page, chosen) : nil
    preferTopic(&page, DiscoursePayload(tree, dates: dates), dates)

    let address = page.canonicalURL ?? url
    page.isList = finder.isList
    if let opening, let time = opening.published {
      page.published = time
      page.sources["published_at"] = "opening post"
    } else if var found = dates.published(
      data, meta, map, roots: finder.roots, isList: finder.isList, url: address,
      firstComment: Self.firstAnswer(page.comments))
    {
      // A thread is as old as its first post; what its page shows elsewhere is newer.
      let isShown = !found.source.hasPrefix("meta") && !found.source.hasPrefix("json-ld")
      if isThread || isShown && areEarlier(page.comments, than: found.time),
        let first = page.comments.first?.published, first.seconds < found.time.seconds
      {
        found = (first, "first post")
      }
      page.published = found.time
      page.sources["published_at"] = found.source
    } else if !finder.isList, laterDate(data, meta, map, finder, dates, address) != nil {
      page.issues.append(
        .init(
          code: "page.implausible-date",
          message: "It says to be published later than now; the date was not used."))
    }
    if let found = dates.modified(data, meta) ?? dates.modifiedInText(map, roots: finder.roots) {
      page.modified = found.time
      page.sources["modified_at"] = found.source
    }
    page.credits = CreditReader.credits(in: page.text)
    page.identifiers = IdentifierReader.read(
      tree, meta, base: AddressBase(page.url ?? page.canonicalURL))
    page.kind = PageKind.of(
      page, data, meta, pageLetters: whole.textLength(0),
      features: KindFeatures(page, data, meta, whole).values)
    if page.text.isEmpty {
      page.issues.append(.init(code: "page.no-text", message: "No article text was found."))
    }
    return page
  }

  func dates(
    of page: ExtractedPage, _ meta: MetaTags, _ tree: HTMLTree, url: String?
  ) -> PageDates {
    var dates = PageDates(now: now)
    dates.isMonthFirst =
      DateOrder.shown(in: tree)
      ?? DateOrder.isMonthFirst(
        languages: [page.language, meta["og:locale"].flatMap { PageFacts.languageTag($0.value) }],
        address: page.canonicalURL ?? url)
    dates.headline = Headline.find(in: tree, title: page.title)
    return dates
  }

  /// Where comments stand. A page has few sections; where each comment is one, the first stand for
  /// all.
  func sections(_ reader: CommentReader, _ map: PageMap) -> [Range<Int>] {
    reader.sections.prefix(64).map { $0..<map.tree.end($0) }
  }

  /// The earliest of the first comments, where there are three with a time.
  static func firstAnswer(_ comments: [Comment]) -> Timestamp? {
    let times = comments.prefix(50).compactMap(\.published)
    return times.count >= 3 ? times.min { $0.seconds < $1.seconds } : nil
  }

  /// Whether readers answered what is said to have come out more than a day after: three comments at
  /// least, the first of them the earliest. Then the date is not the page's.
  private func areEarlier(_ comments: [Comment], than time: Timestamp) -> Bool {
    guard let first = comments.first?.published, first.seconds + 86_400 < time.seconds else {
      return false
    }
    let times = comments.compactMap(\.published?.seconds)
    return times.count >= 3 && times.allSatisfy { $0 >= first.seconds - 86_400 }
  }

  /// The date that was refused because it is still to come; `nil` when there is none.
  private func laterDate(
    _ data: StructuredData, _ meta: MetaTags, _ map: PageMap, _ finder: ArticleFinder,
    _ dates: PageDates, _ address: String?
  ) -> Timestamp? {
    guard now != nil else { return nil }
    var unbounded = PageDates(now: nil)
    unbounded.isMonthFirst = dates.isMonthFirst
    unbounded.comments = dates.comments
    return unbounded.published(data, meta, map, roots: finder.roots, isList: false, url: address)?
      .time
  }

  private func hasClaimReview(_ tree: HTMLTree) -> Bool {
    (0..<tree.count).contains { node in
      guard let type = tree.attribute(node, .itemtype) else { return false }
      return tree.string(type).hasSuffix("ClaimReview")
    }
  }

  private func write(_ page: inout ExtractedPage, _ chosen: PageText) {
    let map = chosen.map
    var writer = TextWriter()
    let title = page.title
    for root in chosen.roots {
      writer.write(root, of: map) { node in
        if map.isDropped[node] { return false }
        switch map.tree.tag(node) {
        case .h1: return chosen.origin == "block model"
        case .a: return !chosen.isByBlocks || map.textLength(node) > 0
        case .h2, .h3:
          return title.map { $0 != Whitespace.collapsed(map.tree.textContent(node)) } ?? true
        default: return true
        }
      }
    }
    page.text = writer.finish()
    page.quotations = writer.quotations
    let base = AddressBase(page.url ?? page.canonicalURL)
    page.links = writer.links.compactMap { link in
      base.resolve(map.tree.string(link.href)).map { Link(url: $0, text: link.text) }
    }
    page.sources["text"] = chosen.origin
  }

  /// Of a thread whose posts are all built alike, the first is what the others answer.
  private func takeOpening(_ page: inout ExtractedPage, _ chosen: PageText) -> Comment? {
    guard chosen.isWithoutProse, let opening = page.comments.first, opening.depth == 0 else {
      return nil
    }
    page.comments.removeFirst()
    page.text = opening.text
    page.quotations = []
    page.links = []
    page.sources["text"] = "opening post"
    if let author = opening.author {
      page.authors = [author]
      page.sources["authors"] = "opening post"
    }
    return opening
  }

  /// The posts that a forum's page carries for its script replace what it shows without.
  private func preferTopic(
    _ page: inout ExtractedPage, _ topic: DiscoursePayload, _ dates: PageDates
  ) {
    guard let opening = topic.opening, topic.replies.count + 1 >= page.comments.count else {
      return
    }
    replaceText(of: &page, withHTML: opening, from: "discourse payload")
    page.comments = topic.replies
    page.sources["comments"] = "discourse payload"
    if let author = topic.openingAuthor {
      page.authors = [author]
      page.sources["authors"] = "discourse payload"
    }
  }

  private func replaceText(of page: inout ExtractedPage, withHTML html: String, from source: String)
  {
    var writer = TextWriter()
    let map = PageMap(HTMLTree.parse(Array(html.utf8)).tree)
    writer.write(0, of: map) { _ in true }
    page.text = writer.finish()
    page.quotations = writer.quotations
    let base = AddressBase(page.url ?? page.canonicalURL)
    page.links = writer.links.compactMap { link in
      base.resolve(map.tree.string(link.href)).map { Link(url: $0, text: link.text) }
    }
    page.sources["text"] = source
  }

  /// A body in the JSON-LD replaces one that is empty or much shorter.
  private func preferStructuredBody(_ page: inout ExtractedPage, _ data: StructuredData) {
    guard let body = data.body, body.utf8.count >= 250 else { return }
    guard page.text.utf8.count * 10 < body.utf8.count * 7 else { return }
    var text = body
    if body.utf8.contains(0x3C) || body.utf8.contains(0x26) {
      var writer = TextWriter()
      let map = PageMap(HTMLTree.parse(Array(body.utf8)).tree)
      writer.write(0, of: map, keepsLinks: false) { _ in true }
      text = writer.finish()
    }
    page.text = text
    page.quotations = []
    page.links = []
    page.sources["text"] = "json-ld articleBody"
  }
}
