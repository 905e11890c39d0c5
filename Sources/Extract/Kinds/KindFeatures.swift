import HTML

/// What is measured of a page to tell what kind it is: what it declares, the words of its address,
/// and how it is built. None is about a subject or a site.
struct KindFeatures {
  private(set) var values: [Float] = []

  static let names: [String] =
    declared + addressWords.map { "address: \($0.name)" } + [
      "address has a day or a long number"
    ] + built

  private static let declared = [
    "says article", "says product", "says thread", "type article", "type product",
    "generator of documentation", "has date", "has author",
  ]
  private static let built = [
    "comments", "quality", "page letters", "link share", "headings that link", "most alike",
    "prices", "code", "buttons", "pictures", "names of products", "names of forums",
  ]

  private static let addressWords: [(name: String, words: Set<String>)] = [
    (
      "documentation",
      [
        "docs", "doc", "documentation", "manual", "reference", "api", "guide", "guides", "wiki",
        "help", "developer", "developers", "learn", "tutorial", "tutorials", "readthedocs",
        "handbuch",
        "kb", "support",
      ]
    ),
    (
      "forum",
      [
        "forum", "forums", "thread", "threads", "topic", "topics", "community", "questions",
        "viewtopic", "showthread", "discussion", "discussions", "board", "boards", "foren", "t",
        "comments", "index", "foro",
      ]
    ),
    (
      "product",
      [
        "product", "products", "item", "p", "dp", "produkt", "produkte", "producto", "produit",
        "prodotto", "shop", "store", "ip", "sku", "buy",
      ]
    ),
    (
      "goods",
      [
        "collections", "collection", "c", "cat", "category", "browse", "shop", "catalog",
        "kategorie",
      ]
    ),
    (
      "service",
      [
        "service", "services", "solutions", "about", "pricing", "contact", "leistungen",
        "servicios",
        "platform", "features", "insurance", "consulting", "agency",
      ]
    ),
    (
      "article",
      [
        "blog", "article", "articles", "news", "story", "stories", "post", "posts", "artikel",
        "noticias", "insights", "magazine", "opinion", "politics",
      ]
    ),
  ]

  private static let documentationGenerators = [
    "sphinx", "mkdocs", "docusaurus", "gitbook", "hugo", "doxygen", "javadoc", "mdbook",
    "vitepress",
    "docfx", "antora", "jsdoc", "readme", "mintlify", "nextra", "dita", "robohelp", "flare",
  ]

  /// Linear.
  init(
    _ page: ExtractedPage, _ data: StructuredData, _ meta: MetaTags, _ map: PageMap
  ) {
    values.reserveCapacity(Self.names.count)
    addDeclared(page, data, meta)
    addAddress(page.canonicalURL ?? page.url)
    addBuilt(page, map)
  }

  private mutating func add(_ value: Bool) { values.append(value ? 1 : 0) }

  private mutating func addDeclared(
    _ page: ExtractedPage, _ data: StructuredData, _ meta: MetaTags
  ) {
    func says(_ types: Set<String>) -> Bool { !data.kinds.isDisjoint(with: types) }
    let type = meta["og:type"]?.value.lowercased() ?? ""
    let generator = meta["generator"]?.value.lowercased() ?? ""
    add(data.kinds.contains { $0.hasSuffix("Article") || $0 == "BlogPosting" })
    add(says(["Product", "ProductGroup", "Offer", "IndividualProduct"]))
    add(says(["DiscussionForumPosting", "QAPage", "Question"]))
    add(type == "article")
    add(type.hasSuffix("product"))
    add(Self.documentationGenerators.contains { generator.contains($0) })
    add(page.published != nil)
    add(!page.authors.isEmpty)
  }

  private mutating func addAddress(_ address: String?) {
    let parts = (address ?? "").lowercased().split(separator: "/").dropFirst()
    let host = parts.first.map { $0.split(separator: ".") } ?? []
    let path = parts.dropFirst()
    var words = Set(path.flatMap { $0.split { !$0.isLetter }.map(String.init) })
    // The first label of a host says what it is: docs.example, forum.example.
    if let first = host.first { words.insert(String(first)) }
    for group in Self.addressWords { add(!words.isDisjoint(with: group.words)) }
    add(
      path.contains {
        $0.utf8.count { $0 &- 0x30 < 10 } >= 6 || $0.split(separator: "-").count >= 5
      })
  }

  private mutating func addBuilt(_ page: ExtractedPage, _ map: PageMap) {
    let tree = map.tree
    var counts = (headings: 0, linking: 0, code: 0, buttons: 0, pictures: 0)
    for node in 1..<max(1, tree.count) {
      switch tree.tag(node) {
      case .h1, .h2, .h3, .h4:
        counts.headings += 1
        if map.linkDensity(node) > 0.8, map.textLength(node) > 0 { counts.linking += 1 }
      case .pre, .code: counts.code += 1
      case .button: counts.buttons += 1
      case .img: counts.pictures += 1
      default: break
      }
    }
    values.append(Self.log(page.comments.count))
    values.append(Float(page.quality))
    values.append(Self.log(map.textLength(0)))
    values.append(Float(map.linkDensity(0)))
    values.append(Float(counts.linking) / Float(max(1, counts.headings)))
    values.append(Self.log(Self.mostAlike(map)))
    values.append(Self.log(Self.prices(map)))
    for count in [counts.code, counts.buttons, counts.pictures] { values.append(Self.log(count)) }
    let names = Self.namesOfBody(tree)
    add(names.contains { ["product", "shop", "woocommerce", "pdp", "cart"].contains($0) })
    add(names.contains { ["forum", "thread", "topic", "question", "discussion"].contains($0) })
  }

  /// How many siblings of one tag, each with a link and words, stand together at most.
  private static func mostAlike(_ map: PageMap) -> Int {
    let tree = map.tree
    var most = 0
    var counts = [Int32](repeating: 0, count: tree.count)
    for node in 1..<max(1, tree.count) {
      switch tree.tag(node) {
      case .li, .article, .div, .tr:
        let letters = map.textLength(node)
        guard letters > 20, letters < 1000, map.linkLength(node) > 10 else { continue }
        counts[tree.parent(node)] += 1
        most = max(most, Int(counts[tree.parent(node)]))
      default: continue
      }
    }
    return most
  }

  /// How often a sign of money stands in the page's text.
  private static func prices(_ map: PageMap) -> Int {
    let tree = map.tree
    var prices = 0
    for node in 0..<tree.count where tree.tag(node) == .text && !map.isDropped[node] {
      let run = tree.text(node)
      guard run.count < 60 else { continue }
      tree.withBytes(run) { bytes in
        var previous: UInt8 = 0
        for byte in bytes {
          // `$`, £ as C2 A3, € as E2 82 AC.
          if byte == 0x24 || byte == 0xA3 && previous == 0xC2 || byte == 0xAC && previous == 0x82 {
            prices += 1
          }
          previous = byte
        }
      }
    }
    return prices
  }

  private static func namesOfBody(_ tree: HTMLTree) -> Set<String> {
    let body = tree.first(.body) ?? 0
    let names =
      (tree.attributeString(body, .class) ?? "") + " " + (tree.attributeString(body, .id) ?? "")
    return Set(names.prefix(2000).lowercased().split { !$0.isLetter }.map(String.init))
  }

  /// A logarithm that is the same on every machine.
  private static func log(_ count: Int) -> Float {
    let bits = Float(max(0, count) + 1).bitPattern
    return Float(Int(bits >> 23) - 127) + Float(bits & 0x7F_FFFF) / 8_388_608
  }
}
