/// The list of active formatting elements (section 13.2.4.3) and the adoption agency (13.2.6.4.7).
extension TreeConstruction {
  /// Of a name and its attributes, whatever their order.
  private func hash(of node: Int32) -> UInt64 {
    let record = nodes[Int(node)]
    var sum = UInt64(record.tag.rawValue)
    let first = Int(record.attributes)
    for index in first..<first + Int(record.attributeCount) {
      let name = hash(attributes[index].nameBytes, 0xCBF2_9CE4_8422_2325)
      let both = hash(attributes[index].value, name)
      sum = sum &+ (both ^ (both >> 31)) &* 0xD6E8_FEB8_6659_FD93
    }
    return sum
  }

  /// Eight bytes at a time, each mixed in by a multiplication and a shift; the length tells apart what
  /// ends in zeros.
  private func hash(_ run: HTMLTree.Bytes, _ seed: UInt64) -> UInt64 {
    tokenizer.arena.withUnsafeBytes { arena in
      var hash = seed ^ UInt64(run.count)
      var place = run.start
      while place + 8 <= run.end {
        let word = arena.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
        place += 8
      }
      while place < run.end {
        hash = (hash ^ UInt64(arena[place])) &* 0x100_0000_01B3
        place += 1
      }
      return hash
    }
  }

  /// Adds an element; of four alike since the last marker, the first goes (Noah's Ark clause).
  mutating func pushFormatting(_ node: Int32) {
    let hash = hash(of: node)
    let tag = nodes[Int(node)].tag
    var alike = 0
    var index = formatting.count - 1
    var earliest = -1
    var sinceMarker = 0
    while index >= 0, formatting[index].node >= 0 {
      sinceMarker += 1
      if formatting[index].hash == hash, formatting[index].tag == tag {
        alike += 1
        earliest = index
      }
      index -= 1
    }
    count(sinceMarker)
    if alike >= 3 {
      formatting.remove(at: earliest)
    } else if sinceMarker >= limits.formatting {
      issues.insert(.tooMuchFormatting)
      formatting.remove(at: index + 1)
    }
    formatting.append(Formatting(node: node, tag: tag, hash: hash))
  }

  mutating func pushMarker() {
    formatting.append(Formatting(node: -1, tag: .unknown, hash: 0))
    // Each marker belongs to an open element, of which there are fewer.
    if formatting.count > limits.depth * 2 + limits.formatting {
      formatting.removeFirst(limits.depth)
    }
  }

  mutating func clearToMarker() {
    while let last = formatting.popLast(), last.node >= 0 {}
  }

  func lastFormatting(_ tag: HTMLTag) -> Int? {
    var index = formatting.count - 1
    while index >= 0, formatting[index].node >= 0 {
      if formatting[index].tag == tag { return index }
      index -= 1
    }
    return nil
  }

  mutating func removeFormatting(_ node: Int32) {
    guard let index = formatting.lastIndex(where: { $0.node == node }) else { return }
    formatting.remove(at: index)
  }

  private mutating func clone(_ node: Int32) -> Int32 {
    var copy = nodes[Int(node)]
    copy.parent = -1
    copy.first = -1
    copy.last = -1
    copy.next = -1
    copy.previous = -1
    nodes.append(copy)
    return Int32(nodes.count - 1)
  }

  mutating func reconstructFormatting() {
    guard let last = formatting.last, last.node >= 0, !isOpenNode(last.node) else { return }
    var index = formatting.count - 1
    while index > 0, formatting[index - 1].node >= 0, !isOpenNode(formatting[index - 1].node) {
      index -= 1
    }
    count(formatting.count - index)
    while index < formatting.count {
      makeRoom()
      let node = clone(formatting[index].node)
      insert(node, at: appropriatePlace())
      push(node)
      formatting[index].node = node
      index += 1
    }
  }

  private func isOpenNode(_ node: Int32) -> Bool { open.lastIndex(of: node) != nil }

