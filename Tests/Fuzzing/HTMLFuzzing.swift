import HTML

/// Feeds any bytes to the parser of pages, and traps when the tree is not sound or a bound is passed.
/// The first byte chooses fragments, scripts and small limits.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzHTML(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: start, count: count)
  guard let kind = input.first else { return 0 }
  let rest = UnsafeBufferPointer(rebasing: input.dropFirst())
  var options = HTMLOptions()
  options.keepsMarkup = kind & 1 != 0
  options.runsScripts = kind & 2 != 0
  if kind & 0x1C != 0 {
    options.context = (contexts[Int(kind >> 2 & 7)], kind & 0x20 == 0 ? .html : .svg)
  }
  var limits = HTMLLimits()
  if kind & 0x40 != 0 {
    limits.depth = 8
    limits.formatting = 3
    limits.attributes = 2
  }
  if kind & 0x80 != 0 { limits.nodes = 40 }
  check(HTMLTree.parse(rest, limits: limits, options: options).tree, limits)
  return 0
}

private let contexts = ["div", "table", "tr", "td", "select", "template", "svg", "frameset"]

private func expect(_ condition: Bool, _ what: StaticString) {
  guard condition else { fatalError("\(what)") }
}

private func check(_ tree: HTMLTree, _ limits: HTMLLimits) {
  expect(tree.end(0) == tree.count, "a document that does not hold all")
  // One token may open what it needs: formatting elements again, and a table's implied ones.
  expect(tree.count <= limits.nodes + limits.formatting + 16, "more nodes than the limit")
  for node in 1..<max(1, tree.count) {
    let parent = tree.parent(node)
    expect(parent >= 0 && parent < node, "a parent behind its child")
    expect(tree.end(node) > node && tree.end(node) <= tree.end(parent), "a subtree out of its own")
    expect(tree.tag(parent) != .text, "a text with children")
    expect(tree.text(node).end <= tree.bytes.count, "a text out of the arena")
    expect(tree.attributeList(node).count <= limits.attributes, "more attributes than the limit")
  }
}
