extension TreeConstruction {
  /// The nodes in document order, their texts joined. Linear, without recursion.
  mutating func finish() -> HTMLTree {
    var tree = HTMLTree()
    tree.nodes.reserveCapacity(nodes.count)
    // Taken, not shared: a shared array is copied whole when it grows.
    var arena: [UInt8] = []
    swap(&arena, &tokenizer.arena)
    var node = nodes[0].first
    // For each open element its place in the new order.
    var parents: [Int32] = [0]
    while node >= 0 {
      let record = nodes[Int(node)]
      let index = Int32(tree.nodes.count)
      var copy = HTMLTree.Node(
        parent: parents.last ?? 0, end: index + 1, start: record.start, count: record.count,
        attributes: record.attributes, attributeCount: record.attributeCount, tag: record.tag,
        namespace: record.namespace)
      if record.namespace != .html { copy.tag = Self.outside(record.tag) }
      if record.tag == .text {
        let run = join(Int(record.start), &arena)
        copy.start = UInt32(run.start)
        copy.count = UInt32(run.count)
      }
      tree.nodes.append(copy)
      if record.first >= 0 {
        parents.append(index)
        node = record.first
        continue
      }
      var last = node
      while last > 0, nodes[Int(last)].next < 0 {
        last = nodes[Int(last)].parent
        if last > 0, let closed = parents.popLast() {
          tree.nodes[Int(closed)].end = Int32(tree.nodes.count)
        }
      }
      node = last > 0 ? nodes[Int(last)].next : -1
    }
    tree.nodes[0].end = Int32(tree.nodes.count)
    tree.attributes = attributes
    tree.bytes = arena
    return tree
  }

  /// A `title` of SVG is no title of the page: foreign elements keep few numbers, and their names.
  private static func outside(_ tag: HTMLTag) -> HTMLTag {
    switch tag {
    case .svg, .math, .script, .style: tag
    default: .unknown
    }
  }

  /// Joined once: copies of a text share its first segment.
  private mutating func join(_ first: Int, _ arena: inout [UInt8]) -> HTMLTree.Bytes {
    let segment = segments[first]
    guard segment.next != .max else {
      return HTMLTree.Bytes(Int(segment.start), Int(segment.start + segment.count))
    }
    let before = arena.count
    var next = UInt32(first)
    while next != .max {
      let piece = segments[Int(next)]
      // Byte by byte: a slice would share the arena, and so copy it.
      for place in Int(piece.start)..<Int(piece.start + piece.count) { arena.append(arena[place]) }
      next = piece.next
    }
    segments[first] = Segment(
      start: UInt32(before), count: UInt32(arena.count - before), next: .max)
    return HTMLTree.Bytes(before, arena.count)
  }
}
