package import TocsinModel

/// What a feed or a sitemap names: addresses, and when each is said to have been published or changed.
///
/// RSS and Atom (RFC 4287), sitemaps and sitemap indexes (sitemaps.org 0.9) with the news extension.
package struct PublishedAddresses: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case feed
    case sitemap
    /// A sitemap of sitemaps.
    case index
  }

  package struct Entry: Hashable, Sendable {
    package var address: String
    /// The latest that is said of it.
    package var time: Timestamp?
  }

  /// More than the 50,000 that a sitemap may have are not read.
  private static let most = 50_000

  package private(set) var kind: Kind
  package private(set) var entries: [Entry] = []

  /// - Returns: `nil` for what is neither. Linear in the bytes.
  package init?(_ utf8: [UInt8]) {
    let result = utf8.withUnsafeBufferPointer { Self.read($0) }
    guard let result else { return nil }
    self = result
  }

  private init(kind: Kind) { self.kind = kind }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> PublishedAddresses? {
    var scan = XMLScan(bytes)
    var list: PublishedAddresses?
    var entry: Entry?
    var identifier = ""
    var open = ""
    var content: [UInt8] = []
    while let token = scan.next() {
      switch token {
      case .start(let name, let attributes, let isEmpty):
        let local = Self.local(name)
        if list == nil {
          guard let kind = kinds[local] else { return nil }
          list = PublishedAddresses(kind: kind)
        } else if elements.contains(local) {
          entry = Entry(address: "")
          identifier = ""
        } else if local == "link", let address = attributes["href"], entry != nil {
          if ["alternate", nil].contains(attributes["rel"]) { entry?.address = address }
        }
        open = isEmpty ? "" : local
        content = []
      case .text(let text, _):
        if content.count + text.count <= 8192 { content += text }
      case .end(let name):
        let local = Self.local(name)
        if elements.contains(local), var done = entry {
          if done.address.isEmpty { done.address = identifier }
          if !done.address.isEmpty, list.map({ $0.entries.count < most }) == true {
            list?.entries.append(done)
          }
          entry = nil
        } else if entry != nil, local == open {
          let text = String(decoding: content, as: UTF8.self).trimmingBlanks
          switch local {
          case "link": if !text.isEmpty { entry?.address = text }
          case "loc": if entry?.address.isEmpty == true { entry?.address = text }
          // An address of its own, where nothing says that it is none.
          case "guid", "id": if WebAddress.host(of: text) != nil { identifier = text }
          case "pubdate", "published", "updated", "date", "issued", "modified", "lastmod",
            "publication_date":
            if let time = time(text), time.latest > entry?.time?.latest ?? .min {
              entry?.time = time
            }
          default: break
          }
        }
        open = ""
        content = []
      }
    }
    return list
  }

  private static let kinds: [String: Kind] = [
    "rss": .feed, "feed": .feed, "rdf": .feed, "urlset": .sitemap, "sitemapindex": .index,
  ]
  private static let elements: Set<String> = ["item", "entry", "url", "sitemap"]

  private static func local(_ name: String) -> String {
    name.split(separator: ":").last.map(String.init) ?? name
  }

  private static func time(_ written: String) -> Timestamp? {
    var written = written
    guard
      case .time(let time) = written.withUTF8({ WrittenTime.read($0, order: nil, isCell: false) })
    else { return nil }
    return time
  }
}
