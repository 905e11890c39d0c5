import HTML

/// Sums over a tree that make every question about a subtree constant time, and what was left out.
struct PageMap {
  let tree: HTMLTree
  let marks: [NameMarks]
  /// Whether the node is left out; a whole subtree is left out together.
  private(set) var isDropped: [Bool]
  /// Letters and digits of each text node.
  private let letters: [Int32]
  /// Letters and digits of text nodes before each node.
  private var text: [Int32]
  /// The same, inside links.
  private var linked: [Int32]
  /// The same, of paragraphs long enough to be prose.
  private(set) var prose: [Int32]
  /// The nearest ancestor that begins a new line.
  private(set) var block: [Int32]
  private(set) var isLinked: [Bool]

  /// Linear.
  init(_ tree: HTMLTree) {
    self.tree = tree
    var marks = [NameMarks](repeating: [], count: tree.count)
    isDropped = [Bool](repeating: false, count: tree.count)
    text = [Int32](repeating: 0, count: tree.count + 1)
    linked = text
    prose = text
    block = [Int32](repeating: 0, count: tree.count)
    isLinked = isDropped
    for node in 1..<max(1, tree.count) {
      let tag = tree.tag(node)
      let parent = tree.parent(node)
      if tag == .text {
        block[node] = block[parent]
        isLinked[node] = isLinked[parent]
        isDropped[node] = isDropped[parent]
        continue
      }
      if isDropped[parent] || Self.isUnread(tag) { isDropped[node] = true }
      block[node] = tag.isInline ? block[parent] : Int32(node)
      isLinked[node] = tag == .a || isLinked[parent]
      marks[node] = NameMarks.of(node, in: tree)
    }
    self.marks = marks
    letters = Self.letters(tree, isDropped)
    count()
  }

  /// What stands in each text node, without space; counted once, however often it is summed up.
  private static func letters(_ tree: HTMLTree, _ isUnread: [Bool]) -> [Int32] {
    var letters = [Int32](repeating: 0, count: tree.count)
    tree.withBytes(.init(0, tree.bytes.count)) { bytes in
      for node in 0..<tree.count where tree.tag(node) == .text && !isUnread[node] {
        let run = tree.text(node)
        var length: Int32 = 0
        for index in run.start..<run.end {
          let byte = bytes[index]
          length &+= byte > 0x20 && byte & 0xC0 != 0x80 ? 1 : 0
        }
        letters[node] = length
      }
    }
    return letters
  }

  func textLength(_ node: Int) -> Int { Int(text[tree.end(node)] - text[node]) }
  func linkLength(_ node: Int) -> Int { Int(linked[tree.end(node)] - linked[node]) }
  func proseLength(_ node: Int) -> Int { Int(prose[tree.end(node)] - prose[node]) }

  /// 0…1: the share of the text that is inside links.
  func linkDensity(_ node: Int) -> Double {
    let length = textLength(node)
    return length == 0 ? 0 : Double(linkLength(node)) / Double(length)
  }

  /// Leaves out a subtree. Linear in it.
  mutating func drop(_ node: Int) {
    for index in node..<tree.end(node) { isDropped[index] = true }
  }

  /// Takes a subtree back in. Linear in it.
  mutating func restore(_ node: Int) {
    for index in node..<tree.end(node) { isDropped[index] = false }
  }

  /// Sums up what is not left out. Linear.
  mutating func count() {
    var own = [Int32](repeating: 0, count: tree.count)
    for node in 0..<tree.count where letters[node] > 0 && !isDropped[node] && !isLinked[node] {
      own[Int(block[node])] += letters[node]
    }
    var total: (text: Int32, linked: Int32, prose: Int32) = (0, 0, 0)
    for node in 0..<tree.count {
      text[node] = total.text
      linked[node] = total.linked
      prose[node] = total.prose
      let length = letters[node]
      if length == 0 || isDropped[node] { continue }
      total.text += length
      if isLinked[node] { total.linked += length }
      if own[Int(block[node])] >= Self.shortestProse { total.prose += length }
    }
    text[tree.count] = total.text
    linked[tree.count] = total.linked
    prose[tree.count] = total.prose
  }

  private static func isUnread(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .script, .style, .noscript, .template, .head: true
    default: false
    }
  }

  /// Letters outside links from which a paragraph counts as prose.
  private static let shortestProse: Int32 = 60
}
