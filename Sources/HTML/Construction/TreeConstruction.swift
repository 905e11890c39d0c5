/// The tree construction of the HTML standard (section 13.2.6) into a flat, linked arena.
///
/// Nodes are records in one array, joined by indices; ``finish()`` puts them into document order.
/// Nothing recurses. A token costs at most a walk over the open elements (``HTMLLimits/depth``) and
/// over the active formatting elements (``HTMLLimits/formatting``), so that the whole is linear in
/// the input. `steps` counts those walks.
struct TreeConstruction {
  enum Mode: UInt8 {
    case initial, beforeHTML, beforeHead, inHead, inHeadNoscript, afterHead, inBody, text, inTable
    case inTableText, inCaption, inColumnGroup, inTableBody, inRow, inCell
    case inTemplate, afterBody, inFrameset, afterFrameset, afterAfterBody
    case afterAfterFrameset
  }

  struct Node {
    var parent: Int32 = -1
    var first: Int32 = -1
    var last: Int32 = -1
    var next: Int32 = -1
    var previous: Int32 = -1
    /// An element's name, or the first and last segment of a text.
    var start: UInt32 = 0
    var count: UInt32 = 0
    var attributes: UInt32 = 0
    var attributeCount: UInt16 = 0
    var tag = HTMLTag.unknown
    var namespace = HTMLNamespace.html
  }

  /// A piece of a text; a text that comes in turns with others is joined at the end, once.
  struct Segment {
    var start: UInt32
    var count: UInt32
    var next: UInt32
  }

  struct Formatting {
    /// −1 is a marker.
    var node: Int32
    var tag: HTMLTag
    /// Of name and attributes in any order.
    var hash: UInt64
  }

  var tokenizer: HTMLTokenizer
  let limits: HTMLLimits
  let options: HTMLOptions
  var nodes: [Node] = []
  var segments: [Segment] = []
  var attributes: [HTMLTree.Attribute] = []
  var open: [Int32] = []
  /// How many elements of each HTML tag are open, so that most questions of scope cost nothing.
  var openCounts = [Int32](repeating: 0, count: 256)
  var formatting: [Formatting] = []
  var mode = Mode.initial
  var originalMode = Mode.initial
  var templateModes: [Mode] = []
  var isReprocessing = false
  var headElement: Int32 = -1
  var formElement: Int32 = -1
  var contextElement: Int32 = -1
  var isFramesetOK = true
  var isFostering = false
  var isQuirks = false
  var hasSelectedContent = false
  var ignoresLineFeed = false
  var pendingText: [HTMLTree.Bytes] = []
  var issues: Set<HTMLIssue> = []
  private(set) var steps = 0

  init(
    _ input: UnsafeBufferPointer<UInt8>, limits: HTMLLimits, options: HTMLOptions,
    mayHaveNUL: Bool
  ) {
    tokenizer = HTMLTokenizer(
      input, attributeLimit: limits.attributes, mayHaveNUL: mayHaveNUL)
    self.limits = limits
    self.options = options
    nodes.reserveCapacity(min(limits.nodes, input.count / 16) + 8)
    segments.reserveCapacity(input.count / 32)
    attributes.reserveCapacity(input.count / 32)
    nodes.append(Node(tag: .document))
  }

  mutating func run() {
    if let context = options.context { prepareFragment(context) }
    repeat {
      if let current = open.last {
        tokenizer.allowsSections = nodes[Int(adjusted(current))].namespace != .html
      } else {
        tokenizer.allowsSections = false
      }
      tokenizer.next()
      if nodes.count >= limits.nodes, tokenizer.token.kind != .end {
        readAsText()
        continue
      }
      process()
    } while tokenizer.token.kind != .end
    if hasSelectedContent { fillSelectedContents() }
    if tokenizer.hasTooManyAttributes { issues.insert(.tooManyAttributes) }
  }

  /// Past the limit of nodes: text joins the last text, words parted by a space.
  private mutating func readAsText() {
    issues.insert(.tooManyNodes)
    let token = tokenizer.token
    guard token.kind == .characters else {
      if token.kind == .startTag { followContent(token.tag) }
      return
    }
    let space = tokenizer.arena.count
    tokenizer.arena.append(0x20)
    let last = nodes.lastIndex { $0.tag == .text && $0.parent >= 0 }
    guard let last, nodes.count - last < 64 || lastText == last else { return }
    lastText = last
    append(HTMLTree.Bytes(space, space + 1), toText: last)
    append(token.text, toText: last)
  }
  var lastText = -1

  private mutating func followContent(_ tag: HTMLTag) {
    switch tag {
    case .script: tokenizer.content = .script
    case .style, .xmp, .iframe, .noembed, .noframes: tokenizer.content = .rawText
    case .textarea, .title: tokenizer.content = .characterData
    default: break
    }
  }

  private mutating func process() {
    if ignoresLineFeed {
      ignoresLineFeed = false
      if tokenizer.token.kind == .characters, tokenizer.arena[tokenizer.token.text.start] == 0x0A {
        tokenizer.token.text.start += 1
        if tokenizer.token.text.isEmpty { return }
      }
    }
    repeat {
      isReprocessing = false
      if isForeign() { inForeign() } else { step(mode) }
    } while isReprocessing
  }

  /// Whether the token goes by the rules for foreign content.
  private func isForeign() -> Bool {
    guard let current = open.last else { return false }
    let node = nodes[Int(adjusted(current))]
    if node.namespace == .html { return false }
    let token = tokenizer.token
    switch token.kind {
    case .end: return false
    case .startTag:
      if isMathTextPoint(node) { return token.tag == .mglyph || token.tag == .malignmark }
      if node.namespace == .math, node.tag == .annotationXML, token.tag == .svg { return false }
      return !isHTMLPoint(node)
    case .characters, .null:
      return !isMathTextPoint(node) && !isHTMLPoint(node)
    default: return true
    }
  }

  func isMathTextPoint(_ node: Node) -> Bool {
    guard node.namespace == .math else { return false }
    switch node.tag {
    case .mi, .mo, .mn, .ms, .mtext: return true
    default: return false
    }
  }

  func isHTMLPoint(_ node: Node) -> Bool {
    if node.namespace == .svg {
      return node.tag == .foreignObject || node.tag == .desc || node.tag == .title
    }
    guard node.namespace == .math, node.tag == .annotationXML else { return false }
    let first = Int(node.attributes)
    for index in first..<first + Int(node.attributeCount)
    where attributes[index].known == .encoding {
      let value = attributes[index].value
      return equals(value, "text/html") || equals(value, "application/xhtml+xml")
    }
    return false
  }

  func equals(_ run: HTMLTree.Bytes, _ word: StaticString) -> Bool {
    guard run.count == word.utf8CodeUnitCount else { return false }
    for index in 0..<run.count {
      let byte = tokenizer.arena[run.start + index]
      if (byte &- 0x41 < 26 ? byte | 0x20 : byte) != word.utf8Start[index] { return false }
    }
    return true
  }

  /// In a fragment the outermost element stands for its context.
  @inline(__always)
  func adjusted(_ current: Int32) -> Int32 {
    contextElement >= 0 && open.count == 1 ? contextElement : current
  }

  mutating func count(_ walked: Int) { steps &+= walked }
}
