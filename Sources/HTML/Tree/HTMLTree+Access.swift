extension HTMLTree {
  /// The children of a node, in order; a step is constant time.
  package struct Children: Sequence, IteratorProtocol {
    @usableFromInline let tree: HTMLTree
    @usableFromInline var upcoming: Int
    @usableFromInline let end: Int

    @inlinable
    init(_ tree: HTMLTree, of node: Int) {
      self.tree = tree
      upcoming = node + 1
      end = tree.end(node)
    }

    @inlinable
    package mutating func next() -> Int? {
      guard upcoming < end else { return nil }
      defer { upcoming = tree.end(upcoming) }
      return upcoming
    }
  }

  @inlinable
  package func children(_ node: Int) -> Children { Children(self, of: node) }

  /// An attribute's value, empty when it has none; `nil` when the attribute is absent.
  /// Linear in the node's attributes.
  @inlinable
  package func attribute(_ node: Int, _ name: HTMLAttribute) -> Bytes? {
    let record = nodes[node]
    guard record.attributeCount > 0 else { return nil }
    let first = Int(record.attributes)
    for index in first..<first + Int(record.attributeCount) {
      let attribute = attributes[index]
      if attribute.known == name {
        return Bytes(Int(attribute.start), Int(attribute.start + attribute.count))
      }
    }
    return nil
  }

  /// The same for any lower-case name.
  package func attribute(_ node: Int, named name: String) -> Bytes? {
    if let known = HTMLAttribute.byName[name] { return attribute(node, known) }
    let record = nodes[node]
    let first = Int(record.attributes)
    for index in first..<first + Int(record.attributeCount) {
      let attribute = attributes[index]
      let start = Int(attribute.name)
      if attribute.known == .unknown,
        bytes[start..<start + Int(attribute.nameCount)].elementsEqual(name.utf8)
      {
        return Bytes(Int(attribute.start), Int(attribute.start + attribute.count))
      }
    }
    return nil
  }

  /// A copy of a run as a string. Linear.
  package func string(_ run: Bytes) -> String {
    String(decoding: bytes[run.start..<run.end], as: UTF8.self)
  }

  /// The bytes of a run, without a copy, for the length of the call.
  @inlinable
  package func withBytes<Result>(
    _ run: Bytes, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[run.start..<run.end])) }
  }

  package func attributeString(_ node: Int, _ name: HTMLAttribute) -> String? {
    attribute(node, name).map(string)
  }

  /// Whether a run equals lower-case ASCII, its case ignored.
  @inlinable
  package func equals(_ run: Bytes, _ word: StaticString) -> Bool {
    guard run.count == word.utf8CodeUnitCount else { return false }
    let start = word.utf8Start
    for index in 0..<run.count where lowercased(bytes[run.start + index]) != start[index] {
      return false
    }
    return true
  }

  /// Whether an attribute such as `class` or `rel` has a token, ASCII case ignored, between spaces.
  /// Linear in the value, without allocation.
  @inlinable
  package func has(_ node: Int, _ name: HTMLAttribute, token: StaticString) -> Bool {
    guard let value = attribute(node, name) else { return false }
    var at = value.start
    while at < value.end {
      while at < value.end, bytes[at] <= 0x20 { at += 1 }
      let start = at
      while at < value.end, bytes[at] > 0x20 { at += 1 }
      if equals(Bytes(start, at), token) { return true }
    }
    return false
  }

  /// The text of a subtree as it is written, `script`, `style` and `template` left out. Linear.
  package func textContent(_ node: Int) -> String {
    var collected: [UInt8] = []
    var index = node
    let end = end(node)
    while index < end {
      switch tag(index) {
      case .text:
        let run = text(index)
        collected.append(contentsOf: bytes[run.start..<run.end])
      case .script, .style, .template, .comment, .doctype:
        index = self.end(index)
        continue
      default:
        break
      }
      index += 1
    }
    return String(decoding: collected, as: UTF8.self)
  }

  /// The raw text directly inside a node, such as a script's. Linear.
  package func rawText(_ node: Int) -> [UInt8] {
    var collected: [UInt8] = []
    for child in children(node) where tag(child) == .text {
      let run = text(child)
      collected.append(contentsOf: bytes[run.start..<run.end])
    }
    return collected
  }

  /// The same without a copy where it is one run, as a script's is.
  package func withRawText(_ node: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    let end = end(node)
    guard node + 1 < end else { return }
    if tag(node + 1) == .text, self.end(node + 1) == end {
      withBytes(text(node + 1), body)
    } else {
      rawText(node).withUnsafeBufferPointer(body)
    }
  }

  /// The first descendant with a tag. Linear.
  @inlinable
  package func first(_ tag: HTMLTag, in node: Int = 0) -> Int? {
    descendants(node).first { nodes[$0].tag == tag }
  }

  @inlinable
  func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }
}
