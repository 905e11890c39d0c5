import HTML

/// What is measured of each block of a page, to tell the page's own text from what surrounds it
/// (after Kohlschütter et al., “Boilerplate Detection using Shallow Text Features” (WSDM 2010), and
/// Vogels et al., “Web2Text” (ECIR 2018)).
struct BlockFeatures {
  /// One row a block; the columns are ``names``.
  private(set) var rows: [[Float]] = []

  static let names: [String] =
    block + around.flatMap { place in around(place) } + [
      "mean link share around", "mean letters around",
    ]
    + containers.flatMap { container($0) } + repetition + inside + page

  private static let block = [
    "letters", "link share", "ends sentence", "marks share", "digit share", "capital share",
    "words", "mean word", "has price", "has rights", "times on page", "top heading", "heading",
    "paragraph", "list item", "cell", "term", "preformatted", "caption", "control", "depth",
    "position", "after headline", "letters since headline",
  ]
  private static let around = ["before", "after"]
  private static func around(_ place: String) -> [String] {
    ["letters", "link share", "ends sentence", "is heading", "same element"].map {
      "\($0) \(place)"
    }
  }
  private static let containers = ["first", "second", "third", "fourth"]
  private static func container(_ name: String) -> [String] {
    ["letters", "link share", "prose share", "share of page"].map { "\($0) of \(name) container" }
  }
  private static let repetition = [
    "item alike", "item letters", "item link share", "item prose share", "item boundary",
  ]
  private static let inside = [
    "in nav", "in header", "in footer", "in aside", "in form", "in main", "in article", "in table",
    "in list", "in figure", "in control", "in dialog", "is hidden", "in quotation",
    "boilerplate names", "own boilerplate name", "doubtful name", "comment name", "part name",
    "body name", "article name", "author name", "date name", "form name", "in found article",
  ]
  private static let page = [
    "page letters", "page link share", "page prose share", "found letters", "found prose",
    "found share", "found by name", "is list", "page has main", "page has article", "page articles",
    "comments", "says article", "says product", "says thread",
  ]

  /// - Parameters:
  ///   - map: the page, without comments, scripts and styles.
  ///   - found: what the cascade takes for the article.
  /// Linear but for the bounded depth.
  init(
    _ blocks: [TextBlock], _ map: PageMap, _ context: BlockContext, found: FoundArticle,
    declared: DeclaredKind
  ) {
    rows.reserveCapacity(blocks.count)
    guard !blocks.isEmpty else { return }
    let tree = map.tree
    var times: [UInt64: Float] = [:]
    for block in blocks { times[block.hash, default: 0] += 1 }
    let headline = tree.first(.h1) ?? 0
    let total = Float(max(1, map.textLength(0)))
    let page = Self.page(map, found, declared, tree)
    var sinceHeadline: Float = 0
    var before: Float = 0
    for (index, block) in blocks.enumerated() {
      var row: [Float] = []
      row.reserveCapacity(Self.names.count)
      let node = block.nodes.lowerBound
      let letters = Float(block.letters)
      let words = Float(block.words)
      row += [
        Self.log(letters), block.linkShare, block.endsSentence ? 1 : 0,
        Float(block.marks) / letters,
        Float(block.digits) / letters, Float(block.capitals) / letters, Self.log(words),
        min(20, letters / words), block.hasPrice ? 1 : 0, block.hasRights ? 1 : 0,
        min(4, times[block.hash] ?? 1),
      ]
      row += Self.kind(tree.tag(block.element))
      row += [
        Float(context.depth[node]), before / total, node > headline ? 1 : 0,
        Self.log(max(1, sinceHeadline)),
      ]
      if node > headline { sinceHeadline += letters }
      before += letters
      row += Self.neighbour(index - 1, of: block, blocks, tree)
      row += Self.neighbour(index + 1, of: block, blocks, tree)
      let nearby = blocks[max(0, index - 3)...min(blocks.count - 1, index + 3)]
      let nearLetters = nearby.reduce(0) { $0 + $1.letters }
      row += [
        Float(nearby.reduce(0) { $0 + $1.linked }) / Float(max(1, nearLetters)),
        Self.log(Float(nearLetters) / Float(nearby.count)),
      ]
      var around = block.element
      for _ in 0..<4 {
        around = max(0, tree.parent(around))
        row += Self.container(around, map, total)
      }
      let item = Int(context.item[node])
      row += [
        item > 0 ? Self.log(Float(context.alike[item])) : 0,
        item > 0 ? Self.log(Float(max(1, map.textLength(item)))) : 0,
        item > 0 ? Float(map.linkDensity(item)) : 0,
        item > 0 ? Float(map.proseLength(item)) / Float(max(1, map.textLength(item))) : 0,
        item > 0 && tree.parent(node) == item ? 1 : 0,
      ]
      row += Self.inside(node, block.element, map, context, found)
      row += page
      rows.append(row)
    }
  }

