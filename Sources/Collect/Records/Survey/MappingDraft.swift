/// A mapping drafted from what an export holds, for somebody to look at and change.
struct MappingDraft {
  let survey: ExportSurvey
  private(set) var mapping: ExportMapping

  init(_ survey: ExportSurvey, name: String, isTable: Bool) {
    self.survey = survey
    mapping = ExportMapping(name: name)
    mapping.isTable = isTable
    for field in Self.order {
      guard let path = best(for: field) else { continue }
      mapping.paths[field] = [path]
    }
    if let text = survey.fields.first(where: { [$0.path] == mapping.paths[.text] }) {
      mapping.isHTML = text.sample.hasPrefix("<p") && text.sample.hasSuffix(">")
    }
    mapping.needs = [.text, .account, .published].compactMap { mapping.paths[$0]?.first }.filter {
      path in
      // What some records lack is no need, and lists cannot be one.
      !path.contains("[")
        && survey.fields.contains { $0.path == path && 10 * $0.filled >= 9 * survey.records }
    }
    if mapping.needs.isEmpty, let text = mapping.paths[.text] {
      mapping.needs = text.filter { !$0.contains("[") }
    }
  }

  private static let order: [RecordField] = [
    .text, .published, .url, .account, .id, .title, .author, .language, .platform, .replyTo,
    .repostOf, .repostAccount, .quoteOf,
  ]

  /// The path that fits best; none is better than a wrong one.
  private func best(for field: RecordField) -> String? {
    let taken = Set(mapping.paths.values.joined())
    return survey.fields.filter { $0.filled > 0 && !taken.contains($0.path) }
      .map { (score: score(field, $0), path: $0.path) }
      .filter { $0.score > 0 }
      .max { ($0.score, $1.path) < ($1.score, $0.path) }?.path
  }

  private func score(_ field: RecordField, _ found: SurveyedField) -> Double {
    let rank = field.aliases.firstIndex(of: found.name)
    let words = found.words
    // A usual name counts much, one deep in the record less than one above.
    let named = rank.map { 10 - Double($0) / 10 } ?? 0
    let depth = Double(found.path.count { $0 == "." || $0 == "[" })
    let filled = Double(found.filled) / Double(max(1, survey.records))
    func any(_ list: String...) -> Bool { !words.isDisjoint(with: list) }
    switch field {
    case .text:
      guard !found.isTime, !found.isAddress, found.wordsPerValue >= 3 else { return 0 }
      return named + min(found.length, 400) / 40 + 4 * filled - depth
    case .published:
      guard found.isTime else { return 0 }
      let isOther = any(
        "updated", "edited", "modified", "collected", "retrieved", "indexed", "crawled")
      return 1 + named
        + (any("created", "published", "posted", "taken", "date", "time", "timestamp") ? 3 : 0)
        + (any("unix", "utc") ? 1 : 0) - (isOther ? 8 : 0) + 2 * filled - depth
    case .url:
      guard found.isAddress, found.isUnique || named > 0 else { return 0 }
      let isOther = any(
        "image", "avatar", "thumbnail", "picture", "photo", "media", "icon", "profile", "banner")
      return isOther ? 0 : named + (any("url", "link", "permalink", "uri") ? 2 : 0) + filled - depth
    case .account:
      guard !found.isTime, !found.isAddress, found.wordsPerValue < 4, found.length < 60 else {
        return 0
      }
      let isPerson = any(
        "author", "user", "account", "screen", "handle", "username", "channel", "page", "owner",
        "sender", "from",
        "who", "profile", "actor", "creator", "poster")
      guard isPerson || named > 0 else { return 0 }
      let isHandle = any(
        "username", "handle", "screen", "acct", "nick", "login", "uniqueid", "unique")
      let isCount = any(
        "count", "followers", "likes", "verified", "avatar", "type", "url", "bot", "description")
      return isCount
        ? 0
        : 3 + named / 2 + (isHandle ? 5 : 0) + (any("name") ? 2 : 0)
          - (found.isNumber ? 4 : 0) + filled - depth
    case .id:
      guard found.isUnique, found.wordsPerValue < 1.1, found.length < 80,
        !found.isTime || named > 0,
        any("id", "uuid", "guid", "key", "rkey", "pk")
      else { return 0 }
      let isOther = any(
        "user", "author", "account", "channel", "media", "parent", "reply", "conversation", "thread"
      )
      return named + 2 + filled - 2 * depth - (isOther ? 8 : 0)
    case .title:
      guard named > 0, found.wordsPerValue > 1.5, !found.isAddress else { return 0 }
      return named - depth
    case .author:
      guard found.length < 80, !found.isAddress, !found.isNumber else { return 0 }
      let isName =
        any("fullname", "nickname", "display", "displayname") || (any("full") && any("name"))
      return isName ? 3 - depth / 2 : named / 2
    case .language:
      guard found.length < 12, any("lang", "language", "locale", "langs") else { return 0 }
      return 3 + named - depth
    case .platform:
      guard any("platform", "network", "service"), !found.isNumber, found.length < 40 else {
        return 0
      }
      return 3 - depth / 2
    case .replyTo:
      guard any("id", "uri", "to"), any("reply", "replied", "parent") else { return 0 }
      return found.wordsPerValue < 1.2 ? 3 - depth / 2 : 0
    case .repostOf:
      guard any("id", "uri"),
        any(
          "retweet", "retweeted", "repost", "reposted", "reblog", "forward", "forwarded", "shared")
      else { return 0 }
      return found.wordsPerValue < 1.2 ? 3 - depth / 2 : 0
    case .repostAccount:
      guard any("name", "username", "screen", "handle", "user", "from", "acct"),
        any("retweet", "retweeted", "repost", "reposted", "reblog", "forward", "forwarded", "fwd")
      else { return 0 }
      return !found.isNumber && found.length < 60 ? 3 - depth / 2 : 0
    case .quoteOf:
      guard any("id", "uri"), any("quote", "quoted") else { return 0 }
      return found.wordsPerValue < 1.2 ? 3 - depth / 2 : 0
    default: return 0
    }
  }

  /// The mapping, and everything that it leaves out, each with how often it is there and one of its values.
  var written: String {
    let taken = Set(mapping.paths.values.joined())
    var lines = mapping.written
    lines += "\n# \(survey.records) records were looked at. What the mapping leaves out:\n"
    for field in survey.fields where !taken.contains(field.path) {
      let sample = field.sample.prefix(60).map { $0.isNewline ? " " : $0 }
      lines += "#   \(field.path)  (\(field.filled))  \(String(sample))\n"
    }
    return lines
  }
}
