import HTML
import MIME
package import Names

/// What a mail's HTML shows, hides and leads to. It is read as a tree of inert bytes; nothing of it is rendered or fetched.
package struct MailPage: Sendable {
  /// What a reader sees; blanks folded, blocks on lines of their own.
  package var text = ""
  /// Of ``text`` what stands in quotations and in none within them: the words of whoever is answered.
  package var quoted = ""
  /// What is there and cannot be seen: no size, no colour, not displayed.
  package var hidden = ""
  package var links: [MailLink] = []
  /// Pictures that are loaded from elsewhere, their hosts.
  package var pictures = 0
  package var hasForm = false
  /// Whether something asks for a password, or for a card.
  package var asksForPassword = false
  package var hasScript = false
  /// Whether a script builds a file in the browser and saves it, so that no filter sees it (HTML smuggling).
  package var smuggles = false
  /// Whether every relative address is turned elsewhere.
  package var hasBase = false
  /// Whether it sends its reader on at once.
  package var redirects = false
  /// Pictures that are written into the page itself (`data:`, RFC 2397), as they were before they were encoded.
  package var inlinePictures: [[UInt8]] = []
  /// Letters in the texts that stand for pictures.
  package var pictureText = ""

  /// Most links and bytes of text that are kept.
  static let mostLinks = 2_000
  static let mostText = 1 << 20
  /// Most pictures of a page that are kept, and bytes of one.
  static let mostPictures = 5
  static let mostPicture = 2 << 20

  package init() {}

  /// Linear in the bytes.
  package init(_ utf8: [UInt8], parser: NameParser) {
    var limits = HTMLLimits()
    limits.bytes = 4 << 20
    limits.nodes = 200_000
    let tree = HTMLTree.parse(utf8, limits: limits).tree
    var walk = MailPageWalk(tree: tree, parser: parser)
    walk.run()
    self = walk.page
  }
}

/// One walk over the nodes in their order.
private struct MailPageWalk {
  let tree: HTMLTree
  let parser: NameParser
  var page = MailPage()
  private var text: [UInt8] = []
  private var hidden: [UInt8] = []
  /// Until which node nothing can be seen.
  private var hiddenUntil = 0
  /// The elements that are open and set a size of letters: where each ends, and whether the size is none. Builders of
  /// newsletters set none on tables and some within, so that the innermost decides.
  private var sizes: [(end: Int, isNone: Bool)] = []
  /// The link that is open: its address, where its text began, and the node at which it ends.
  private var open: (target: String, start: Int, end: Int)?
  private var targets: Set<String> = []
  /// Where the quotations that are open end, the outermost first, and where in the text the outermost's own words began.
  private var quotations: [Int] = []
  private var quotedFrom = 0
  private var quoted: [UInt8] = []

  init(tree: HTMLTree, parser: NameParser) {
    self.tree = tree
    self.parser = parser
  }

  mutating func run() {
    var node = 1
    while node < tree.count {
      if let link = open, node >= link.end { close(link) }
      while let end = quotations.last, node >= end { leaveQuotation() }
      switch tree.tag(node) {
      case .text: take(node)
      case .comment, .doctype: break
      case .style, .template, .title, .noscript:
        node = tree.end(node)
        continue
      case .script:
        readScript(node)
        node = tree.end(node)
        continue
      default: enter(node)
      }
      node += 1
    }
    if let link = open { close(link) }
    while !quotations.isEmpty { leaveQuotation() }
    page.quoted = String(decoding: quoted, as: UTF8.self)
    page.text = String(decoding: text, as: UTF8.self)
    page.hidden = String(decoding: hidden, as: UTF8.self)
  }

  private mutating func enter(_ node: Int) {
    readStyle(node)
    switch tree.tag(node) {
    case .a, .area:
      if let link = open { close(link) }
      if let href = tree.attributeString(node, .href) {
        open = (href, text.count, tree.end(node))
      }
    case .img:
      if let source = tree.attributeString(node, .src), source.lowercased().hasPrefix("http") {
        page.pictures += 1
      } else if page.inlinePictures.count < MailPage.mostPictures {
        readInline(node)
      }
      if let alternative = tree.attributeString(node, .alt), page.pictureText.utf8.count < 4096 {
        page.pictureText += alternative + "\n"
      }
    case .blockquote:
      if quotations.count == 1 { takeQuoted() }
      quotations.append(tree.end(node))
      if quotations.count == 1 { quotedFrom = text.count }
    case .form:
      page.hasForm = true
      if let action = tree.attributeString(node, .action) { add(action, shown: "", kind: .form) }
    case .input:
      let type = tree.attributeString(node, .type)?.lowercased()
      let name = tree.attributeString(node, .name)?.lowercased() ?? ""
      if type == "password" || ["pass", "pwd", "cvv", "card"].contains(where: name.contains) {
        page.asksForPassword = true
      }
    case .base: page.hasBase = true
    case .meta:
      if let refresh = tree.attribute(node, named: "http-equiv"), tree.equals(refresh, "refresh"),
        tree.attributeString(node, .content)?.lowercased().contains("url") == true
      {
        page.redirects = true
      }
    default: break
    }
    if Self.breaks(tree.tag(node)) { blank(0x0A) }
  }