  /// A logarithm that is the same on every machine.
  private static func log(_ value: Float) -> Float {
    let bits = max(1, value).bitPattern
    return Float(Int(bits >> 23) - 127) + Float(bits & 0x7F_FFFF) / 8_388_608
  }

  private static func kind(_ tag: HTMLTag) -> [Float] {
    var values = [Float](repeating: 0, count: 9)
    switch tag {
    case .h1, .h2: (values[0], values[1]) = (1, 1)
    case .h3, .h4, .h5, .h6: values[1] = 1
    case .p: values[2] = 1
    case .li: values[3] = 1
    case .td, .th: values[4] = 1
    case .dt, .dd: values[5] = 1
    case .pre, .blockquote: values[6] = 1
    case .figcaption, .caption: values[7] = 1
    case .option, .summary, .legend, .address: values[8] = 1
    default: break
    }
    return values
  }

  private static func neighbour(
    _ index: Int, of block: TextBlock, _ blocks: [TextBlock], _ tree: HTMLTree
  ) -> [Float] {
    guard blocks.indices.contains(index) else { return [0, 0, 0, 0, 0] }
    let other = blocks[index]
    return [
      Self.log(Float(other.letters)), other.linkShare, other.endsSentence ? 1 : 0,
      kind(tree.tag(other.element))[1], tree.tag(other.element) == tree.tag(block.element) ? 1 : 0,
    ]
  }

  private static func container(_ node: Int, _ map: PageMap, _ total: Float) -> [Float] {
    let letters = Float(map.textLength(node))
    return [
      Self.log(letters), Float(map.linkDensity(node)),
      Float(map.proseLength(node)) / max(1, letters),
      letters / total,
    ]
  }

  private static func inside(
    _ node: Int, _ element: Int, _ map: PageMap, _ context: BlockContext, _ found: FoundArticle
  ) -> [Float] {
    let places = context.places[node]
    let marks = context.marks[node]
    var row = (0..<14).map { Float(places.rawValue >> UInt32($0) & 1) }
    row.append(Float(min(4, context.boilerplate[node])))
    row.append(map.marks[element].contains(.boilerplate) ? 1 : 0)
    for mark: NameMarks in [.doubtful, .comment, .part, .body, .article, .author, .date, .form] {
      row.append(marks.contains(mark) ? 1 : 0)
    }
    row.append(found.contains(node) ? 1 : 0)
    return row
  }

  private static func page(
    _ map: PageMap, _ found: FoundArticle, _ declared: DeclaredKind, _ tree: HTMLTree
  ) -> [Float] {
    let letters = Float(map.textLength(0))
    var articles: Float = 0
    for node in 0..<tree.count where tree.tag(node) == .article { articles += 1 }
    return [
      Self.log(letters), Float(map.linkDensity(0)), Float(map.proseLength(0)) / max(1, letters),
      Self.log(Float(found.letters)), Self.log(Float(found.prose)),
      Float(found.letters) / max(1, letters),
      found.isNamed ? 1 : 0, found.isList ? 1 : 0, tree.first(.main) == nil ? 0 : 1,
      articles > 0 ? 1 : 0, Self.log(articles), Self.log(Float(found.comments)),
      declared == .article ? 1 : 0, declared == .product ? 1 : 0, declared == .thread ? 1 : 0,
    ]
  }
}