  /// Closes a formatting element whose content may reach over its end.
  mutating func adopt(_ subject: HTMLTag) {
    if tag(current) == subject, !formatting.contains(where: { $0.node == current }) {
      pop()
      return
    }
    for _ in 0..<8 {
      guard let entry = lastFormatting(subject) else { return closeOther(subject) }
      let element = formatting[entry].node
      guard let place = open.lastIndex(of: element) else {
        formatting.remove(at: entry)
        return
      }
      guard isInScope(node: element) else { return }
      guard let furthest = furthestBlock(after: place) else {
        while open.count > place { pop() }
        formatting.remove(at: entry)
        return
      }
      adopt(element, at: place, furthest: furthest)
    }
  }

  private func furthestBlock(after place: Int) -> Int? {
    for index in place + 1..<max(place + 1, open.count) where isSpecial(open[index]) {
      return index
    }
    return nil
  }

  func isSpecial(_ node: Int32) -> Bool {
    let record = nodes[Int(node)]
    if record.namespace == .html { return record.tag.isSpecial }
    return isMathTextPoint(record) || isForeignScopeEnd(record)
  }

  private mutating func adopt(_ element: Int32, at place: Int, furthest: Int) {
    let block = open[furthest]
    let ancestor = open[max(0, place - 1)]
    count(open.count - place)
    guard var bookmark = formatting.lastIndex(where: { $0.node == element }) else { return }
    var last = block
    var index = furthest
    var round = 0
    while true {
      round += 1
      index -= 1
      var node = open[index]
      if node == element { break }
      var entry = formatting.lastIndex { $0.node == node }
      if round > 3, let found = entry {
        formatting.remove(at: found)
        if found < bookmark { bookmark -= 1 }
        entry = nil
      }
      guard let entry else {
        removeOpen(node)
        continue
      }
      let copy = clone(node)
      formatting[entry].node = copy
      open[index] = copy
      node = copy
      if last == block { bookmark = entry + 1 }
      detach(last)
      insert(last, at: Place(parent: node))
      last = node
    }
    detach(last)
    insert(last, at: appropriatePlace(ancestor))
    let copy = clone(element)
    var child = nodes[Int(block)].first
    nodes[Int(copy)].first = child
    nodes[Int(copy)].last = nodes[Int(block)].last
    nodes[Int(block)].first = -1
    nodes[Int(block)].last = -1
    while child >= 0 {
      nodes[Int(child)].parent = copy
      child = nodes[Int(child)].next
    }
    insert(copy, at: Place(parent: block))
    if let old = formatting.lastIndex(where: { $0.node == element }) {
      let moved = formatting.remove(at: old)
      if old < bookmark { bookmark -= 1 }
      formatting.insert(
        Formatting(node: copy, tag: moved.tag, hash: moved.hash),
        at: min(bookmark, formatting.count))
    }
    removeOpen(element)
    if let below = open.lastIndex(of: block) { insertOpen(copy, at: below + 1) }
  }

  /// “Any other end tag”.
  mutating func closeOther(_ wanted: HTMLTag) {
    if wanted != .unknown, !isOpen(wanted) {
      // Without one that is open the walk below would end at the first special element.
      return
    }
    let name = tokenizer.token.text
    for index in open.indices.reversed() {
      let node = open[index]
      if nodes[Int(node)].namespace == .html, nodes[Int(node)].tag == wanted,
        wanted != .unknown || sameName(node, name)
      {
        closeImplied(except: wanted == .unknown ? .document : wanted)
        while open.count > index { pop() }
        return
      }
      count(1)
      if isSpecial(node) { return }
    }
  }

  func sameName(_ node: Int32, _ name: HTMLTree.Bytes) -> Bool {
    let record = nodes[Int(node)]
    guard Int(record.count) == name.count else { return false }
    for index in 0..<name.count
    where tokenizer.arena[Int(record.start) + index] != tokenizer.arena[name.start + index] {
      return false
    }
    return true
  }
}
