import HTML
package import TocsinModel

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

  /// A day that a page names and what is measured of it, to fit the model of dates.
  package struct DateSample: Sendable {
    package var day: CivilDate
    /// The columns of ``dateFeatureNames``.
    package var features: [Float]
    /// The ways in which it stands there.
    package var sources: [String]
  }

  package static var dateFeatureNames: [String] { DateFeatures.names }

  /// The days that a page names, and the last on which it says only that it was changed. Linear in
  /// the page.
  package func dateSamples(_ utf8: [UInt8]) -> (days: [DateSample], update: CivilDate?) {
    let (tree, _) = HTMLTree.parse(utf8)
    let page = extract(utf8)
    let meta = MetaTags(tree)
    var map = PageMap(tree)
    var dates = dates(of: page, meta, tree, url: nil)
    let reader = CommentReader(map, dates: dates)
    dates.comments = sections(reader, map)
    for section in reader.sections { map.drop(section) }
    map.count()
    let finder = ArticleFinder(&map, Visibility(tree))
    let candidates = DateCandidates(
      dates, StructuredData(tree), meta, map, roots: finder.roots, url: page.canonicalURL)
    let days = DateFeatures(
      candidates, isList: finder.isList, firstComment: Self.firstAnswer(reader.comments))
    let samples = zip(days.groups, days.rows).map { group, row in
      DateSample(
        day: CivilDate(daysSince1970: group.day), features: row,
        sources: group.candidates.map { "\($0.kind)" })
    }
    return (samples, days.update.map { CivilDate(daysSince1970: $0.day) })
  }
}
