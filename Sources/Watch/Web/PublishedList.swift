import Collect
import Fetch
import Foundation
import HTML
import TocsinModel

/// What an answer names, as a list of addresses.
enum PublishedList {
  struct Entry: Hashable {
    var location: WebLocation
    /// Seconds since 1970.
    var time: Double?
  }

  enum Reading {
    case list([Entry], isDated: Bool)
    /// Further sitemaps.
    case index([Entry])
    /// A page, and the feeds that it names.
    case page(feeds: [WebLocation])
    case unknown
  }

  static func read(_ result: FetchResult) -> Reading {
    if let list = PublishedAddresses(result.body) {
      let entries = list.entries.compactMap { entry in
        (try? result.location.resolving(entry.address)).map {
          Entry(location: $0, time: entry.time.map { Double($0.latest) })
        }
      }
      return list.kind == .index ? .index(entries) : .list(entries, isDated: list.kind == .sitemap)
    }
    if let entries = jsonFeed(result) { return .list(entries, isDated: false) }
    if result.type == "text/html" || result.type == "application/xhtml+xml" {
      return .page(feeds: feeds(of: result))
    }
    return .unknown
  }

  /// Whether a list in XML stops before its outermost element ends, as it does when a program that writes it dies.
  static func isCut(_ result: FetchResult) -> Bool {
    guard result.body.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") else { return false }
    // Remarks may stand behind it.
    let tail = String(decoding: result.body.suffix(4096), as: UTF8.self).lowercased()
    return !["</rss", "feed>", "rdf>", "urlset>", "sitemapindex>"].contains(where: tail.contains)
  }

  // MARK: JSON Feed

  private struct JSONFeed: Decodable {
    struct Item: Decodable {
      var url: String?
      var external_url: String?
      var date_modified: String?
      var date_published: String?
    }

    var version: String
    var items: [Item]
  }

  /// JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/
  private static func jsonFeed(_ result: FetchResult) -> [Entry]? {
    guard result.body.first(where: { $0 > 0x20 }) == UInt8(ascii: "{"),
      let feed = try? JSONDecoder().decode(JSONFeed.self, from: Data(result.body)),
      feed.version.contains("jsonfeed.org")
    else { return nil }
    return feed.items.compactMap { item in
      guard let link = item.url ?? item.external_url,
        let location = try? result.location.resolving(link)
      else { return nil }
      let date = (item.date_modified ?? item.date_published).flatMap {
        try? Date($0, strategy: .iso8601)
      }
      return Entry(location: location, time: date?.timeIntervalSince1970)
    }
  }

  // MARK: Feeds of a site

  private static let feedTypes: Set<String> = [
    "application/rss+xml", "application/atom+xml", "application/feed+json", "application/json",
  ]

  /// What a page names by `<link rel="alternate">`, the first first.
  private static func feeds(of result: FetchResult) -> [WebLocation] {
    let tree = HTMLTree.parse(result.body).tree
    var found: [WebLocation] = []
    for link in tree.descendants(0) where tree.tag(link) == .link {
      let type = (tree.attributeString(link, .type) ?? "").lowercased()
      guard tree.has(link, .rel, token: "alternate"), feedTypes.contains(type),
        let address = tree.attributeString(link, .href),
        let location = try? result.location.resolving(address), !found.contains(location)
      else { continue }
      found.append(location)
    }
    return found
  }
}
