import Yams

/// `evidence`.
extension ConfigurationReader {
  mutating func evidence(_ node: Node) -> EvidenceSettings {
    var settings = EvidenceSettings()
    eachMember(of: node, in: "evidence") { reader, key, value in
      switch key {
      case "authorities": settings.authorities = reader.authorities(value)
      case "budget": settings.budget = reader.bytes(value, key)
      default: return false
      }
      return true
    }
    return settings
  }

  private mutating func authorities(_ node: Node) -> [EvidenceSettings.Authority] {
    guard case .sequence(let sequence) = node else {
      wrong(node, "authorities", "a list")
      return []
    }
    var names: Set<String> = []
    return sequence.compactMap { node in
      var authority = EvidenceSettings.Authority(name: "", url: "", roots: "", line: node.line)
      eachMember(of: node, in: "an authority") { reader, key, value in
        switch key {
        case "name": authority.name = reader.string(value, key) ?? ""
        case "url": authority.url = reader.string(value, key) ?? ""
        case "roots": authority.roots = reader.string(value, key) ?? ""
        default: return false
        }
        return true
      }
      let isName =
        !authority.name.isEmpty
        && authority.name.utf8.allSatisfy {
          ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == UInt8(ascii: "-")
        }
      guard isName, !authority.url.isEmpty, !authority.roots.isEmpty,
        names.insert(authority.name).inserted
      else {
        note(
          "config.missing",
          "An authority needs a name of its own of letters and digits, a url, and roots: a file of its certificates.",
          line: node.line)
        return nil
      }
      return authority
    }
  }

  private mutating func bytes(_ node: Node, _ name: String) -> Int? {
    let text = (node.string ?? "").filter { $0 != " " }
    let units = ["MB": 1_000_000, "GB": 1_000_000_000]
    let number = text.prefix { $0.isNumber }
    guard let value = Int(number), let unit = units[String(text[number.endIndex...])],
      (1...1_000_000).contains(value)
    else {
      wrong(node, name, "a size such as 500 MB or 2 GB")
      return nil
    }
    return value * unit
  }
}
