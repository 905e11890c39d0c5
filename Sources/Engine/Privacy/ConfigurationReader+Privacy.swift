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
      default: return false
      }
      return true
    }
    return settings
  }
}
