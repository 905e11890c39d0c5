import HTML

/// What the elements around each node say, handed down from the root.
struct BlockContext {
  /// The elements that a node lies in.
  struct Places: OptionSet {
    let rawValue: UInt32

    static let nav = Places(rawValue: 1)
    static let header = Places(rawValue: 2)
    static let footer = Places(rawValue: 4)
    static let aside = Places(rawValue: 8)
    static let form = Places(rawValue: 16)
    static let main = Places(rawValue: 32)
    static let article = Places(rawValue: 64)
    static let table = Places(rawValue: 128)
    static let list = Places(rawValue: 256)
    static let figure = Places(rawValue: 512)
    static let control = Places(rawValue: 1024)
    static let dialog = Places(rawValue: 2048)
    static let hidden = Places(rawValue: 4096)
    static let quotation = Places(rawValue: 8192)
  }

  private(set) var places: [Places]
  /// Around each node, the names that any element has; those of `html` and `body` are about the page.
  private(set) var marks: [NameMarks]
  /// How many elements around it have a name of boilerplate.
  private(set) var boilerplate: [UInt8]
  private(set) var depth: [UInt16]
  /// The nearest element around it that has two or more siblings of its tag and class, or 0.
  private(set) var item: [Int32]
  /// How many siblings of its kind an element has, itself included.
  private(set) var alike: [Int32]

  /// Linear, on average.
  init(_ map: PageMap, _ visibility: Visibility) {
    let tree = map.tree
    places = [Places](repeating: [], count: tree.count)
    marks = [NameMarks](repeating: [], count: tree.count)
    boilerplate = [UInt8](repeating: 0, count: tree.count)
    depth = [UInt16](repeating: 0, count: tree.count)
    item = [Int32](repeating: 0, count: tree.count)
    alike = Self.countAlike(tree)
    for node in 1..<max(1, tree.count) {
      let parent = tree.parent(node)
      let tag = tree.tag(node)
      depth[node] = depth[parent] &+ 1
      places[node] = places[parent]
      marks[node] = marks[parent]
      boilerplate[node] = boilerplate[parent]
      item[node] = item[parent]
      guard tag != .text else { continue }
      places[node].formUnion(Self.place(tag))
      if tag == .html || tag == .body { continue }
      if visibility.hides(node, in: tree) { places[node].insert(.hidden) }
      marks[node].formUnion(map.marks[node])
      if map.marks[node].contains(.boilerplate) {
        boilerplate[node] = min(200, boilerplate[node] + 1)
      }
      if alike[node] >= 3, !tag.isInline { item[node] = Int32(node) }
    }
  }

  private static func place(_ tag: HTMLTag) -> Places {
    switch tag {
    case .nav, .menu: .nav
    case .header: .header
    case .footer: .footer
    case .aside: .aside
    case .form, .fieldset: .form
    case .main: .main
    case .article: .article
    case .table: .table
    case .ul, .ol, .dl: .list
    case .figure, .figcaption: .figure
    case .button, .label, .select, .option, .textarea: .control
    case .dialog: .dialog
    case .blockquote, .pre: .quotation
    default: []
    }
  }

  private static func countAlike(_ tree: HTMLTree) -> [Int32] {
    // Open addressing, at most half full: a page has as many kinds as elements, and a dictionary's
    // hashing costs more than all else here.
    var capacity = 64
    while capacity < tree.count * 2 { capacity *= 2 }
    var keys = [UInt64](repeating: 0, count: capacity)
    var counts = [Int32](repeating: 0, count: capacity)
    var slots = [Int32](repeating: -1, count: tree.count)
    for node in 1..<max(1, tree.count) where !tree.tag(node).isInline {
      var name: UInt64 = 0xCBF2_9CE4_8422_2325
      if let value = tree.attribute(node, .class) {
        name = tree.withBytes(value) { bytes in
          // Numbers tell siblings apart that are alike.
          bytes.reduce(name) { $1 &- 0x30 < 10 ? $0 : ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        }
      }
      let place = UInt64(tree.parent(node)) << 8 | UInt64(tree.tag(node).rawValue)
      var key = (name ^ place) &* 0x9E37_79B9_7F4A_7C15
      key = max(1, key ^ key >> 29)
      var slot = Int(truncatingIfNeeded: key) & (capacity - 1)
      while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (capacity - 1) }
      keys[slot] = key
      counts[slot] += 1
      slots[node] = Int32(slot)
    }
    return slots.map { $0 < 0 ? 0 : counts[Int($0)] }
  }
}
