import Store
import Yams

/// `privacy`.
extension ConfigurationReader {
  mutating func privacy(_ node: Node) -> PrivacySettings {
    var settings = PrivacySettings()
    eachMember(of: node, in: "privacy") { reader, key, value in
      switch key {
      case "pseudonyms":
        settings.usesPseudonyms = value.bool ?? false
        if value.bool == nil { reader.wrong(value, "pseudonyms", "true or false") }
      case "public":
        guard case .sequence(let names) = value else {
          reader.wrong(value, "public", "a list of accounts, mail addresses and domains")
          return true
        }
        settings.exempt = names.compactMap { reader.string($0, "an entry of public") }
      case "purpose": settings.terms.purpose = reader.string(value, key)
      case "basis": settings.terms.basis = reader.string(value, key)
      case "keep": settings.terms.days = reader.days(value, key)
      case "sources": settings.terms.sources = reader.sourceTerms(value)
      default: return false
      }
      return true
    }
    return settings
  }

  private mutating func sourceTerms(_ node: Node) -> [RetentionTerms.SourceTerms] {
    guard case .sequence(let sequence) = node else {
      wrong(node, "sources", "a list")
      return []
    }
    return sequence.compactMap { node in
      var terms = RetentionTerms.SourceTerms(source: "")
      eachMember(of: node, in: "a source of privacy") { reader, key, value in
        switch key {
        case "source": terms.source = reader.string(value, key) ?? ""
        case "basis": terms.basis = reader.string(value, key)
        case "keep": terms.days = reader.days(value, key)
        default: return false
        }
        return true
      }
      guard !terms.source.isEmpty else {
        note("config.missing", "It needs a source, such as its host name.", line: node.line)
        return nil
      }
      return terms
    }
  }

  /// Ten years at most: who keeps for ever says nothing.
  private mutating func days(_ node: Node, _ name: String) -> Int? {
    let text = (node.string ?? "").filter { $0 != " " }
    let number = text.hasSuffix("d") ? Int(text.dropLast()) : nil
    guard let number, (1...3653).contains(number) else {
      wrong(node, name, "a number of days from 1 to 3653, such as 180 d")
      return nil
    }
    return number
  }
}
