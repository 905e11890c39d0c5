import Lookalikes
import Names
import TocsinModel

/// Made-up names, and matches written so that a test reads well.
enum MatchingSamples {
  static let lures = [
    "mail", "login", "drive", "secure", "account", "accounts", "support", "vote", "web", "my", "fr",
    "de", "news", "docs", "online", "verify", "com",
  ]

  static let words: [NameWord] = [
    NameWord(text: "morgenblatt", owner: 0, domain: 0, keyboards: [.qwertz]),
    NameWord(text: "courrier", owner: 1, domain: 0, keyboards: [.azerty]),
    NameWord(text: "googol", owner: 2, domain: 0),
    NameWord(text: "wave", owner: 3, domain: 0),
    NameWord(text: "nd-heute", owner: 4, domain: 0, keyboards: [.qwertz]),
    NameWord(text: "kai", owner: 5, domain: 0),
    NameWord(text: "ox", owner: 6, domain: 0),
    NameWord(text: "westmere", owner: 7, domain: 0),
    NameWord(text: "intgov", owner: 8, domain: 0, isJoined: true),
    NameWord(text: "phonex", owner: 9, domain: 0),
    NameWord(text: "harbourcouncil", owner: 10, domain: 0),
  ]
  static let domains: [NameWord] = [
    NameWord(text: "senate.wm", owner: 11, domain: 0),
    NameWord(text: "wave.com", owner: 3, domain: 0),
  ]

  static let matcher = NameMatcher(words: words, domains: domains, lures: lures)
  static let parser = NameParser(suffixes: .fallback)

  /// The matches of a name, as `word fit change+change`.
  static func matches(_ name: String) -> [String] {
    found(name).map { match in
      let word = matcher.words[match.word].text
      let changes = match.changes.map(\.rawValue).joined(separator: "+")
      return "\(word) \(match.fit)\(changes.isEmpty ? "" : " " + changes)"
    }
  }

  static func found(_ name: String) -> [WordMatch] {
    guard let host = parser.hostName(name).host else { return [] }
    var matches: [WordMatch] = []
    var scratch = MatchScratch()
    matcher.match(host, into: &matches, using: &scratch)
    return matches
  }
}
