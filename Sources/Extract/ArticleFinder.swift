import HTML

/// Finds the subtrees that hold the article, by a cascade: what publishing systems name the body,
/// else where the prose is (after Readability and Barbaresi, “Trafilatura” (ACL 2021)).
struct ArticleFinder {
  /// The nodes to write, in document order, disjoint.
  private(set) var roots: [Int] = []
  private(set) var origin = "text density"
  /// Whether the page lists articles and is none.
  private(set) var isList = false

  /// Linear but for the depth of the tree, which is bounded. Leaves boilerplate out of `map`.
  init(_ map: inout PageMap, _ visibility: Visibility) {
    Self.dropByTag(&map, visibility)
    map.count()
    let broad = map
    Self.dropByName(&map)
    map.count()
    let body = map.tree.first(.body) ?? 0
    let densest = Self.densest(from: body, in: map)
    if let named = Self.named(in: map), Self.isGood(named.prose, against: map.proseLength(densest))
    {
      roots = named.nodes
      origin = named.origin
    } else {
      roots = [densest]
    }
    isList = Self.isList(roots, map)
    for root in roots { Self.dropLinkBlocks(root, &map) }
    if let first = roots.first { Self.dropDateLines(first, &map) }
    map.count()
    widen(&map, broad, body)
  }

  /// Prose from which a page is taken for an article, however much else stands on it.
  private static let articleProse = 1000
  /// The same where the page itself says what its article is.
  private static let shortProse = 150
  /// The share of a page's text, in percent, below which what was found is not what the page is.
  private static let leastShare = 40

  /// A page without an article (a listing, a product, a thread) is all of its text but what its
  /// elements set apart.
  private mutating func widen(_ map: inout PageMap, _ broad: PageMap, _ body: Int) {
    let found = roots.reduce(0) { $0 + map.textLength($1) }
    let prose = roots.reduce(0) { $0 + map.proseLength($1) }
    let main = map.tree.first(.main) ?? body
    let root = broad.textLength(main) * 2 >= broad.textLength(body) ? main : body
    let limit =
      origin == "text density" || origin == "main element" ? Self.articleProse : Self.shortProse
    guard prose < limit, found * 100 < broad.textLength(root) * Self.leastShare else {
      return
    }
    map = broad
    roots = [root]
    origin = "whole page"
  }

  private static func isGood(_ prose: Int, against densest: Int) -> Bool {
    prose * 2 >= densest && prose > 0
  }

  // MARK: What is never article

  private static func dropByTag(_ map: inout PageMap, _ visibility: Visibility) {
    let tree = map.tree
    let total = max(1, map.textLength(0))
    var node = 1
    while node < tree.count {
      // What would hide most of a page is undone by its scripts.
      let isLarge = map.textLength(node) * 10 > total * 4
      let drops: Bool
      switch tree.tag(node) {
      case .script, .style, .noscript, .template, .iframe, .button, .select, .textarea, .svg,
        .object, .embed, .video, .audio, .canvas, .input, .option, .figcaption, .dialog, .map,
        .title:
        drops = true
      case .nav, .footer, .form, .aside, .menu, .label, .address:
        drops = !isLarge
      case .figure:
        drops = map.proseLength(node) == 0
      case .text:
        drops = false
      default:
        drops = !isLarge && (isAside(node, tree) || visibility.hides(node, in: tree))
      }
      if drops {
        map.drop(node)
        node = tree.end(node)
      } else {
        node += 1
      }
    }
  }

  /// Whether its role says that it is not the article.
  private static func isAside(_ node: Int, _ tree: HTMLTree) -> Bool {
    if let role = tree.attribute(node, .role) {
      for word: StaticString in [
        "navigation", "banner", "contentinfo", "complementary", "dialog", "search", "menu",
        "menubar", "toolbar", "alertdialog", "tooltip",
      ] where tree.equals(role, word) {
        return true
      }
    }
    return false
  }

  private static func dropByName(_ map: inout PageMap) {
    let tree = map.tree
    let total = max(1, map.textLength(0))
    var node = 1
    while node < tree.count {
      if map.isDropped[node] {
        node = tree.end(node)
        continue
      }
      let marks = map.marks[node]
      let tag = tree.tag(node)
      var drops = false
      if tag != .body, tag != .html, tag != .main, tag != .text, !marks.isEmpty {
        let length = map.textLength(node)
        let isLarge = length * 10 > total * 3
        if marks.contains(.boilerplate), !isLarge, tag != .article || length * 10 < total,
          !holdsQuotation(node, map)
        {
          // A paragraph or heading is prose whatever it is called, unless it is short.
          drops = tag != .p || length < 200
        } else if marks.contains(.doubtful), !isLarge {
          drops =
            map.proseLength(node) == 0 && (map.linkDensity(node) > 0.4 || length < 100)
            && !isHeading(tag)
        }
      }
      if drops {
        map.drop(node)
        node = tree.end(node)
      } else {
        node += 1
      }
    }
  }

