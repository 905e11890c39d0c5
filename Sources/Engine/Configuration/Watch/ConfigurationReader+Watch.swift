import Yams

/// `watch:`.
extension ConfigurationReader {
  mutating func watch(_ node: Node) -> WatchSettings {
    var settings = WatchSettings()
    eachMember(of: node, in: "watch") { reader, key, value in
      switch key {
      case "contact": settings.contact = reader.string(value, "watch.contact")
      case "folders":
        settings.folders = reader.located(value, key)
      case "feeds": settings.web += reader.web(value, .feed)
      case "sitemaps": settings.web += reader.web(value, .sitemap)
      case "pages": settings.web += reader.web(value, .page)
      case "names": settings.web += reader.web(value, .names)
      case "logs": settings.logs = reader.elements(value, key) { $0.log($1) }
      case "log-lists": settings.logLists = reader.elements(value, key) { $0.logList($1) }
      case "mastodon": settings.mastodon = reader.elements(value, key) { $0.mastodon($1) }
      case "bluesky": settings.jetstream = reader.elements(value, key) { $0.jetstream($1) }
      case "telegram": settings.telegram = reader.telegram(value)
      case "mailboxes": settings.mailboxes = reader.elements(value, key) { $0.mailbox($1) }
      case "exempt": settings.exempt = reader.located(value, key)
      case "proxy": settings.proxy = reader.located(value, key).first
      case "trusted": settings.trusted = reader.string(value, "watch.trusted")
      default: return false
      }
      return true
    }
    if settings.asksNetwork, settings.contact == nil {
      note(
        "config.no-contact",
        """
        “watch” needs “contact”: an address that those who are asked may write to, such as desk@newsroom.example. \
        Until then only folders are watched.
        """, line: node.line)
    }
    return settings
  }

  private mutating func web(_ node: Node, _ kind: WatchSettings.Web.Kind) -> [WatchSettings.Web] {
    elements(node, "\(kind.rawValue)s") { reader, node in
      if case .scalar(let scalar) = node, !scalar.string.isEmpty {
        return WatchSettings.Web(kind: kind, url: scalar.string, line: node.line)
      }
      var web = WatchSettings.Web(kind: kind, url: "", line: node.line)
      reader.eachMember(of: node, in: "a \(kind.rawValue)") { reader, key, value in
        switch key {
        case "url": web.url = reader.string(value, "url") ?? ""
        case "every": web.every = reader.duration(value, "every", from: 60)
        case "basis": web.basis = reader.string(value, "basis")
        default: return false
        }
        return true
      }
      return reader.having(web.url, "url", node) ? web : nil
    }
  }

  private mutating func log(_ node: Node) -> WatchSettings.Log? {
    var log = WatchSettings.Log(url: "", line: node.line)
    eachMember(of: node, in: "a log") { reader, key, value in
      switch key {
      case "url": log.url = reader.string(value, "url") ?? ""
      case "kind":
        let kind = reader.string(value, "kind") ?? ""
        log.isTiled = kind != "rfc6962"
        if !["static-ct", "rfc6962"].contains(kind) {
          reader.wrong(value, "kind", "static-ct or rfc6962")
        }
      case "key": log.key = reader.string(value, "key")
      case "names-tiles":
        log.hasNames = value.bool ?? false
        if value.bool == nil { reader.wrong(value, "names-tiles", "true or false") }
      default: return false
      }
      return true
    }
    guard having(log.url, "url", node) else { return nil }
    guard !log.isTiled || log.key != nil else {
      note(
        "config.missing",
        "A log of static-ct needs its “key”: what it says of its tree is believed with its signature only.",
        line: node.line)
      return nil
    }
    return log
  }

  private mutating func logList(_ node: Node) -> WatchSettings.LogList? {
    if case .scalar(let scalar) = node, !scalar.string.isEmpty {
      return WatchSettings.LogList(location: scalar.string, line: node.line)
    }
    var list = WatchSettings.LogList(location: "", line: node.line)
    eachMember(of: node, in: "a list of logs") { reader, key, value in
      switch key {
      case "url", "file": list.location = reader.string(value, key) ?? ""
      case "kind":
        let kind = reader.string(value, "kind") ?? ""
        list.isTiled = kind == "static-ct"
        if !["static-ct", "rfc6962"].contains(kind) {
          reader.wrong(value, "kind", "static-ct or rfc6962")
        }
      case "operators": list.operators = reader.located(value, key).map(\.value)
      case "every": list.every = reader.duration(value, "every", from: 60)
      default: return false
      }
      return true
    }
    return having(list.location, "url", node) ? list : nil
  }