  private mutating func leaveQuotation() {
    if quotations.count == 1 { takeQuoted() }
    quotations.removeLast()
    if quotations.count == 1 { quotedFrom = text.count }
  }

  private mutating func takeQuoted() {
    quoted += text[min(quotedFrom, text.count)...]
    quoted.append(0x0A)
  }

  private mutating func readInline(_ node: Int) {
    guard let source = tree.attribute(node, .src) else { return }
    let picture = tree.withBytes(source) { bytes -> [UInt8]? in
      let start = bytes.prefix(64).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
      guard start.starts(with: "data:image/".utf8),
        let comma = start.firstIndex(of: UInt8(ascii: ",")),
        start[..<comma].suffix(7).elementsEqual(";base64".utf8),
        bytes.count - comma <= MailPage.mostPicture / 3 * 4
      else { return nil }
      return TransferEncoding.decoded(Array(bytes[(comma + 1)...])[...], as: "base64")
    }
    if let picture { page.inlinePictures.append(picture) }
  }

  private static func breaks(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .p, .div, .br, .tr, .td, .table, .li, .h1, .h2, .h3, .h4, .h5, .h6, .ul, .ol: true
    default: false
    }
  }

  private mutating func close(_ link: (target: String, start: Int, end: Int)) {
    open = nil
    let shown = String(decoding: text[min(link.start, text.count)...], as: UTF8.self)
    add(link.target, shown: String(shown.prefix(200)), kind: .link)
  }

  private mutating func add(_ target: String, shown: String, kind: MailLink.Kind) {
    guard page.links.count < MailPage.mostLinks,
      let link = MailLink(target, shown: shown, kind: kind, parser: parser)
    else { return }
    page.links.append(link)
  }

  private mutating func take(_ node: Int) {
    let run = tree.text(node)
    while let last = sizes.last, node >= last.end { sizes.removeLast() }
    let isHidden = node < hiddenUntil || sizes.last?.isNone == true
    guard (isHidden ? hidden.count : text.count) < MailPage.mostText else { return }
    tree.withBytes(run) { bytes in
      for byte in bytes {
        if byte <= 0x20 {
          if isHidden {
            if hidden.last != 0x20 { hidden.append(0x20) }
          } else {
            blank(0x20)
          }
        } else if isHidden {
          hidden.append(byte)
        } else {
          text.append(byte)
        }
      }
    }
    if isHidden, hidden.last != 0x20 { hidden.append(0x20) }
  }

  /// One blank where several stand; a line's end wins.
  private mutating func blank(_ byte: UInt8) {
    if text.last == 0x20 || text.last == 0x0A {
      if byte == 0x0A { text[text.count - 1] = byte }
    } else if !text.isEmpty {
      text.append(byte)
    }
  }

  private mutating func readScript(_ node: Int) {
    page.hasScript = true
    let script = String(decoding: tree.rawText(node).prefix(1 << 18), as: UTF8.self).lowercased()
    if script.contains("blob(") || script.contains("mssaveoropenblob")
      || (script.contains("atob(") && script.contains("download"))
    {
      page.smuggles = true
    }
    if script.contains("location.replace") || script.contains("location.href") {
      page.redirects = true
    }
  }

  private mutating func readStyle(_ node: Int) {
    if node >= hiddenUntil, tree.attribute(node, .hidden) != nil { hiddenUntil = tree.end(node) }
    guard let style = tree.attribute(node, .style) else { return }
    let (hides, size) = tree.withBytes(style) { HiddenStyle.read($0) }
    if hides, node >= hiddenUntil { hiddenUntil = tree.end(node) }
    // As many as a tree is deep.
    while let last = sizes.last, node >= last.end { sizes.removeLast() }
    if let size { sizes.append((tree.end(node), size == 0)) }
  }
}

/// What a style says of being seen (CSS, the declarations that mails use for it).
enum HiddenStyle {
  /// Whether it hides its element and all within, and the size of letters that it sets. Linear.
  static func read(_ style: UnsafeBufferPointer<UInt8>) -> (hides: Bool, size: Double?) {
    var plain: [UInt8] = []
    plain.reserveCapacity(min(style.count, 2048))
    for byte in style.prefix(2048) where byte > 0x20 {
      plain.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
    }
    var hides = false
    var size: Double?
    for declaration in plain.split(separator: UInt8(ascii: ";")) {
      guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let value = declaration[(colon + 1)...]
      switch declaration[..<colon].count {
      case 7 where declaration.starts(with: "display".utf8):
        hides = value.starts(with: "none".utf8) || hides
      case 10 where declaration.starts(with: "visibility".utf8):
        hides = value.starts(with: "hidden".utf8) || hides
      case 7 where declaration.starts(with: "opacity".utf8): hides = number(value) == 0 || hides
      case 10 where declaration.starts(with: "max-height".utf8): hides = number(value) == 0 || hides
      case 9 where declaration.starts(with: "font-size".utf8): size = number(value) ?? 12
      default: break
      }
    }
    return (hides, size)
  }

  /// `0`, `0px`, `0.5em`; `nil` for words such as `large`.
  private static func number(_ value: ArraySlice<UInt8>) -> Double? {
    let number = value.prefix { $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") }
    return number.isEmpty ? nil : Double(String(decoding: number, as: UTF8.self))
  }
}
