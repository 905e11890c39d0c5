import HTML

/// One message of a chat that Telegram Desktop exported as HTML: `div.message` with its parts by their classes.
struct ChatMessage {
  var id = ""
  /// Day first, with the zone in newer versions: `07.05.2025 09:15:02 UTC+03:00`.
  var time = ""
  /// Empty where it is the one of the message before (`joined`).
  var author = ""
  var isJoined = false
  /// Whom a forwarded message names, and when that was published.
  var forwardedFrom = ""
  var replyTo = ""
  /// The markup of the text.
  var text: [UInt8] = []

  /// `nil` for what happened in a chat, such as a day's line. Linear in the subtree.
  init?(_ tree: HTMLTree, _ node: Int) {
    guard tree.tag(node) == .div, tree.has(node, .class, token: "message"),
      !tree.has(node, .class, token: "service")
    else { return nil }
    isJoined = tree.has(node, .class, token: "joined")
    id = String((tree.attributeString(node, .id) ?? "").drop { !$0.isNumber && $0 != "-" })
    guard let body = Self.child("body", of: node, tree) else { return nil }
    for part in tree.children(body) where tree.tag(part) == .div {
      if tree.has(part, .class, token: "date") {
        time = tree.attributeString(part, .title) ?? ""
      } else if tree.has(part, .class, token: "from_name") {
        author = Self.name(tree, part)
      } else if tree.has(part, .class, token: "reply_to") {
        replyTo = Self.answered(tree, part)
      } else if tree.has(part, .class, token: "text") {
        text = Self.markup(tree, part)
      } else if tree.has(part, .class, token: "forwarded") {
        for inner in tree.children(part) where tree.tag(inner) == .div {
          if tree.has(inner, .class, token: "from_name") {
            forwardedFrom = Self.name(tree, inner)
          } else if tree.has(inner, .class, token: "text") {
            text = Self.markup(tree, inner)
          }
        }
      }
    }
  }

  private static func child(_ name: StaticString, of node: Int, _ tree: HTMLTree) -> Int? {
    tree.children(node).first { tree.tag($0) == .div && tree.has($0, .class, token: name) }
  }

  /// What stands directly in it: dates and bots are in elements of their own.
  private static func name(_ tree: HTMLTree, _ node: Int) -> String {
    String(decoding: tree.rawText(node), as: UTF8.self).trimmingBlanks
  }

  /// The number in `#go_to_message12`.
  private static func answered(_ tree: HTMLTree, _ node: Int) -> String {
    let link = tree.descendants(node).first { tree.tag($0) == .a }
    let address = link.flatMap { tree.attributeString($0, .href) } ?? ""
    guard let mark = address.firstRange(of: "go_to_message") else { return "" }
    return String(address[mark.upperBound...].prefix { $0.isNumber || $0 == "-" })
  }

  /// The subtree as the markup that ``MarkupText`` knows: words, line ends and links.
  private static func markup(_ tree: HTMLTree, _ node: Int) -> [UInt8] {
    var out: [UInt8] = []
    var closes: [(end: Int, tag: String)] = []
    for index in tree.descendants(node) {
      while let last = closes.last, last.end <= index {
        out += closes.removeLast().tag.utf8
        _ = last
      }
      switch tree.tag(index) {
      case .text:
        for byte in tree.bytes[tree.text(index).start..<tree.text(index).end] {
          // Line ends of the markup are none of the text.
          switch byte {
          case 0x0A: if out.last != 0x20 { out.append(0x20) }
          case UInt8(ascii: "<"): out += "&lt;".utf8
          case UInt8(ascii: "&"): out += "&amp;".utf8
          default: out.append(byte)
          }
        }
      case .br: out += "<br>".utf8
      case .blockquote, .pre, .div:
        out += "<p>".utf8
        closes.append((tree.end(index), "</p>"))
      case .a:
        let url = tree.attributeString(index, .href) ?? ""
        guard WebAddress.host(of: url) != nil, !url.contains("\"") else { continue }
        out += "<a href=\"\(url.replacing("&", with: "&amp;"))\">".utf8
        closes.append((tree.end(index), "</a>"))
      default: break
      }
    }
    for close in closes.reversed() { out += close.tag.utf8 }
    return Array(out.drop { $0 == 0x20 })
  }
}
