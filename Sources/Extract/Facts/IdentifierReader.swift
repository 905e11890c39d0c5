import CHashing
import HTML
import TocsinModel

/// Finds the identifiers of a site in its page: in scripts, in addresses of what is loaded, and in
/// metadata. Text is not asked: an article about such numbers has none of its own.
struct IdentifierReader {
  private var found: Set<PageIdentifier> = []
  private let base: AddressBase

  /// A page names few; more is an attack on whoever compares them.
  private static let most = 200
  private static let mostScript = 4 << 20

  /// Sorted by kind and value. Linear in the page.
  static func read(_ tree: HTMLTree, _ meta: MetaTags, base: AddressBase) -> [PageIdentifier] {
    var reader = IdentifierReader(base: base)
    var budget = mostScript
    for node in 1..<max(1, tree.count) {
      switch tree.tag(node) {
      case .script, .noscript:
        tree.withRawText(node) { raw in
          budget -= raw.count
          if budget > 0 { reader.scan(raw) }
        }
        reader.address(tree.attribute(node, .src), tree, isLoaded: true)
      case .img, .iframe: reader.address(tree.attribute(node, .src), tree, isLoaded: false)
      case .link: reader.link(node, tree)
      case .a: reader.account(node, tree)
      default: continue
      }
    }
    reader.readMeta(meta)
    return reader.found.sorted()
  }

  private init(base: AddressBase) { self.base = base }

  private mutating func add(_ kind: PageIdentifier.Kind, _ value: String) {
    guard found.count < Self.most, !value.isEmpty, value.utf8.count <= 300 else { return }
    found.insert(PageIdentifier(kind, value))
  }

  // MARK: Accounts of services

  private struct Pattern {
    let kind: PageIdentifier.Kind
    let prefix: [UInt8]
    /// What stands before the value where the prefix is not part of it.
    let label: String?
    let length: ClosedRange<Int>
    let isNumber: Bool

    init(
      _ kind: PageIdentifier.Kind, _ prefix: String, _ length: ClosedRange<Int>, number: Bool,
      label: String? = nil
    ) {
      self.kind = kind
      self.prefix = Array(prefix.utf8)
      self.length = length
      isNumber = number
      self.label = label
    }
  }

  /// As the services document them. Of `UA-12345-6` the last number is the property, not the owner.
  private static let patterns = [
    Pattern(.analytics, "UA-", 4...10, number: true),
    Pattern(.analytics, "G-", 8...12, number: false),
    Pattern(.tagManager, "GTM-", 4...9, number: false),
    Pattern(.advertising, "AW-", 9...12, number: true),
    Pattern(.advertising, "ca-pub-", 15...17, number: true),
    Pattern(.advertising, "google_ad_client=\"pub-", 15...17, number: true, label: "ca-pub-"),
    Pattern(.advertising, "R-A-", 5...9, number: true, label: "yandex-R-A-"),
    Pattern(.analytics, "_tmr.push({id:\"", 6...8, number: true, label: "mailru-"),
    Pattern(.pixel, "_linkedin_partner_id=\"", 5...9, number: true, label: "linkedin-"),
    Pattern(.pixel, "twq('config','", 5...6, number: false, label: "x-"),
    Pattern(.pixel, "twq('init','", 5...6, number: false, label: "x-"),
    Pattern(.pixel, "pintrk('load','", 12...14, number: true, label: "pinterest-"),
    Pattern(.analytics, "mc.yandex.ru/watch/", 5...10, number: true, label: "yandex-"),
    Pattern(.analytics, "ym(", 5...10, number: true, label: "yandex-"),
    Pattern(.analytics, "hjid:", 5...9, number: true, label: "hotjar-"),
    Pattern(.analytics, "clarity.ms/tag/", 8...12, number: false, label: "clarity-"),
    Pattern(.pixel, "fbq('init','", 10...17, number: true, label: "facebook-"),
    Pattern(.pixel, "fbq(\"init\",\"", 10...17, number: true, label: "facebook-"),
    Pattern(.pixel, "facebook.com/tr?id=", 10...17, number: true, label: "facebook-"),
    Pattern(.pixel, "VK-RTRG-", 4...12, number: true),
    Pattern(.pixel, "ttq.load('", 16...24, number: false, label: "tiktok-"),
  ]
  /// For each two bytes, whether a prefix begins with them. Spaces within calls do not count, and none
  /// of them is the second byte of a prefix.
  private static let beginnings: [Bool] = {
    var beginnings = [Bool](repeating: false, count: 1 << 16)
    for pattern in patterns {
      beginnings[Int(pattern.prefix[0]) << 8 | Int(pattern.prefix[1])] = true
    }
    return beginnings
  }()

