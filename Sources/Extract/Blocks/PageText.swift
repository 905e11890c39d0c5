import HTML

/// Decides between the article that the cascade found and the blocks that the model takes for the
/// page's own text.
struct PageText {
  /// What is written, with everything else dropped.
  private(set) var map: PageMap
  private(set) var roots: [Int]
  private(set) var origin: String
  /// Whether single blocks of the whole page were chosen.
  private(set) var isByBlocks = false
  /// 0…1: how well what is written fits what the model expects (an expected F1 of words).
  private(set) var quality: Float

  /// Whether nothing in what is written, or in what the cascade found, is a paragraph.
  private(set) var isWithoutProse: Bool

  /// Letters of prose from which a page that calls itself an article is believed.
  private static let leastProse = 150
  /// Expected F1 from which an article that the page declares is believed, and any.
  private static let declaredLikeness: Float = 0.5
  private static let undeclaredLikeness: Float = 0.8
  /// In an article no block is left out unless precision is favoured: a table or a list in it looks
  /// unlike prose. What stands outside is taken in if it is this likely.
  private static let outside: Float = 0
  private static let inside: Float = 0.9
  /// What is measured of a block takes half a kilobyte: a page of more blocks is left to the cascade.
  private static let mostBlocks = 20_000
  /// Letters of a page below which there is too little to weigh.
  private static let shortestPage = 400

  /// - Parameters:
  ///   - whole: the page without comments, scripts and styles.
  ///   - map: the page without what the cascade left out.
  /// Linear but for the bounded depth.
  init(
    _ finder: ArticleFinder, _ map: PageMap, whole: PageMap, comments: Int, declared: DeclaredKind,
    visibility: Visibility, favour: Favour
  ) {
    let blocks = TextBlock.all(in: whole)
    let found = FoundArticle(finder, map, comments: comments)
    roots = finder.roots
    origin = finder.origin
    self.map = map
    isWithoutProse = found.prose == 0
    quality = 0
    guard blocks.count <= Self.mostBlocks else { return }
    let features = BlockFeatures(
      blocks, whole, BlockContext(whole, visibility), found: found, declared: declared)
    let likely = BlockModel.likelihoods(blocks, features)
    let inArticle = blocks.map { found.contains($0.nodes.lowerBound) }
    let ofArticle = Self.likeness(inArticle, likely, blocks)
    let isArticle =
      whole.textLength(0) < Self.shortestPage || ofArticle > Self.undeclaredLikeness
      || declared == .article && found.prose > Self.leastProse
        && ofArticle > Self.declaredLikeness
    let shift = favour.shift
    let kept = likely.indices.map { index in
      let value = likely[index] + shift
      guard isArticle else { return value > BlockModel.least }
      return inArticle[index] ? value > Self.outside : value > Self.inside
    }
    quality = Self.likeness(kept, likely, blocks)
    let isChanged = zip(kept, inArticle).contains { $0 != $1 }
    guard isChanged, kept.contains(true) else {
      if !isChanged { return }
      quality = ofArticle
      return
    }
    self.map = whole
    for (block, isKept) in zip(blocks, kept) where !isKept {
      for node in block.nodes where self.map.tree.tag(node) == .text { self.map.drop(node) }
    }
    self.map.count()
    if !isArticle { origin = "block model" }
    isByBlocks = true
    roots = [0]
  }

  /// The F1 of words that is expected of what is chosen, if the likelihoods are right.
  private static func likeness(_ chosen: [Bool], _ likely: [Float], _ blocks: [TextBlock]) -> Float
  {
    var right: Float = 0
    var given: Float = 0
    var wanted: Float = 0
    for (index, block) in blocks.enumerated() {
      let words = Float(block.words + 1)
      wanted += likely[index] * words
      guard chosen[index] else { continue }
      given += words
      right += likely[index] * words
    }
    return given + wanted > 0 ? 2 * right / (given + wanted) : 0
  }
}
