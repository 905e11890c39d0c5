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
