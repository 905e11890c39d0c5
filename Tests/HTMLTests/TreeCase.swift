import HTML

/// A case of a tree-construction file in the format of html5lib-tests.
struct TreeCase {
  var data: [UInt8] = []
  var expected = ""
  var fragment: String?
  var runsScripts: [Bool] = [false, true]

  /// The cases of one file.
  static func read(_ bytes: [UInt8]) -> [TreeCase] {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    var cases: [TreeCase] = []
    var section = ""
    var data: [ArraySlice<UInt8>] = []
    var document: [String] = []
    var current: TreeCase?
    func finish() {
      guard var last = current else { return }
      last.data = Array(data.joined(separator: [0x0A]))
      while document.last == "" { document.removeLast() }
      last.expected = document.joined(separator: "\n")
      cases.append(last)
    }
    for line in lines {
      let text = String(decoding: line, as: UTF8.self)
      switch text {
      case "#data":
        finish()
        current = TreeCase()
        data = []
        document = []
        section = text
      case "#errors", "#new-errors", "#document", "#document-fragment":
        section = text
      case "#script-on": current?.runsScripts = [true]
      case "#script-off": current?.runsScripts = [false]
      default:
        switch section {
        case "#data": data.append(line)
        case "#document": document.append(text)
        case "#document-fragment": current?.fragment = text
        default: break
        }
      }
    }
    finish()
    return cases
  }

  /// What the parser makes of it, one text a setting of scripts.
  func actual() -> [String] {
    runsScripts.map { runs in
      var options = HTMLOptions()
      options.runsScripts = runs
      options.keepsMarkup = true
      options.readsShadowRoots = false
      if let fragment {
        let parts = fragment.split(separator: " ")
        let namespace: HTMLNamespace =
          parts.count < 2 ? .html : parts[0] == "svg" ? .svg : .math
        options.context = (String(parts[parts.count - 1]), namespace)
      }
      return dump(HTMLTree.parse(data, options: options).tree, isFragment: fragment != nil)
    }
  }
}

/// The tree in the format of html5lib-tests; of a fragment, what lies below its root.
func dump(_ tree: HTMLTree, isFragment: Bool = false) -> String {
  var lines: [String] = []
  var depths = [Int](repeating: -1, count: tree.count)
  for node in 1..<max(1, tree.count) {
    let parent = tree.parent(node)
    var depth = depths[parent] + 1
    if tree.tag(parent) == .template, tree.namespace(parent) == .html { depth += 1 }
    if isFragment, parent == 0 { depth = -1 }
    depths[node] = depth
    if depth < 0 { continue }
    let indent = "| " + String(repeating: "  ", count: depth)
    switch tree.tag(node) {
    case .text: lines.append(indent + "\"" + tree.string(tree.text(node)) + "\"")
    case .comment: lines.append(indent + "<!-- " + tree.string(tree.text(node)) + " -->")
    case .doctype: lines.append(indent + "<!DOCTYPE " + tree.string(tree.text(node)) + ">")
    default:
      let prefix =
        switch tree.namespace(node) {
        case .html: ""
        case .svg: "svg "
        case .math: "math "
        }
      lines.append(indent + "<" + prefix + tree.name(node) + ">")
      for (name, value) in tree.attributeList(node).sorted(by: { $0.name < $1.name }) {
        lines.append(indent + "  " + name + "=\"" + value + "\"")
      }
      if tree.tag(node) == .template, tree.namespace(node) == .html {
        lines.append(indent + "  content")
      }
    }
  }
  return lines.joined(separator: "\n")
}