  private mutating func mastodon(_ node: Node) -> WatchSettings.Mastodon? {
    var server = WatchSettings.Mastodon(server: "", line: node.line)
    eachMember(of: node, in: "a server") { reader, key, value in
      switch key {
      case "server": server.server = reader.string(value, "server") ?? ""
      case "hashtags": server.hashtags = reader.located(value, key).map(\.value)
      case "public":
        server.isPublic = value.bool ?? false
        if value.bool == nil { reader.wrong(value, "public", "true or false") }
      case "token-file": server.tokenFile = reader.string(value, key)
      case "streaming":
        server.streams = value.bool ?? false
        if value.bool == nil { reader.wrong(value, "streaming", "true or false") }
      case "basis": server.basis = reader.string(value, key)
      default: return false
      }
      return true
    }
    guard having(server.server, "server", node) else { return nil }
    guard server.isPublic || !server.hashtags.isEmpty else {
      note(
        "config.missing", "A server of Mastodon needs “hashtags”, or “public: true”.",
        line: node.line)
      return nil
    }
    if server.streams, server.tokenFile == nil {
      note(
        "config.missing",
        "The streaming interface needs “token-file”: servers give it to nobody else. The timeline is asked without it.",
        line: node.line)
      server.streams = false
    }
    return server
  }

  private mutating func jetstream(_ node: Node) -> WatchSettings.Jetstream? {
    var stream = WatchSettings.Jetstream(
      url: "wss://jetstream.us-east.bsky.network", line: node.line)
    eachMember(of: node, in: "bluesky") { reader, key, value in
      switch key {
      case "url": stream.url = reader.string(value, "url") ?? stream.url
      case "accounts": stream.accounts = reader.located(value, key).map(\.value)
      case "words": stream.words = reader.located(value, key).map(\.value)
      case "basis": stream.basis = reader.string(value, key)
      default: return false
      }
      return true
    }
    guard !stream.accounts.isEmpty || !stream.words.isEmpty else {
      note(
        "config.missing",
        "Bluesky needs “words” or “accounts” (did:plc:…): all of it is not to be followed.",
        line: node.line)
      return nil
    }
    return stream
  }

  private mutating func mailbox(_ node: Node) -> WatchSettings.Mailbox? {
    var mailbox = WatchSettings.Mailbox(server: "", user: "", passwordFile: "", line: node.line)
    eachMember(of: node, in: "a mailbox") { reader, key, value in
      switch key {
      case "server": mailbox.server = reader.string(value, key) ?? ""
      case "user": mailbox.user = reader.string(value, key) ?? ""
      case "password-file": mailbox.passwordFile = reader.string(value, key) ?? ""
      case "folder": mailbox.folder = reader.string(value, key) ?? mailbox.folder
      case "every": mailbox.every = reader.duration(value, key, from: 10)
      case "trusted": mailbox.trusted = reader.string(value, key)
      case "basis": mailbox.basis = reader.string(value, key)
      default: return false
      }
      return true
    }
    guard !mailbox.server.isEmpty, !mailbox.user.isEmpty, !mailbox.passwordFile.isEmpty else {
      note(
        "config.missing", "A mailbox needs “server”, “user” and “password-file”.", line: node.line)
      return nil
    }
    return mailbox
  }

  private mutating func telegram(_ node: Node) -> WatchSettings.Telegram {
    var telegram = WatchSettings.Telegram(line: node.line)
    eachMember(of: node, in: "telegram") { reader, key, value in
      switch key {
      case "on":
        telegram.isOn = value.bool ?? false
        if value.bool == nil { reader.wrong(value, "on", "true or false") }
      case "channels": telegram.channels = reader.located(value, key)
      case "basis": telegram.basis = reader.string(value, key)
      default: return false
      }
      return true
    }
    return telegram
  }

  // MARK: Values

  private mutating func having(_ text: String, _ key: String, _ node: Node) -> Bool {
    if text.isEmpty { note("config.missing", "It needs “\(key)”.", line: node.line) }
    return !text.isEmpty
  }

  /// A list, or one element alone.
  mutating func elements<Element>(
    _ node: Node, _ name: String, _ read: (inout Self, Node) -> Element?
  ) -> [Element] {
    guard case .sequence(let sequence) = node else {
      // A key with nothing behind it says nothing.
      if case .scalar(let scalar) = node, scalar.string.isEmpty { return [] }
      if case .alias = node {
        wrong(node, name, "a list")
        return []
      }
      return read(&self, node).map { [$0] } ?? []
    }
    return sequence.compactMap { read(&self, $0) }
  }

  /// A list of texts, or one alone.
  mutating func located(_ node: Node, _ name: String) -> [WatchSettings.Located<String>] {
    guard case .sequence(let sequence) = node else {
      return string(node, name).map { [.init(value: $0, line: node.line)] } ?? []
    }
    return sequence.compactMap { element in
      string(element, "an entry of \(name)").map { .init(value: $0, line: element.line) }
    }
  }

  /// `30 s`, `15 min`, `1 h`, `2 d`, in seconds.
  mutating func duration(_ node: Node, _ name: String, from least: Double) -> Double? {
    let text = (node.string ?? "").filter { $0 != " " }
    let number = text.prefix { $0.isNumber || $0 == "." }
    let units = ["s": 1.0, "min": 60, "h": 3600, "d": 86_400]
    guard let value = Double(number), let unit = units[String(text[number.endIndex...])],
      value * unit >= least, value * unit <= 366 * 86_400
    else {
      wrong(node, name, "a time of \(Int(least)) s at least, such as 15 min, 1 h or 2 d")
      return nil
    }
    return value * unit
  }
}
