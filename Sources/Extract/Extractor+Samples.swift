import HTML

extension Extractor {
  /// A block of a page and what is measured of it, to fit the model on labelled pages.
  package struct BlockSample: Sendable {
    package var text: String
    package var words: Int
    /// The columns of ``blockFeatureNames``.
    package var features: [Float]
  }

  package static var blockFeatureNames: [String] { BlockFeatures.names }

  package static var kindFeatureNames: [String] { KindFeatures.names }

  /// What is measured of a page to tell its kind, in the order of ``kindFeatureNames``. Linear.
  package func kindSample(_ utf8: [UInt8]) -> [Float] {
    let (tree, _) = HTMLTree.parse(utf8)
    let page = extract(utf8)
    var map = PageMap(tree)
    let reader = CommentReader(map, dates: PageDates(now: nil))
    for section in reader.sections { map.drop(section) }
    map.count()
    return KindFeatures(page, StructuredData(tree), MetaTags(tree), map).values
  }

  /// The blocks of a page as the model sees them. Linear.
  package func samples(_ utf8: [UInt8]) -> [BlockSample] {
    let (tree, _) = HTMLTree.parse(utf8)
    let meta = MetaTags(tree)
    let data = StructuredData(tree)
    var map = PageMap(tree)
    let reader = CommentReader(map, dates: PageDates(now: nil))
    for section in reader.sections { map.drop(section) }
    map.count()
    let whole = map
    let visibility = Visibility(tree)
    let finder = ArticleFinder(&map, visibility)
    let blocks = TextBlock.all(in: whole)
    let found = FoundArticle(finder, map, comments: reader.comments.count)
    let features = BlockFeatures(
      blocks, whole, BlockContext(whole, visibility), found: found,
      declared: DeclaredKind(data, meta))
    return zip(blocks, features.rows).map { block, row in
      let text = block.nodes.filter { tree.tag($0) == .text && !whole.isDropped[$0] }
        .map { tree.string(tree.text($0)) }.joined()
      return BlockSample(text: Whitespace.collapsed(text), words: block.words, features: row)
    }
  }
}