  /// Embedded posts carry their platform's name, but the article quotes them.
  private static func holdsQuotation(_ node: Int, _ map: PageMap) -> Bool {
    (node..<map.tree.end(node)).contains {
      map.tree.tag($0) == .blockquote && map.proseLength($0) > 0
    }
  }

  private static func isHeading(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }

  // MARK: Where the article is

  /// The deepest node that still holds most of the prose.
  private static func densest(from body: Int, in map: PageMap) -> Int {
    var node = body
    while true {
      let prose = map.proseLength(node)
      guard prose > 0 else { return node }
      var best = node
      var bestProse = 0
      for child in map.tree.children(node) where map.proseLength(child) > bestProse {
        best = child
        bestProse = map.proseLength(child)
      }
      guard best != node, bestProse * 100 >= prose * 65, map.tree.tag(best) != .text,
        map.tree.tag(best) != .p
      else { return node }
      node = best
    }
  }

  private static func named(in map: PageMap) -> (nodes: [Int], prose: Int, origin: String)? {
    let tree = map.tree
    let levels: [(String, (Int) -> Bool)] = [
      ("itemprop articleBody", { tree.has($0, .itemprop, token: "articlebody") }),
      ("class of the body", { isBodyName($0, tree) }),
      ("article element", { tree.tag($0) == .article }),
      ("main element", { tree.tag($0) == .main }),
    ]
    let densest = map.proseLength(densest(from: tree.first(.body) ?? 0, in: map))
    for (origin, matches) in levels {
      var groups: [Int: (nodes: [Int], prose: Int)] = [:]
      var node = 1
      while node < tree.count {
        if map.isDropped[node] {
          node = tree.end(node)
        } else if tree.tag(node) != .text, matches(node) {
          let prose = map.proseLength(node)
          if prose > 0 {
            // Parts of one body are siblings; the posts of an index are not.
            let key = origin == "article element" ? node : tree.parent(node)
            groups[key, default: ([], 0)].nodes.append(node)
            groups[key, default: ([], 0)].prose += prose
          }
          node = tree.end(node)
        } else {
          node += 1
        }
      }
      let best = groups.values.max { ($0.prose, $1.nodes[0]) < ($1.prose, $0.nodes[0]) }
      if let best, isGood(best.prose, against: densest) {
        let nodes = merged(best.nodes, with: groups.values.flatMap(\.nodes), tree)
        return (nodes, nodes.reduce(0) { $0 + map.proseLength($1) }, origin)
      }
    }
    return nil
  }

  /// A body in several parts: what bears the same class in the same article.
  private static func merged(_ best: [Int], with all: [Int], _ tree: HTMLTree) -> [Int] {
    guard let first = best.first, tree.tag(first) != .article,
      let name = tree.attribute(first, .class)
    else { return best }
    let article = enclosingArticle(first, tree)
    let parts = all.filter { node in
      guard let other = tree.attribute(node, .class), other.count == name.count else {
        return false
      }
      return tree.bytes[other.start..<other.end] == tree.bytes[name.start..<name.end]
        && enclosingArticle(node, tree) == article
    }
    return Set(best).union(parts).sorted()
  }

  private static func enclosingArticle(_ node: Int, _ tree: HTMLTree) -> Int {
    var at = tree.parent(node)
    while at > 0, tree.tag(at) != .article { at = tree.parent(at) }
    return at
  }

  private static let bodyNames: [StaticString] = [
    "entry-content", "post-content", "article-content", "article-body", "article__body",
    "articlebody", "story-body", "storybody", "post-body", "postbody", "article-text",
    "article__content", "story-content", "td-post-content", "single-content", "post-text",
    "content-body", "article__text", "story__body", "body-content", "entry-body", "post__content",
    "news-text", "news-content", "article-body__content", "blog-content", "blog-post-content",
    "field-name-body", "field--name-body", "body-copy", "articlecontent", "article_body",
    "article_content", "story_body",
  ]

