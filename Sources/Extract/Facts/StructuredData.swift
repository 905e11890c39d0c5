import Foundation
import HTML

/// What a page's JSON-LD says about its article (schema.org, 1.1 syntax, without expansion).
struct StructuredData {
  private(set) var headline: String?
  private(set) var published: String?
  /// How telling the type of what was published is: 4 an article, 3 another work, 2 a thing, 1 a page.
  private(set) var publishedRank = 0
  /// When a video was put there, which need not be when its page came out.
  private(set) var uploaded: String?
  private(set) var modified: String?
  /// People, and what has no type.
  private(set) var authors: [String] = []
  private(set) var organisations: [String] = []
  private(set) var publisher: String?
  private(set) var body: String?
  private(set) var language: String?
  private(set) var url: String?
  private(set) var isClaimReview = false
  private(set) var isUnreadable = false
  /// The last parts of the types of what it describes, such as `Product`.
  private(set) var kinds: Set<String> = []
  /// The types of what it describes first and foremost.
  private(set) var mainKinds: Set<String> = []

  init(_ tree: HTMLTree) {
    var rank = 0
    var budget = Self.mostBytes
    for node in 0..<tree.count where tree.tag(node) == .script {
      guard Self.isLinkedData(node, tree) else { continue }
      let raw = tree.rawText(node)
      budget -= raw.count
      guard budget >= 0, let value = Self.json(raw) else {
        if !raw.allSatisfy({ $0 <= 0x20 }) { isUnreadable = true }
        continue
      }
      visit(value, &rank)
    }
  }

  static func isLinkedData(_ node: Int, _ tree: HTMLTree) -> Bool {
    guard let type = tree.attribute(node, .type) else { return false }
    return tree.string(type).lowercased().holds("ld+json")
  }

  /// Of one page; Foundation needs about a hundred times as much to hold the values.
  private static let mostBytes = 1 << 20
  private static let mostDepth = 64
  private static let mostObjects = 20_000

