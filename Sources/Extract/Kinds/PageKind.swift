import TocsinModel

/// What a page is for its readers.
package enum PageKind: String, Sendable, Codable, CaseIterable {
  case article
  /// An article of a few sentences.
  case shortArticle = "short article"
  /// A front page, a section, results of a search: it leads to articles and is none.
  case list
  /// A thread of a forum, a question and its answers.
  case forum
  /// A short text below which most of the page is what readers say.
  case discussion
  case liveBlog = "live blog"
  case video
  /// Goods of a shop, one beside the other.
  case listing
  case product
  /// What an office or a firm does, and how to have it.
  case service
  case documentation
}

extension PageKind {
  /// Letters below which an article is short: two or three sentences.
  private static let shortest = 400
  /// How many times a text's letters its comments must have to be what the page is.
  private static let discussionTimes = 4
  /// Bytes of a page's whole text below which the model knows nothing: the pages that it was fitted on
  /// have menus, footers and more.
  private static let smallestPage = 2500
  /// Letters of text beside a video that leave the video what the page is.
  private static let besideVideo = 600

  /// Whether three or more elements with links stand side by side, as in a list.
  private static func hasManyAlike(_ features: [Float]) -> Bool {
    guard let place = KindFeatures.names.firstIndex(of: "most alike"),
      features.indices.contains(place)
    else { return false }
    return features[place] >= 2
  }

  private static let otherThanArticles: Set<String> = [
    "Product", "ProductGroup", "DiscussionForumPosting", "QAPage", "CollectionPage", "ItemList",
    "Service", "LocalBusiness", "TechArticle", "APIReference",
  ]

  /// What a page says it is where the word is unmistakable, else what the model takes it for, split
  /// by length where readers would.
  static func of(
    _ page: ExtractedPage, _ data: StructuredData, _ meta: MetaTags, pageLetters: Int,
    features: [Float]
  ) -> PageKind {
    if data.kinds.contains("LiveBlogPosting") { return .liveBlog }
    let letters = page.text.utf8.count
    let type = meta["og:type"]?.value.lowercased() ?? ""
    let isVideo = data.mainKinds.contains("VideoObject") || type.hasPrefix("video")
    if isVideo, letters < besideVideo { return .video }
    // A few dated sentences that a page calls an article are one.
    let saysArticle = type == "article" || data.mainKinds.contains { $0.hasSuffix("Article") }
    let isShort = saysArticle && page.published != nil && letters < shortest && !page.isList
    let isArticle =
      isShort && page.comments.isEmpty
      || pageLetters < smallestPage && data.kinds.isDisjoint(with: otherThanArticles)
        && !hasManyAlike(features)
    let likely = isArticle ? PageKind.article : KindModel.mostLikely(features)
    guard likely == .article else { return likely }
    // What lists and what is listed look alike to a model; the cascade has counted the teasers.
    if page.isList { return .list }
    let said = page.comments.reduce(0) { $0 + $1.text.utf8.count }
    if page.comments.count >= 3, said > letters * discussionTimes { return .discussion }
    return letters < shortest ? .shortArticle : .article
  }
}
