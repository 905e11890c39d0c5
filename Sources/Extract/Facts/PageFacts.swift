import HTML

/// Headline, site name, language and address, each from the first place that says it.
enum PageFacts {
  static func fill(
    _ page: inout ExtractedPage, _ meta: MetaTags, _ data: StructuredData, _ tree: HTMLTree
  ) {
    func take(
      _ field: WritableKeyPath<ExtractedPage, String?>, _ name: String,
      _ places: [(String, String?)]
    ) {
      for (place, value) in places {
        guard let value = value.map(Whitespace.collapsed), !value.isEmpty else { continue }
        page[keyPath: field] = value
        page.sources[name] = place
        return
      }
    }
    let address = AddressBase(page.url)
    take(
      \.canonicalURL, "canonical_url",
      [
        ("link canonical", meta.canonical.flatMap(address.resolve)),
        ("meta og:url", meta["og:url"].flatMap { address.resolve($0.value) }),
        ("json-ld url", data.url.flatMap(address.resolve)),
      ])
    take(
      \.siteName, "site_name",
      [
        ("meta og:site_name", meta["og:site_name"]?.value), ("json-ld publisher", data.publisher),
        ("meta application-name", meta["application-name"]?.value),
        ("meta publisher", meta["dc.publisher", "publisher"]?.value),
      ])
    take(
      \.language, "language",
      [
        ("html lang", meta.htmlLanguage.flatMap(languageTag)),
        (
          "meta language",
          meta["content-language", "language", "dc.language"].flatMap { languageTag($0.value) }
        ),
        ("json-ld inLanguage", data.language.flatMap(languageTag)),
        ("meta og:locale", meta["og:locale"].flatMap { languageTag($0.value) }),
      ])
    let site = page.siteName
    take(
      \.title, "title",
      [
        ("json-ld headline", data.headline.map(plain)),
        (
          "meta og:title",
          meta["og:title", "twitter:title", "dc.title"].map { withoutSite($0.value, site) }
        ),
        ("h1", onlyHeadline(tree)),
        ("title", meta.titleElement.map { withoutSite($0, site) }),
      ])
  }

  /// Entities that JSON-LD carries although JSON needs none.
  private static func plain(_ text: String) -> String {
    guard text.utf8.contains(0x26) || text.utf8.contains(0x3C) else { return text }
    return HTMLTree.parse(Array(text.utf8)).tree.textContent(0)
  }

  private static func onlyHeadline(_ tree: HTMLTree) -> String? {
    let headlines = (0..<tree.count).filter { tree.tag($0) == .h1 }
    let named = headlines.first { tree.has($0, .itemprop, token: "headline") }
    return (named ?? headlines.last { !Whitespace.collapsed(tree.textContent($0)).isEmpty })
      .map(tree.textContent)
  }

  /// A title without its last part when that is the site's name, or looks like one.
  static func withoutSite(_ title: String, _ site: String?) -> String {
    for separator in [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • "] {
      let parts = split(title, separator)
      guard parts.count > 1, let last = parts.last, let first = parts.first else { continue }
      if let site, last.lowercased() == site.lowercased() {
        return parts.dropLast().joined(separator: separator)
      }
      if let site, first.lowercased() == site.lowercased() {
        return parts.dropFirst().joined(separator: separator)
      }
      let head = parts.dropLast().joined(separator: separator)
      if site == nil, separator != " - ", head.utf8.count > last.utf8.count * 2 { return head }
    }
    return title
  }

  private static func split(_ text: String, _ separator: String) -> [String] {
    var parts: [String] = []
    var current: [UInt8] = []
    let bytes = Array(text.utf8)
    let wanted = Array(separator.utf8)
    var at = 0
    while at < bytes.count {
      if bytes[at...].starts(with: wanted) {
        parts.append(String(decoding: current, as: UTF8.self))
        current = []
        at += wanted.count
      } else {
        current.append(bytes[at])
        at += 1
      }
    }
    return parts + [String(decoding: current, as: UTF8.self)]
  }

  /// A language tag of BCP 47 in its usual case; `nil` for anything else.
  static func languageTag(_ text: String) -> String? {
    let first = text.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == " " }).first ?? ""
    let parts = first.split(whereSeparator: { $0 == "-" || $0 == "_" || $0 == "." })
    guard let language = parts.first, (2...3).contains(language.utf8.count),
      language.utf8.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 })
    else { return nil }
    var tag = language.lowercased()
    for part in parts.dropFirst().prefix(2)
    where part.utf8.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }) {
      switch part.utf8.count {
      case 2: tag += "-" + part.uppercased()
      case 4 where first.contains("-"):
        tag += "-" + part.prefix(1).uppercased() + part.dropFirst().lowercased()
      case 3 where part.utf8.allSatisfy({ $0 &- 0x30 < 10 }): tag += "-" + part
      default: break
      }
    }
    return tag
  }
}
