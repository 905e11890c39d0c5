import CHashing
import HTML

/// What the page's own styles hide: `display: none`, `visibility: hidden` and clipping, inline and
/// by simple selectors (`.name`, `#name`) of its `style` elements.
///
/// CSS 2.1, section 11.2 and 11.1.2. Rules within `@media` and the like, and selectors with more
/// than one name, are not followed: they hide in some states only.
struct Visibility {
  /// Hashes of names.
  private var classes: Set<UInt64> = []
  private var ids: Set<UInt64> = []

  /// Style sheets are read to this length; a page's own rules that hide are near its beginning.
  private static let longestStyle = 1 << 18
  private static let longestInline = 600

  /// Linear in the style elements.
  init(_ tree: HTMLTree) {
    for node in 0..<tree.count where tree.tag(node) == .style {
      read(tree.rawText(node).prefix(Self.longestStyle))
    }
  }

  private mutating func read(_ bytes: ArraySlice<UInt8>) {
    var depth = 0
    var start = bytes.startIndex
    var selectors = bytes[start..<start]
    for at in bytes.indices {
      if bytes[at] == 0x7B {
        depth += 1
        if depth == 1 { selectors = bytes[start..<at] }
        start = at + 1
      } else if bytes[at] == 0x7D {
        if depth == 1 { add(selectors, rules: bytes[start..<at]) }
        depth = max(0, depth - 1)
        start = at + 1
      }
    }
  }

  private mutating func add(_ selectors: ArraySlice<UInt8>, rules: ArraySlice<UInt8>) {
    guard !selectors.contains(0x40), rules.count <= 4000,
      Self.mayHide(rules), Self.hides(rules)
    else { return }
    for selector in selectors.split(separator: 0x2C) {
      let text = Whitespace.collapsed(String(decoding: selector, as: UTF8.self))
      let name = text.dropFirst()
      let isSimple = name.utf8.allSatisfy {
        ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2D || $0 == 0x5F
      }
      guard !name.isEmpty, isSimple, classes.count + ids.count < 10_000 else { continue }
      if text.utf8.first == 0x2E { classes.insert(Self.hash(name.utf8)) }
      if text.utf8.first == 0x23 { ids.insert(Self.hash(name.utf8)) }
    }
  }

  /// Whether declarations hide what they apply to. Linear.
  static func hides(_ declarations: some Collection<UInt8>) -> Bool {
    var text: [UInt8] = []
    text.reserveCapacity(declarations.count)
    for byte in declarations where byte > 0x20 {
      text.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
    }
    func has(_ word: StaticString) -> Bool {
      let word = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
      guard text.count >= word.count else { return false }
      return text.withUnsafeBufferPointer { text in
        (0...text.count - word.count).contains { start in
          text[start] == word[0]
            && UnsafeBufferPointer(rebasing: text[start..<start + word.count]).elementsEqual(word)
        }
      }
    }
    if has("display:none") || has("visibility:hidden") { return true }
    // The usual clip of a pixel, for those who listen to a page.
    return has("position:absolute")
      && (has("clip:rect(0") || has("clip:rect(1px") || has("clip-path:inset(50%)")
        || has("clip-path:inset(100%)"))
  }

  /// Whether a node is hidden by itself. Linear in its attributes.
  func hides(_ node: Int, in tree: HTMLTree) -> Bool {
    if tree.attribute(node, .hidden) != nil { return true }
    if let style = tree.attribute(node, .style), style.count <= Self.longestInline,
      tree.withBytes(style, { Self.mayHide($0) && Self.hides($0) })
    {
      return true
    }
    if !ids.isEmpty, let id = tree.attribute(node, .id),
      ids.contains(tree.withBytes(id) { Self.hash($0) })
    {
      return true
    }
    guard !classes.isEmpty, let names = tree.attribute(node, .class) else { return false }
    return tree.withBytes(names) { bytes in
      bytes.split { $0 <= 0x20 }.contains { classes.contains(Self.hash($0)) }
    }
  }

  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(into: FNV1a.start) { $0.combine(UInt32($1)) }.value
  }

  /// Whether one of the words that hide, which all begin or end so, may be in it.
  private static func mayHide(_ bytes: some Collection<UInt8>) -> Bool {
    var last = bytes.startIndex
    for at in bytes.indices {
      // “none” and “hidden” end in “ne” and “en”, “clip” begins in “cl”.
      let pair = (bytes[last] | 0x20, bytes[at] | 0x20)
      if pair == (0x6E, 0x65) || pair == (0x65, 0x6E) || pair == (0x63, 0x6C) { return true }
      last = at
    }
    return false
  }
}
