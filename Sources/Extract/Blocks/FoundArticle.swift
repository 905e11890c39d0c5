import HTML

/// What the cascade takes for the article, as the blocks are told of it.
struct FoundArticle {
  /// The text nodes that it would write.
  var isIn: [Bool]
  var letters = 0
  var prose = 0
  /// Whether the page names it.
  var isNamed = false
  var isList = false
  var comments = 0

  /// Linear.
  init(_ finder: ArticleFinder, _ map: PageMap, comments: Int) {
    isIn = [Bool](repeating: false, count: map.tree.count)
    for root in finder.roots {
      for node in root..<map.tree.end(root) where !map.isDropped[node] { isIn[node] = true }
      letters += map.textLength(root)
      prose += map.proseLength(root)
    }
    isNamed = finder.origin != "text density" && finder.origin != "whole page"
    isList = finder.isList
    self.comments = comments
  }

  func contains(_ node: Int) -> Bool { isIn[node] }
}

/// What a page's metadata say that it is about.
enum DeclaredKind {
  case nothing, article, product, thread

  /// Words of addresses and of names of `body` that forums use.
  private static let forumWords = ["forum", "thread", "topic", "viewtopic", "showthread"]

  /// Whether a page is a thread of a forum: it says so, or its address or its body's name does.
  static func isThread(_ kind: DeclaredKind, _ tree: HTMLTree, url: String?) -> Bool {
    if kind == .thread { return true }
    let body = tree.first(.body).flatMap { tree.attributeString($0, .class) } ?? ""
    let words = (body + " " + (url ?? "")).lowercased().split { !$0.isLetter }
    return words.contains { word in forumWords.contains { word.hasPrefix($0) } }
  }

  init(_ data: StructuredData, _ meta: MetaTags) {
    let kinds = data.kinds
    let type = meta["og:type"]?.value.lowercased() ?? ""
    if kinds.contains("DiscussionForumPosting") || kinds.contains("QAPage") {
      self = .thread
    } else if kinds.contains("Product") || kinds.contains("ProductGroup")
      || type.hasSuffix("product")
    {
      self = .product
    } else if kinds.contains(where: { $0.hasSuffix("Article") || $0 == "BlogPosting" })
      || type == "article"
    {
      self = .article
    } else {
      self = .nothing
    }
  }
}
