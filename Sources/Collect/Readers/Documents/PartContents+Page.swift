import HTML
package import TocsinModel

extension PartContents {
  /// What a web page does that is opened from a mail: outside of it, in a browser. Nothing of it is rendered. Linear.
  package init(page bytes: [UInt8]) {
    self.init()
    var limits = HTMLLimits()
    limits.bytes = 4 << 20
    limits.nodes = 200_000
    let tree = HTMLTree.parse(bytes, limits: limits).tree
    for node in 1..<max(1, tree.count) {
      switch tree.tag(node) {
      case .a, .area: if let target = tree.attributeString(node, .href) { add(link: target) }
      case .form:
        facts.insert(.form)
        if let target = tree.attributeString(node, .action) { add(link: target) }
      case .input:
        let name = tree.attributeString(node, .name)?.lowercased() ?? ""
        if tree.attributeString(node, .type)?.lowercased() == "password"
          || ["pass", "pwd", "cvv", "card"].contains(where: name.contains)
        {
          facts.insert(.asksForPassword)
        }
      case .meta:
        if let refresh = tree.attribute(node, named: "http-equiv"),
          tree.equals(refresh, "refresh"), let content = tree.attributeString(node, .content)
        {
          facts.insert(.redirects)
          if let place = content.lowercased().firstRange(of: "url=") {
            add(link: String(content[place.upperBound...]))
          }
        }
      case .script: read(script: tree.rawText(node))
      default: break
      }
    }
  }

  /// By the words that no page of an honest sender's needs, and those who hide one do (HTML smuggling).
  private mutating func read(script: [UInt8]) {
    facts.insert(.script)
    let text = String(decoding: script.prefix(1 << 18), as: UTF8.self).lowercased()
    if text.contains("blob(") || text.contains("mssaveoropenblob")
      || (text.contains("atob(") && (text.contains("download") || text.contains("document.write")))
    {
      facts.insert(.smuggles)
    }
    if text.contains("location.replace") || text.contains("location.href")
      || text.contains("window.location")
    {
      facts.insert(.redirects)
    }
  }
}
