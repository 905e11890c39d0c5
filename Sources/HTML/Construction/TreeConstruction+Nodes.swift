/// Insertion: the arena's links, and the appropriate place (section 13.2.6.1).
extension TreeConstruction {
  struct Place {
    var parent: Int32
    /// The node it comes before; −1: at the end.
    var before: Int32 = -1
  }

  var current: Int32 { open.last ?? 0 }

  @inline(__always)
  func tag(_ node: Int32) -> HTMLTag {
    nodes[Int(node)].namespace == .html ? nodes[Int(node)].tag : .unknown
  }

  mutating func insert(_ node: Int32, at place: Place) {
    let previous =
      place.before >= 0 ? nodes[Int(place.before)].previous : nodes[Int(place.parent)].last
    nodes[Int(node)].parent = place.parent
    nodes[Int(node)].previous = previous
    nodes[Int(node)].next = place.before
    if previous >= 0 {
      nodes[Int(previous)].next = node
    } else {
      nodes[Int(place.parent)].first = node
    }
    if place.before >= 0 {
      nodes[Int(place.before)].previous = node
    } else {
      nodes[Int(place.parent)].last = node
    }
  }

  mutating func detach(_ node: Int32) {
    let record = nodes[Int(node)]
    guard record.parent >= 0 else { return }
    if record.previous >= 0 {
      nodes[Int(record.previous)].next = record.next
    } else {
      nodes[Int(record.parent)].first = record.next
    }
    if record.next >= 0 {
      nodes[Int(record.next)].previous = record.previous
    } else {
      nodes[Int(record.parent)].last = record.previous
    }
    nodes[Int(node)].parent = -1
    nodes[Int(node)].previous = -1
    nodes[Int(node)].next = -1
  }

  func appropriatePlace(_ override: Int32? = nil) -> Place {
    let target = override ?? current
    guard isFostering else { return Place(parent: target) }
    switch tag(target) {
    case .table, .tbody, .tfoot, .thead, .tr: break
    default: return Place(parent: target)
    }
    let table = open.lastIndex { tag($0) == .table }
    let template = open.lastIndex { tag($0).isTemplate }
    if let template, table.map({ $0 < template }) ?? true { return Place(parent: open[template]) }
    guard let table else { return Place(parent: open.first ?? 0) }
    let parent = nodes[Int(open[table])].parent
    if parent >= 0 { return Place(parent: parent, before: open[table]) }
    return Place(parent: open[max(0, table - 1)])
  }

  mutating func append(_ run: HTMLTree.Bytes, toText node: Int) {
    let last = Int(nodes[node].count)
    if Int(segments[last].start + segments[last].count) == run.start {
      segments[last].count += UInt32(run.count)
      return
    }
    segments[last].next = UInt32(segments.count)
    nodes[node].count = UInt32(segments.count)
    segments.append(Segment(start: UInt32(run.start), count: UInt32(run.count), next: .max))
  }

  mutating func insertText(_ run: HTMLTree.Bytes) {
    guard !run.isEmpty else { return }
    let place = appropriatePlace()
    guard place.parent != 0 else { return }
    let previous =
      place.before >= 0 ? nodes[Int(place.before)].previous : nodes[Int(place.parent)].last
    if previous >= 0, nodes[Int(previous)].tag == .text {
      return append(run, toText: Int(previous))
    }
    var node = Node(tag: .text)
    node.start = UInt32(segments.count)
    node.count = node.start
    segments.append(Segment(start: UInt32(run.start), count: UInt32(run.count), next: .max))
    nodes.append(node)
    insert(Int32(nodes.count - 1), at: place)
  }

  mutating func insertReplacement() {
    let start = tokenizer.arena.count
    tokenizer.arena.append(contentsOf: [0xEF, 0xBF, 0xBD])
    insertText(HTMLTree.Bytes(start, start + 3))
  }

  mutating func insertComment(in parent: Int32? = nil) {
    guard options.keepsMarkup else { return }
    var node = Node(tag: .comment)
    node.start = UInt32(tokenizer.token.text.start)
    node.count = UInt32(tokenizer.token.text.count)
    nodes.append(node)
    insert(
      Int32(nodes.count - 1), at: parent.map { Place(parent: $0) } ?? appropriatePlace())
  }

  /// An element of the token.
  mutating func create(_ namespace: HTMLNamespace = .html) -> Int32 {
    let token = tokenizer.token
    var node = Node(tag: token.tag, namespace: namespace)
    node.start = UInt32(token.text.start)
    node.count = UInt32(token.text.count)
    node.attributes = UInt32(attributes.count)
    node.attributeCount = UInt16(tokenizer.attributes.count)
    attributes.append(contentsOf: tokenizer.attributes)
    nodes.append(node)
    return Int32(nodes.count - 1)
  }

