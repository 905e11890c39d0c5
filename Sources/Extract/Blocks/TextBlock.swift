import HTML

/// A run of text on one line or in one paragraph: adjoining text nodes below the same element.
struct TextBlock {
  /// The element that begins the line.
  let element: Int
  /// The first of its text nodes, and one past the last.
  private(set) var nodes: Range<Int>
  /// Letters and signs but space, in characters.
  private(set) var letters = 0
  private(set) var linked = 0
  private(set) var digits = 0
  private(set) var capitals = 0
  private(set) var marks = 0
  private(set) var words = 0
  private var isInWord = false
  private(set) var last: UInt8 = 0
  private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  private(set) var hasPrice = false
  private(set) var hasRights = false

  init(element: Int, at node: Int) {
    self.element = element
    nodes = node..<node + 1
  }

  /// Counts one of its text nodes. Linear in it.
  mutating func add(_ node: Int, _ bytes: UnsafeBufferPointer<UInt8>, isLinked: Bool) {
    nodes = nodes.lowerBound..<node + 1
    let before = letters
    for byte in bytes {
      if byte <= 0x20 {
        isInWord = false
        continue
      }
      if !isInWord {
        words += 1
        isInWord = true
      }
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      last = byte
      guard byte & 0xC0 != 0x80 else {
        // The second bytes of £, © and ® after C2, and of € within E2 82 AC.
        if byte == 0xA3 || byte == 0xAC { hasPrice = true }
        if byte == 0xA9 || byte == 0xAE { hasRights = true }
        continue
      }
      letters += 1
      switch byte {
      case 0x30...0x39: digits += 1
      case 0x41...0x5A: capitals += 1
      case 0x24: hasPrice = true
      case 0x21, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F: marks += 1
      default: break
      }
    }
    if isLinked { linked += letters - before }
  }

  var linkShare: Float { letters == 0 ? 0 : Float(linked) / Float(letters) }

  /// Whether it ends as a sentence does.
  var endsSentence: Bool {
    switch last {
    case 0x21, 0x2E, 0x3F, 0x22, 0xA6, 0x9D, 0x82: true
    default: false
    }
  }

  /// The blocks of a page, in order, without what is left out of the map. Linear.
  static func all(in map: PageMap) -> [TextBlock] {
    let tree = map.tree
    var blocks: [TextBlock] = []
    var current: TextBlock?
    for node in 0..<tree.count where tree.tag(node) == .text && !map.isDropped[node] {
      let element = Int(map.block[node])
      if let block = current, block.element != element {
        if block.letters > 0 { blocks.append(block) }
        current = nil
      }
      if current == nil { current = TextBlock(element: element, at: node) }
      tree.withBytes(tree.text(node)) { current?.add(node, $0, isLinked: map.isLinked[node]) }
    }
    if let current, current.letters > 0 { blocks.append(current) }
    return blocks
  }
}
