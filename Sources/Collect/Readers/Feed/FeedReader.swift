import TocsinModel

/// Reads the items of a feed: RSS 0.9x, 1.0 and 2.0, and Atom (RFC 4287). An item is what the site says that it published;
/// often it is the beginning of a text only.
struct FeedReader {
  let utf8: [UInt8]
  let delivery: Delivery
  let file: InputFile
  let options: CollectOptions

  private struct Item {
    var title = "", link = "", id = "", published = "", updated = "", author = "", language = ""
    /// The text, the longest that the item has.
    var body: [UInt8] = []
    var offset = 0
  }

  func read() throws {
    try utf8.withUnsafeBufferPointer { bytes in
      var scan = XMLScan(bytes)
      var item: Item?
      var channel = Item()
      /// The elements that are open within an item or the channel.
      var open: [String] = []
      var content: [UInt8] = []
      var items = 0
      while true {
        let position = scan.position
        guard let token = scan.next() else { break }
        switch token {
        case .start(let name, let attributes, let isEmpty):
          let local = Self.local(name)
          if local == "item" || local == "entry" {
            item = Item()
            item?.offset = position
            open = []
          } else if local == "link", let address = attributes["href"] {
            // Atom: other relations lead to comments, to the feed itself, to pictures.
            if ["alternate", nil].contains(attributes["rel"]) {
              if item != nil { item?.link = address } else { channel.link = address }
            }
          } else if open.count < options.limits.depth, !isEmpty {
            if open.isEmpty || local == "name" { content = [] }
            open.append(local)
          }
        case .text(let bytes, _):
          if content.count + bytes.count <= options.limits.field { content += bytes }
        case .end(let name):
          let local = Self.local(name)
          if local == "item" || local == "entry", let done = item {
            items += 1
            try deliver(done, channel)
            item = nil
            open = []
          } else {
            if item != nil {
              Self.take(local, content, into: &item, open)
            } else if items == 0 {
              var head: Item? = channel
              Self.take(local, content, into: &head, [local])
              channel = head ?? channel
            }
            if let index = open.lastIndex(of: local) { open.removeSubrange(index...) }
            if open.isEmpty || item == nil { content = [] }
          }
        }
      }
      if items == 0 {
        try delivery.note(
          "input.no-records", "It is a feed without items.", at: delivery.place())
      }
    }
  }

  /// The name without the prefix of its namespace.
  private static func local(_ name: String) -> String {
    name.split(separator: ":").last.map(String.init) ?? name
  }

  private static func take(
    _ name: String, _ content: [UInt8], into item: inout Item?, _ open: [String]
  ) {
    guard var now = item, open.count <= 2 else { return }
    let text = String(decoding: content, as: UTF8.self).trimmingBlanks
    switch name {
    case "title" where now.title.isEmpty && open.first == "title": now.title = text
    case "link" where now.link.isEmpty: now.link = text
    case "guid", "id": now.id = text
    case "pubdate", "published", "date", "issued", "created": now.published = text
    case "updated", "modified", "lastbuilddate": now.updated = text
    case "name", "creator": if !text.isEmpty { now.author = text }
    // Atom has the name in an element of its own, before the address.
    case "author": if now.author.isEmpty { now.author = text }
    case "language": now.language = text
    case "description", "encoded", "content", "summary", "body":
      if content.count > now.body.count { now.body = content }
    default: break
    }
    item = now
  }

  private func deliver(_ item: Item, _ channel: Item) throws {
    guard !delivery.isSkipping else { return delivery.pass() }
    let place = delivery.place(offset: item.offset)
    let plain = { (bytes: [UInt8]) in bytes.withUnsafeBufferPointer { MarkupText($0) } }
    let body = plain(item.body)
    let title = String(decoding: plain(Array(item.title.utf8)).text, as: UTF8.self)
    let text = body.text.isEmpty ? title : String(decoding: body.text, as: UTF8.self)
    guard !text.isEmpty else {
      return try delivery.refuse(
        "record.no-text", "The item has no text and was left out.", severity: .warning, at: place)
    }
    let address = [item.link, item.id].first { WebAddress.host(of: $0) != nil }
    let host =
      (address ?? channel.link).isEmpty ? nil : WebAddress.host(of: address ?? channel.link)
    var remarks: [RecordBuilder.Remark] = []
    var published: Timestamp?
    var written = item.published.isEmpty ? item.updated : item.published
    if !written.isEmpty {
      let reading = written.withUTF8 { WrittenTime.read($0, order: nil, isCell: false) }
      if case .time(var time) = reading {
        time.origin = .feed
        let isPlausible = time.latest >= 631_152_000 && time.earliest <= options.now + 86_400
        if isPlausible { published = time } else { remarks.append(.implausibleTime(written)) }
      } else {
        remarks.append(.badTime(written))
      }
    }
    let source = host.map {
      Source(
        id: SourceID(rawValue: $0), kind: .site, name: channel.title.isEmpty ? nil : channel.title)
    }
    try delivery.deliver(
      Document(
        id: DocumentIdentity.documentID(
          url: address, source: source?.id, externalID: item.id.isEmpty ? nil : item.id,
          path: file.path, title: title, text: text),
        form: .page, externalID: item.id.isEmpty ? nil : item.id, source: source, url: address,
        title: title.isEmpty || title == text ? nil : title,
        authors: item.author.isEmpty ? [] : [item.author],
        language: channel.language.isEmpty ? nil : channel.language, published: published,
        text: text, links: body.links, place: place),
      remarks: remarks)
  }
}