  /// Linear: at each byte that begins a prefix, a few patterns are tried. Spaces within calls do not
  /// count.
  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    Self.beginnings.withUnsafeBufferPointer { beginnings in
      var at = 0
      while at + 1 < bytes.count {
        defer { at += 1 }
        guard beginnings[Int(bytes[at]) << 8 | Int(bytes[at + 1])] else { continue }
        if at > 0, Self.isWord(bytes[at - 1]) { continue }
        for pattern in Self.patterns where pattern.prefix[0] == bytes[at] {
          if let value = Self.value(of: pattern, at, bytes) { add(pattern.kind, value) }
        }
      }
    }
  }

  private static func value(
    of pattern: Pattern, _ start: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> String? {
    var at = start
    for byte in pattern.prefix {
      while at < bytes.count, at > start, bytes[at] == 0x20 { at += 1 }
      guard at < bytes.count, bytes[at] == byte else { return nil }
      at += 1
    }
    while at < bytes.count, bytes[at] == 0x20 { at += 1 }
    let first = at
    var digits = 0
    while at < bytes.count, at - first <= pattern.length.upperBound,
      pattern.isNumber ? isDigit(bytes[at]) : isWord(bytes[at])
    {
      if isDigit(bytes[at]) { digits += 1 }
      at += 1
    }
    // `G-XXXXXXXXXX` stands in instructions.
    guard pattern.length.contains(at - first), digits > 0 else { return nil }
    let value = String(decoding: bytes[first..<at], as: UTF8.self)
    return (pattern.label ?? String(decoding: pattern.prefix, as: UTF8.self)) + value
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  private static func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- 0x61 < 26 }

  // MARK: Addresses

  private mutating func address(_ value: HTMLTree.Bytes?, _ tree: HTMLTree, isLoaded: Bool) {
    guard let value, value.count <= 4096 else { return }
    tree.withBytes(value) { scan($0) }
    if isLoaded, let host = Self.host(tree.string(value)) { add(.asset, host) }
  }

  /// Of an address with a scheme or `//`; what a site loads from itself says nothing.
  private static func host(_ address: String) -> String? {
    let parts = address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[1].isEmpty, parts[2].contains(".") else { return nil }
    return parts[2].lowercased()
  }

  private mutating func link(_ node: Int, _ tree: HTMLTree) {
    guard let href = tree.attribute(node, .href) else { return }
    if tree.has(node, .rel, token: "icon"), let hash = hashOfImage(href, tree) {
      return add(.icon, hash)
    }
    guard let address = base.resolve(tree.string(href)) else { return }
    if tree.has(node, .rel, token: "alternate"),
      let type = tree.attributeString(node, .type)?.lowercased(),
      type.hasSuffix("rss+xml") || type.hasSuffix("atom+xml") || type.hasSuffix("feed+json")
    {
      add(.feed, address)
    } else if tree.has(node, .rel, token: "me") {
      add(.account, address)
    } else if tree.has(node, .rel, token: "icon") {
      add(.icon, address)
    } else if tree.has(node, .rel, token: "stylesheet"), let host = Self.host(address) {
      add(.asset, host)
    }
  }

  /// The hash of a picture that the page holds itself, as `fnv1a64-…`; of others only the address is
  /// known.
  private func hashOfImage(_ href: HTMLTree.Bytes, _ tree: HTMLTree) -> String? {
    tree.withBytes(href) { bytes in
      guard bytes.starts(with: "data:image/".utf8) else { return nil }
      let hash = bytes.reduce(into: FNV1a.start) { $0.combine(UInt32($1)) }.value
      return "fnv1a64-" + String(hash, radix: 16)
    }
  }

  private static let platforms: Set<String> = [
    "facebook.com", "twitter.com", "x.com", "t.me", "vk.com", "ok.ru", "instagram.com",
    "tiktok.com",
    "youtube.com", "rumble.com", "odysee.com", "bsky.app", "linkedin.com", "gab.com", "threads.net",
  ]
  private static let platformHashes = Set(platforms.map { hash($0.utf8) })

  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(into: FNV1a.start) { $0.combine(UInt32($1 | 0x20)) }.value
  }

  /// Whether the host of an address, without `www.`, is one of the platforms.
  private static func isOnPlatform(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let colon = bytes.firstIndex(of: 0x3A), colon <= 5, colon + 3 < bytes.count,
      bytes[colon + 1] == 0x2F, bytes[colon + 2] == 0x2F
    else { return false }
    var host = bytes[(colon + 3)...].prefix { $0 != 0x2F }
    if host.count > 4, hash(host.prefix(4)) == hash("www.".utf8) { host = host.dropFirst(4) }
    return platformHashes.contains(hash(host))
  }

  private static let notAccounts: Set<String> = [
    "share", "sharer", "sharer.php", "intent", "home", "dialog", "watch", "shareArticle", "hashtag",
    "search", "status", "plugins", "policies", "p", "reel", "embed", "login", "share.php",
  ]

  /// A link to an account of its own stands in a page with few words and leads to the account itself.
  private mutating func account(_ node: Int, _ tree: HTMLTree) {
    guard let href = tree.attribute(node, .href), 12...120 ~= href.count,
      tree.withBytes(href, Self.isOnPlatform)
    else { return }
    let text = tree.string(href)
    let parts = text.split(separator: "/", omittingEmptySubsequences: true)
    guard parts.count >= 3, parts[0] == "https:" || parts[0] == "http:" else { return }
    let host = parts[1].hasPrefix("www.") ? parts[1].dropFirst(4) : parts[1]
    guard Self.platforms.contains(host.lowercased()) else { return }
    let names = parts.dropFirst(2).map { String($0.prefix { $0 != "?" && $0 != "#" }) }
    let isNested = ["company", "profile", "channel", "c", "user", "in"].contains(names[0])
    guard names.count == (isNested ? 2 : 1), !names[0].isEmpty, !Self.notAccounts.contains(names[0])
    else { return }
    add(.account, ([host.lowercased()] + names).joined(separator: "/"))
  }

  // MARK: Metadata

  private mutating func readMeta(_ meta: MetaTags) {
    for (name, value) in meta.all {
      switch name {
      case "google-site-verification", "yandex-verification", "msvalidate.01",
        "facebook-domain-verification", "p:domain_verify", "baidu-site-verification",
        "wot-verification", "ahrefs-site-verification":
        add(.verification, "\(name)=\(value)")
      case "fb:app_id", "fb:admins", "fb:pages":
        for id in value.split(separator: ",").prefix(10) {
          add(.account, "\(name)=\(Whitespace.collapsed(String(id)))")
        }
      case "generator": add(.software, value)
      case "google-adsense-account": add(.advertising, value)
      default: continue
      }
    }
  }
}
