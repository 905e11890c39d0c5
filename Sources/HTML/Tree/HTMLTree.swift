/// The language that an element belongs to.
package enum HTMLNamespace: UInt8, Sendable {
  case html, svg, math
}

/// A parsed page as one flat array of nodes in document order.
///
/// Node 0 is the document. A node's subtree is the half-open range from the node to its ``end(_:)``,
/// so that children, siblings and descendants need no pointers, and every walk is a loop over
/// indices. Names are small enums; attribute and text bytes lie decoded, as UTF-8, in one arena.
/// Every accessor is constant time unless it says otherwise.
package struct HTMLTree: Sendable {
  /// A run of the arena.
  package struct Bytes: Hashable, Sendable {
    package var start: Int
    package var end: Int

    @inlinable
    package init(_ start: Int, _ end: Int) {
      self.start = start
      self.end = end
    }

    @inlinable package var count: Int { end - start }
    @inlinable package var isEmpty: Bool { end <= start }
  }

  @usableFromInline
  struct Node {
    @usableFromInline var parent: Int32
    @usableFromInline var end: Int32
    /// A text's bytes, or an element's name where it is not that of its tag.
    @usableFromInline var start: UInt32
    @usableFromInline var count: UInt32
    @usableFromInline var attributes: UInt32
    @usableFromInline var attributeCount: UInt16
    @usableFromInline var tag: HTMLTag
    @usableFromInline var namespace: HTMLNamespace = .html
  }

  /// An attribute: two runs of the arena, and its number if it has one.
  package struct Attribute: Sendable {
    @usableFromInline var name: UInt32
    @usableFromInline var nameCount: UInt32
    @usableFromInline var known: HTMLAttribute
    @usableFromInline var start: UInt32
    @usableFromInline var count: UInt32

    package var nameBytes: Bytes { Bytes(Int(name), Int(name + nameCount)) }
    package var value: Bytes { Bytes(Int(start), Int(start + count)) }
  }

  @usableFromInline var nodes: [Node]
  @usableFromInline var attributes: [Attribute]
  /// The arena: UTF-8.
  @usableFromInline package internal(set) var bytes: [UInt8]

  /// Elements walked over for scopes, formatting and the like: what a test of linearity counts.
  package internal(set) var steps = 0

  init() {
    nodes = [
      Node(
        parent: -1, end: 1, start: 0, count: 0, attributes: 0, attributeCount: 0, tag: .document)
    ]
    attributes = []
    bytes = []
  }

  /// Nodes, the document included.
  @inlinable package var count: Int { nodes.count }

  @inlinable package func namespace(_ node: Int) -> HTMLNamespace { nodes[node].namespace }

  @inlinable package func tag(_ node: Int) -> HTMLTag { nodes[node].tag }

  /// −1 for the document.
  @inlinable package func parent(_ node: Int) -> Int { Int(nodes[node].parent) }

  /// One past the last node of the subtree.
  @inlinable package func end(_ node: Int) -> Int { Int(nodes[node].end) }

  @inlinable
  package func firstChild(_ node: Int) -> Int? {
    node + 1 < end(node) ? node + 1 : nil
  }

  @inlinable
  package func nextSibling(_ node: Int) -> Int? {
    let next = end(node)
    let parent = parent(node)
    return parent >= 0 && next < end(parent) ? next : nil
  }

  /// The nodes below it, in document order.
  @inlinable package func descendants(_ node: Int) -> Range<Int> { node + 1..<end(node) }

  @inlinable
  package func contains(_ node: Int, _ other: Int) -> Bool {
    node <= other && other < end(node)
  }

  /// A text node's own bytes; empty for other nodes.
  @inlinable
  package func text(_ node: Int) -> Bytes {
    let record = nodes[node]
    guard record.tag == .text || record.tag == .comment || record.tag == .doctype else {
      return Bytes(0, 0)
    }
    return Bytes(Int(record.start), Int(record.start + record.count))
  }
}
