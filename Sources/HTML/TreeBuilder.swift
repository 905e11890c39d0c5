import CLibXML2

/// Fills an ``HTMLTree`` from libxml2's events, without libxml2's own tree, whose depth limit would
/// lose the rest of a deep page.
final class TreeBuilder {
  private(set) var issues: Set<HTMLIssue> = []
  private let limits: HTMLLimits
  private var tree = HTMLTree()
  /// The open elements, outermost first; the document is not among them.
  private var open: [Int32] = []
  private var parser: htmlParserCtxtPtr?
  /// libxml2 interns names, so that one address is one name for the length of a page.
  private var tags: [UnsafePointer<xmlChar>: TagName] = [:]
  private var names: [UnsafePointer<xmlChar>: AttributeName] = [:]

  private struct TagName {
    var tag: HTMLTag
    var start: UInt32 = 0
    var count: UInt32 = 0
  }

  private struct AttributeName {
    var known: HTMLAttribute
    var start: UInt32
    var count: UInt16
  }

  init(limits: HTMLLimits, expecting byteCount: Int) {
    self.limits = limits
    tree.bytes.reserveCapacity(byteCount)
    tree.nodes.reserveCapacity(min(limits.nodes, byteCount / 24))
    tree.attributes.reserveCapacity(byteCount / 48)
  }

  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  func read(_ utf8: UnsafeBufferPointer<UInt8>) {
    guard Self.isReady, let base = utf8.baseAddress, !utf8.isEmpty else { return }
    let parser = base.withMemoryRebound(to: CChar.self, capacity: utf8.count) {
      htmlCreateMemoryParserCtxt($0, Int32(utf8.count))
    }
    guard let parser else { return }
    defer { htmlFreeParserCtxt(parser) }
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    htmlCtxtUseOptions(parser, Int32(bitPattern: options))
    xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8)
    parser.pointee.sax.pointee = Self.makeHandler()
    parser.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    self.parser = parser
    htmlParseDocument(parser)
    self.parser = nil
  }

  func finish() -> HTMLTree {
    close(downTo: 0)
    tree.nodes[0].end = Int32(tree.nodes.count)
    return tree
  }

  private static func makeHandler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.startElement = { builder, name, attributes in
      guard let name else { return }
      TreeBuilder.of(builder)?.start(name, attributes)
    }
    handler.endElement = { builder, _ in
      TreeBuilder.of(builder)?.end()
    }
    let characters: charactersSAXFunc = { builder, bytes, count in
      guard let bytes, count > 0 else { return }
      TreeBuilder.of(builder)?.characters(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    handler.characters = characters
    handler.ignorableWhitespace = characters
    handler.cdataBlock = characters
    return handler
  }

  private static func of(_ pointer: UnsafeMutableRawPointer?) -> TreeBuilder? {
    pointer.map { Unmanaged<TreeBuilder>.fromOpaque($0).takeUnretainedValue() }
  }

  // MARK: Events

  /// libxml2 drops some elements without an event, so its own count says what is still open.
  private var parserDepth: Int {
    parser.map { Int(tocsin_open_count($0)) } ?? 0
  }

  private func start(
    _ name: UnsafePointer<xmlChar>, _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    close(downTo: parserDepth - 1)
    if tree.nodes.count >= limits.nodes {
      issues.insert(.tooManyNodes)
      forget()
      return
    }
    let tagName = self.tagName(name)
    let index = Int32(tree.nodes.count)
    var node = HTMLTree.Node(
      parent: open.last ?? 0, end: index + 1, start: tagName.start, count: tagName.count,
      attributes: UInt32(tree.attributes.count), attributeCount: 0, tag: tagName.tag)
    if open.count >= limits.depth {
      issues.insert(.tooDeep)
      tree.nodes.append(node)
      forget()
      return
    }
    if var item = list {
      var total: UInt16 = 0
      while let attribute = item[0], total < .max {
        append(attribute, item[1])
        total += 1
        item += 2
      }
      node.attributeCount = total
    }
    tree.nodes.append(node)
    open.append(index)
  }

  private func forget() {
    if let parser { tocsin_forget_innermost(parser) }
  }

  private func end() {
    close(downTo: parserDepth - 1)
  }

  private func close(downTo depth: Int) {
    let end = Int32(tree.nodes.count)
    while open.count > max(0, depth), let last = open.popLast() {
      tree.nodes[Int(last)].end = end
    }
  }

  private func characters(_ run: UnsafeBufferPointer<UInt8>) {
    close(downTo: parserDepth)
    let parent = open.last ?? 0
    if tree.nodes[Int(parent)].tag == .style { return }
    let last = tree.nodes.count - 1
    let isFull = tree.nodes.count > limits.nodes
    if tree.nodes[last].tag == .text, tree.nodes[last].parent == parent || isFull,
      Int(tree.nodes[last].start + tree.nodes[last].count) == tree.bytes.count
    {
      if isFull, tree.bytes.last != 0x20 {
        tree.bytes.append(0x20)
        tree.nodes[last].count += 1
      }
      tree.bytes.append(contentsOf: run)
      tree.nodes[last].count += UInt32(run.count)
      return
    }
    tree.nodes.append(
      HTMLTree.Node(
        parent: parent, end: Int32(last + 2), start: UInt32(tree.bytes.count),
        count: UInt32(run.count), attributes: 0, attributeCount: 0, tag: .text))
    tree.bytes.append(contentsOf: run)
  }

  // MARK: Names

  private func tagName(_ name: UnsafePointer<xmlChar>) -> TagName {
    if let known = tags[name] { return known }
    let text = String(cString: name)
    var entry = TagName(tag: HTMLTag(name: text))
    if entry.tag == .unknown {
      entry.start = UInt32(tree.bytes.count)
      entry.count = UInt32(text.utf8.count)
      tree.bytes.append(contentsOf: text.utf8)
    }
    tags[name] = entry
    return entry
  }

  private func append(_ name: UnsafePointer<xmlChar>, _ value: UnsafePointer<xmlChar>?) {
    let entry: AttributeName
    if let known = names[name] {
      entry = known
    } else {
      let text = String(cString: name)
      entry = AttributeName(
        known: HTMLAttribute.byName[text] ?? .unknown, start: UInt32(tree.bytes.count),
        count: UInt16(clamping: text.utf8.count))
      tree.bytes.append(contentsOf: text.utf8)
      names[name] = entry
    }
    let start = tree.bytes.count
    if let value {
      let count = Int(xmlStrlen(value))
      tree.bytes.append(contentsOf: UnsafeBufferPointer(start: value, count: count))
    }
    tree.attributes.append(
      HTMLTree.Attribute(
        name: entry.start, nameCount: entry.count, known: entry.known, start: UInt32(start),
        count: UInt32(tree.bytes.count - start)))
  }
}