  /// An element that no tag stands for.
  mutating func create(implied tag: HTMLTag) -> Int32 {
    nodes.append(Node(tag: tag))
    return Int32(nodes.count - 1)
  }

  @discardableResult
  mutating func insertElement(_ namespace: HTMLNamespace = .html) -> Int32 {
    makeRoom()
    let node = create(namespace)
    insert(node, at: appropriatePlace())
    push(node)
    return node
  }

  @discardableResult
  mutating func insertElement(implied tag: HTMLTag) -> Int32 {
    makeRoom()
    let node = create(implied: tag)
    insert(node, at: appropriatePlace())
    push(node)
    return node
  }

  /// An element that has no content.
  mutating func insertVoid() {
    let node = create()
    insert(node, at: appropriatePlace())
  }

  /// At the depth limit the innermost element is closed, and what follows lies beside it.
  mutating func makeRoom() {
    guard open.count >= limits.depth, open.count > 2 else { return }
    issues.insert(.tooDeep)
    pop()
  }

  mutating func push(_ node: Int32) {
    open.append(node)
    if nodes[Int(node)].namespace == .html { openCounts[Int(nodes[Int(node)].tag.rawValue)] += 1 }
  }

  @discardableResult
  mutating func pop() -> Int32 {
    guard let node = open.popLast() else { return 0 }
    forget(node)
    return node
  }

  private mutating func forget(_ node: Int32) {
    if nodes[Int(node)].namespace == .html { openCounts[Int(nodes[Int(node)].tag.rawValue)] -= 1 }
  }

  mutating func removeOpen(_ node: Int32) {
    guard let index = open.lastIndex(of: node) else { return }
    count(open.count - index)
    open.remove(at: index)
    forget(node)
  }

  mutating func insertOpen(_ node: Int32, at index: Int) {
    open.insert(node, at: index)
    if nodes[Int(node)].namespace == .html { openCounts[Int(nodes[Int(node)].tag.rawValue)] += 1 }
  }

  func isOpen(_ tag: HTMLTag) -> Bool { openCounts[Int(tag.rawValue)] > 0 }

  /// Pops up to and with an element of the tag.
  mutating func pop(through tag: HTMLTag) {
    while open.count > 0 {
      // In two steps: read within one, the whole of `self` is copied before it changes.
      let node = pop()
      if self.tag(node) == tag { break }
    }
  }

  // MARK: Scope (section 13.2.4.2)

  enum Scope { case normal, listItem, button, table }

  mutating func isInScope(_ wanted: HTMLTag, _ scope: Scope = .normal) -> Bool {
    guard isOpen(wanted) else { return false }
    return isInScope(scope) { $0 == wanted }
  }

  mutating func isInScope(_ scope: Scope, _ matches: (HTMLTag) -> Bool) -> Bool {
    for (distance, index) in open.reversed().enumerated() {
      let node = nodes[Int(index)]
      let tag = self.tag(index)
      if tag != .unknown, matches(tag) {
        count(distance)
        return true
      }
      if ends(scope, node, tag) {
        count(distance)
        return false
      }
    }
    return false
  }

  private func ends(_ scope: Scope, _ node: Node, _ tag: HTMLTag) -> Bool {
    if scope == .table { return tag == .html || tag == .table || tag.isTemplate }
    if node.namespace != .html { return isMathTextPoint(node) || isForeignScopeEnd(node) }
    if tag.isScopeEnd { return true }
    switch scope {
    case .listItem: return tag == .ol || tag == .ul
    case .button: return tag == .button
    default: return false
    }
  }

  func isForeignScopeEnd(_ node: Node) -> Bool {
    if node.namespace == .math { return node.tag == .annotationXML }
    return node.namespace == .svg
      && (node.tag == .foreignObject || node.tag == .desc || node.tag == .title)
  }

  mutating func isInScope(node wanted: Int32) -> Bool {
    for index in open.reversed() {
      if index == wanted { return true }
      if ends(.normal, nodes[Int(index)], tag(index)) { return false }
    }
    return false
  }

  // MARK: Implied ends

  mutating func closeImplied(except tag: HTMLTag = .document) {
    while let last = open.last {
      let name = self.tag(last)
      guard name.isImpliedEnd, name != tag else { return }
      pop()
    }
  }

  mutating func closeImpliedThoroughly() {
    while let last = open.last, tag(last).isImpliedEndThoroughly { pop() }
  }

  mutating func closeParagraph() {
    closeImplied(except: .p)
    pop(through: .p)
  }

  mutating func closeParagraphInScope() {
    if isInScope(.p, .button) { closeParagraph() }
  }
}
