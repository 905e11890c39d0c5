/// Platforms by the hosts of their posts.
enum Platform {
  /// The platform of a post's address, as mappings name it; `nil` for hosts that publish pages of their own.
  static func at(_ url: String) -> String? {
    guard let host = WebAddress.host(of: url) else { return nil }
    if let known = hosts[host] { return known }
    // A subdomain, such as `mobile.` or that of a language.
    guard let dot = host.firstIndex(of: ".") else { return nil }
    return hosts[String(host[host.index(after: dot)...])]
  }

  private static let hosts = [
    "bsky.app": "bluesky", "facebook.com": "facebook", "gab.com": "gab",
    "instagram.com": "instagram",
    "linkedin.com": "linkedin", "ok.ru": "ok", "reddit.com": "reddit", "rumble.com": "rumble",
    "t.me": "telegram",
    "threads.net": "threads", "threads.com": "threads", "tiktok.com": "tiktok",
    "truthsocial.com": "truthsocial",
    "twitter.com": "x", "vk.com": "vk", "x.com": "x", "youtube.com": "youtube",
    "youtu.be": "youtube",
  ]
}