  private static func isBodyName(_ node: Int, _ tree: HTMLTree) -> Bool {
    if let value = tree.attribute(node, .class), tokens(value, tree) { return true }
    if let value = tree.attribute(node, .id), tokens(value, tree) { return true }
    return false
  }

  private static func tokens(_ value: HTMLTree.Bytes, _ tree: HTMLTree) -> Bool {
    var at = value.start
    while at < value.end {
      while at < value.end, tree.bytes[at] <= 0x20 { at += 1 }
      let start = at
      while at < value.end, tree.bytes[at] > 0x20 { at += 1 }
      if at - start >= 9, at - start <= 21 {
        let token = HTMLTree.Bytes(start, at)
        for name in bodyNames where tree.equals(token, name) { return true }
      }
    }
    return false
  }

  /// Whether what was found is a list of teasers: three or more alike, each under a heading that
  /// leads elsewhere, which hold most of the prose. Linear.
  static func isList(_ roots: [Int], _ map: PageMap) -> Bool {
    let tree = map.tree
    var teasers = 0
    var prose = 0
    for root in roots {
      var node = root
      while node < tree.end(root) {
        let isItem = tree.tag(node) == .article || tree.tag(node) == .li || tree.tag(node) == .div
        if isItem, node != root, isTeaser(node, map) {
          teasers += 1
          prose += map.proseLength(node)
          node = tree.end(node)
        } else {
          node += 1
        }
      }
    }
    let total = roots.reduce(0) { $0 + map.proseLength($1) }
    return teasers >= 3 && prose * 2 > total
  }

  private static func isTeaser(_ node: Int, _ map: PageMap) -> Bool {
    let tree = map.tree
    var headings = 0
    for inner in tree.descendants(node).prefix(60) where isHeading(tree.tag(inner)) {
      headings += 1
      if map.linkDensity(inner) < 0.9 { return false }
    }
    return headings == 1 && tree.end(node) - node <= 60
  }

  // MARK: What is left inside

  /// Lists and boxes of links inside the article: related stories, tags, share rows.
  private static func dropLinkBlocks(_ root: Int, _ map: inout PageMap) {
    let tree = map.tree
    var node = root + 1
    while node < tree.end(root) {
      if map.isDropped[node] {
        node = tree.end(node)
        continue
      }
      let length = map.textLength(node)
      let drops: Bool
      switch tree.tag(node) {
      case .ul, .ol, .dl:
        drops = map.linkDensity(node) > 0.6 && length > 0
      case .div, .section, .table, .header, .aside, .article:
        drops = length > 0 && map.linkDensity(node) > 0.55 && map.proseLength(node) == 0
      case .p, .li, .h2, .h3, .h4:
        let density = map.linkDensity(node)
        drops =
          length > 0 && length < 200
          && (density > 0.9 && tree.tag(node) == .p && length < 150
            || density > 0.3 && SetPhrases.pointsElsewhere(node, tree)
            || length < 24 && SetPhrases.isAdvertisement(node, tree))
      default:
        drops = false
      }
      if drops {
        map.drop(node)
        node = tree.end(node)
      } else {
        node += 1
      }
    }
  }

  /// Short lines with a date or a byline before the first prose: when and who, not what. They may
  /// be blocks, or spans side by side in a block that says nothing else.
  private static func dropDateLines(_ root: Int, _ map: inout PageMap) {
    let tree = map.tree
    var node = root + 1
    while node < tree.end(root), map.prose[node] == map.prose[root] {
      let length = map.textLength(node)
      let tag = tree.tag(node)
      if !map.isDropped[node], tag != .text, length > 5, length < 60, map.proseLength(node) == 0,
        !isHeading(tag), tree.end(node) - node < 30, !tag.isInline || standsAlone(node, map),
        isDateOrByline(Whitespace.collapsed(tree.textContent(node)))
      {
        map.drop(node)
        node = tree.end(node)
      } else {
        node += 1
      }
    }
  }

  /// Whether an inline element is no part of a sentence: its neighbours are elements.
  private static func standsAlone(_ node: Int, _ map: PageMap) -> Bool {
    let tree = map.tree
    return tree.children(tree.parent(node)).allSatisfy {
      tree.tag($0) != .text || map.textLength($0) == 0
        || $0 > tree.end(node)
    }
  }

  private static func isDateOrByline(_ text: String) -> Bool {
    WrittenDate.first(in: text, isMonthFirst: false) != nil || !PersonNames.byline(text).isEmpty
  }
}
