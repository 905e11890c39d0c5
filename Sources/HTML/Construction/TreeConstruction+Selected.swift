/// What a select shows of the option that is chosen (section 4.10.7: `selectedcontent`).
extension TreeConstruction {
  /// Copies the chosen option of each select into its first `selectedcontent`. Each option is copied
  /// once a select it lies in; the limit of nodes bounds the whole.
  mutating func fillSelectedContents() {
    let selects = nodes.indices.filter {
      nodes[$0].tag == .select && nodes[$0].namespace == .html && nodes[$0].parent >= 0
    }
    for select in selects {
      var target: Int32 = -1
      var option: Int32 = -1
      var isChosen = false
      var node = nodes[select].first
      while node >= 0 {
        let tag = tag(node)
        if tag == .selectedcontent, target < 0, !isInOption(node) { target = node }
        if tag == .option, !isChosen {
          isChosen = hasSelected(node)
          if isChosen || option < 0 { option = node }
        }
        node = following(node, within: Int32(select))
      }
      if target >= 0, option >= 0 { copyChildren(of: option, into: target) }
    }
  }

  /// What lies in an option shows none: the copy would hold itself. Linear in the depth.
  private func isInOption(_ node: Int32) -> Bool {
    var at = nodes[Int(node)].parent
    while at >= 0 {
      if tag(at) == .option { return true }
      at = nodes[Int(at)].parent
    }
    return false
  }

  private func hasSelected(_ node: Int32) -> Bool {
    let first = Int(nodes[Int(node)].attributes)
    let count = Int(nodes[Int(node)].attributeCount)
    return attributes[first..<first + count].contains { equals($0.nameBytes, "selected") }
  }

  /// The next node in document order below an ancestor, −1 at its end.
  private func following(_ node: Int32, within root: Int32) -> Int32 {
    if nodes[Int(node)].first >= 0 { return nodes[Int(node)].first }
    var node = node
    while node != root, node >= 0 {
      if nodes[Int(node)].next >= 0 { return nodes[Int(node)].next }
      node = nodes[Int(node)].parent
    }
    return -1
  }

  private mutating func copyChildren(of option: Int32, into target: Int32) {
    var node = following(option, within: option)
    var copies: [Int32: Int32] = [option: target]
    while node >= 0, nodes.count < limits.nodes {
      var copy = nodes[Int(node)]
      let parent = copies[copy.parent] ?? target
      copy.first = -1
      copy.last = -1
      copy.parent = -1
      nodes.append(copy)
      let index = Int32(nodes.count - 1)
      copies[node] = index
      insert(index, at: Place(parent: parent))
      node = following(node, within: option)
    }
  }
}