  /// JSON as pages have it: wrapped in comments, with raw line breaks in strings.
  static func json(_ raw: [UInt8]) -> Any? {
    guard let start = raw.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }),
      let end = raw.lastIndex(where: { $0 == 0x7D || $0 == 0x5D }), start < end
    else { return nil }
    var bytes = Array(raw[start...end])
    var depth = 0
    var isString = false
    var isEscaped = false
    for index in bytes.indices {
      let byte = bytes[index]
      if byte < 0x20 { bytes[index] = 0x20 }
      if isEscaped {
        isEscaped = false
      } else if isString {
        if byte == 0x5C { isEscaped = true } else if byte == 0x22 { isString = false }
      } else if byte == 0x22 {
        isString = true
      } else if byte == 0x7B || byte == 0x5B {
        depth += 1
        guard depth <= mostDepth else { return nil }
      } else if byte == 0x7D || byte == 0x5D {
        depth -= 1
        // Trailing commas are common and mean nothing.
        var before = index - 1
        while before >= 0, bytes[before] <= 0x20 { before -= 1 }
        if before >= 0, bytes[before] == 0x2C { bytes[before] = 0x20 }
      }
    }
    return try? JSONSerialization.jsonObject(with: Data(bytes))
  }

  private mutating func visit(_ value: Any, _ rank: inout Int) {
    var queue: [Any] = [value]
    var next = 0
    while next < queue.count, next < Self.mostObjects {
      let item = queue[next]
      next += 1
      if let list = item as? [Any] {
        queue.append(contentsOf: list)
      } else if let object = item as? [String: Any] {
        read(object, &rank)
        for key in ["@graph", "mainEntity", "mainEntityOfPage", "itemReviewed", "review"] {
          if let inner = object[key], inner is [Any] || inner is [String: Any] {
            queue.append(inner)
          }
        }
      }
    }
  }

  private static func types(_ object: [String: Any]) -> [String] {
    if let type = object["@type"] as? String { return [type] }
    return (object["@type"] as? [Any])?.compactMap { $0 as? String } ?? []
  }

  /// Articles before other works before the page itself.
  private static func rank(_ types: [String]) -> Int {
    var best = 0
    for type in types {
      let name = type.split(separator: "/").last.map(String.init) ?? type
      if name.hasSuffix("Article") || name == "BlogPosting" || name == "LiveBlogPosting" {
        best = max(best, 4)
      } else if [
        "Report", "Review", "CriticReview", "ClaimReview", "SocialMediaPosting",
        "DiscussionForumPosting", "Recipe", "VideoObject", "QAPage", "Question",
      ].contains(name) {
        best = max(best, 3)
      } else if name == "CreativeWork" || name == "Event" || name == "Product" {
        best = max(best, 2)
      } else if name.hasSuffix("Page") {
        best = max(best, 1)
      }
    }
    return best
  }

  private mutating func read(_ object: [String: Any], _ best: inout Int) {
    let types = Self.types(object)
    if types.contains(where: { $0.hasSuffix("ClaimReview") }) { isClaimReview = true }
    for type in types.prefix(8) where kinds.count < 50 {
      kinds.insert(type.split(separator: "/").last.map(String.init) ?? type)
    }
    let rank = Self.rank(types)
    guard rank > 0 else { return }
    let isBetter = rank > best
    if isBetter {
      best = rank
      mainKinds = Set(types.prefix(8).map { $0.split(separator: "/").last.map(String.init) ?? $0 })
    }
    func set(_ field: WritableKeyPath<StructuredData, String?>, _ value: String?) {
      guard let value, !value.isEmpty, isBetter || self[keyPath: field] == nil else { return }
      self[keyPath: field] = value
    }
    set(
      \.headline, Self.string(object["headline"]) ?? (rank > 1 ? Self.string(object["name"]) : nil))
    let before = published
    set(\.published, Self.string(object["datePublished"]))
    if published != before || publishedRank == 0, published != nil { publishedRank = rank }
    set(\.uploaded, Self.string(object["uploadDate"]))
    set(\.modified, Self.string(object["dateModified"]))
    set(\.body, Self.string(object["articleBody"]))
    set(\.language, Self.string(object["inLanguage"]))
    set(\.publisher, Self.names(object["publisher"]).first)
    set(\.url, Self.string(object["url"]))
    let (names, others) = Self.authors(object["author"] ?? object["creator"])
    if !names.isEmpty, isBetter || authors.isEmpty { authors = names }
    if !others.isEmpty, isBetter || organisations.isEmpty { organisations = others }
  }

  private static func string(_ value: Any?) -> String? {
    if let text = value as? String { return text }
    if let list = value as? [Any] { return list.first as? String }
    if let object = value as? [String: Any] {
      return object["@value"] as? String ?? object["name"] as? String
        ?? object["alternateName"] as? String
    }
    return nil
  }

  /// People apart from organisations, by the type that each is given.
  private static func authors(_ value: Any?) -> (people: [String], organisations: [String]) {
    let list = value as? [Any] ?? (value.map { [$0] } ?? [])
    var people: [String] = []
    var organisations: [String] = []
    for item in list.prefix(50) {
      let types = (item as? [String: Any]).map(types) ?? []
      if types.contains(where: { $0.hasSuffix("Organization") || $0.hasSuffix("WebSite") }) {
        organisations += names(item)
      } else {
        people += names(item)
      }
    }
    return (people, organisations)
  }

  private static func names(_ value: Any?) -> [String] {
    let list = value as? [Any] ?? (value.map { [$0] } ?? [])
    return list.prefix(50).compactMap { item in
      let name = string(item) ?? ((item as? [String: Any]).flatMap { string($0["name"]) })
      return name.map(Whitespace.collapsed).flatMap { $0.isEmpty ? nil : $0 }
    }
  }
}
