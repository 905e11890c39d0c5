import HTML
import TocsinModel

/// Writes subtrees as paragraphs, each beginning of a block a new one.
struct TextWriter {
  private(set) var output: [UInt8] = []
  private(set) var quotations: [TextSpan] = []
  private(set) var links: [(href: HTMLTree.Bytes, text: String)] = []
  private var paragraph: [UInt8] = []
  private var isHeading = false
  /// Where trailing headings begin in the output: they head nothing.
  private var afterLastProse = 0
  private var pendingSpace: UInt8 = 0
  private var breaks = 0
  private var quoteStart: Int?

  /// Linear in the subtree.
  mutating func write(
    _ root: Int, of map: PageMap, keepsLinks: Bool = true, where keeps: (Int) -> Bool
  ) {
    let tree = map.tree
    var open: [(end: Int, tag: HTMLTag)] = []
    var node = root
    let end = tree.end(root)
    while node < end {
      while let last = open.last, last.end <= node {
        close(last.tag)
        open.removeLast()
      }
      let tag = tree.tag(node)
      if tag == .text {
        if map.isDropped[node] {
          node += 1
          continue
        }
        append(tree, tree.text(node), isPreformatted: open.last?.tag == .pre)
        node += 1
        continue
      }
      if !keeps(node) || Self.isSilent(tag) {
        if !tag.isInline { flush() }
        node = tree.end(node)
        continue
      }
      if begin(tag) { open.append((tree.end(node), tag)) }
      if tag == .a, keepsLinks, let href = tree.attribute(node, .href), !href.isEmpty,
        links.count < 2000
      {
        links.append((href, Whitespace.collapsed(tree.textContent(node))))
      }
      node += 1
    }
    while let last = open.popLast() { close(last.tag) }
    flush()
  }

  /// The text, trailing headings left out.
  mutating func finish() -> String {
    flush()
    output.removeSubrange(afterLastProse...)
    quotations = quotations.compactMap {
      $0.start < output.count ? TextSpan($0.start, min($0.end, output.count)) : nil
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Elements whose text is not read out.
  private static func isSilent(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .script, .style, .noscript, .template, .head, .iframe, .button, .select, .textarea, .svg,
      .object, .embed, .video, .audio, .canvas, .math, .option, .input, .noframes, .rp, .rt:
      true
    default: false
    }
  }

  /// Whether its end must be seen.
  private mutating func begin(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .br:
      breaks += 1
      if breaks >= 2 { flush() } else { pendingSpace = 0x0A }
      return false
    case .q:
      beginQuote()
      return true
    case .td, .th:
      space(0x09)
      return true
    case .tr:
      space(0x0A)
      return true
    case .img, .wbr:
      return false
    case .blockquote:
      flush()
      beginQuote()
      return true
    default:
      if tag.isInline { return false }
      flush()
      switch tag {
      case .h1, .h2, .h3, .h4, .h5, .h6: isHeading = true
      default: break
      }
      return true
    }
  }

  private mutating func close(_ tag: HTMLTag) {
    switch tag {
    case .q: endQuote()
    case .td, .th: space(0x09)
    case .tr: space(0x0A)
    case .blockquote:
      flush()
      endQuote()
    default: flush()
    }
  }

  private mutating func space(_ byte: UInt8) {
    if pendingSpace != 0x0A { pendingSpace = byte }
  }

  private var position: Int {
    output.count + (output.isEmpty || paragraph.isEmpty ? 0 : 2) + paragraph.count
  }

  private mutating func beginQuote() {
    if quoteStart == nil { quoteStart = position }
  }

  private mutating func endQuote() {
    guard var start = quoteStart else { return }
    quoteStart = nil
    let end = position
    if start < end, start == 0 || start >= output.count || output[start] == 0x0A {
      start += skipped(from: start)
    }
    if start < end { quotations.append(TextSpan(start, end)) }
  }

  /// The separators that were written between the mark and the first word of the quotation.
  private func skipped(from start: Int) -> Int {
    var at = start
    while at < output.count, output[at] <= 0x20 { at += 1 }
    if at >= output.count, !paragraph.isEmpty {
      let inside = at - output.count - (output.isEmpty ? 0 : 2)
      if inside < 0 { return output.count + (output.isEmpty ? 0 : 2) - start }
      var next = inside
      while next < paragraph.count, paragraph[next] <= 0x20 { next += 1 }
      return at - start + next - inside
    }
    return at - start
  }

  private mutating func append(_ tree: HTMLTree, _ run: HTMLTree.Bytes, isPreformatted: Bool) {
    tree.withBytes(run) { bytes in
      var at = 0
      while at < bytes.count {
        let byte = bytes[at]
        if byte <= 0x20 {
          if byte == 0x0A && isPreformatted {
            pendingSpace = 0x0A
          } else if pendingSpace == 0 {
            pendingSpace = 0x20
          }
          at += 1
          continue
        }
        if byte == 0xC2, at + 1 < bytes.count, bytes[at + 1] == 0xA0 {
          if pendingSpace == 0 { pendingSpace = 0x20 }
          at += 2
          continue
        }
        if pendingSpace != 0 {
          if !paragraph.isEmpty { paragraph.append(pendingSpace) }
          pendingSpace = 0
        }
        breaks = 0
        var wordEnd = at + 1
        while wordEnd < bytes.count, bytes[wordEnd] > 0x20, bytes[wordEnd] != 0xC2 { wordEnd += 1 }
        paragraph.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[at..<wordEnd]))
        at = wordEnd
      }
    }
  }

  private mutating func flush() {
    pendingSpace = 0
    breaks = 0
    defer { isHeading = false }
    guard !paragraph.isEmpty else { return }
    if !output.isEmpty { output.append(contentsOf: [0x0A, 0x0A]) }
    output.append(contentsOf: paragraph)
    paragraph.removeAll(keepingCapacity: true)
    if !isHeading { afterLastProse = output.count }
  }
}
