package import Names
import TocsinModel

/// What is looked for on behalf of the protected names: words, each with its owner and domain.
package struct ProtectedWords: Sendable {
  /// A word and what decides how much it proves.
  package struct Word: Sendable {
    package let name: NameWord
    /// The label under a public institution’s suffix alone (`mfa` of `mfa.gov.ua`): it names a kind of
    /// office, not an office.
    let isInstitution: Bool
    /// The public suffix of its domain.
    let suffix: String
    /// The label that it renders in Latin letters, in its `xn--` form.
    var encoded: String?
  }

  package private(set) var words: [Word] = []
  /// Every domain, dots and all, for matches of the whole of it.
  package private(set) var domains: [NameWord] = []

  package init(of protected: ProtectedNames, parser: NameParser) {
    for (owner, name) in protected.names.enumerated() {
      var seen: Set<String> = []
      for (index, domain) in name.domains.enumerated() {
        guard let host = parser.hostName(domain.rawValue).host, host.labelCount > 1 else {
          continue
        }
        let keyboards = Keyboard.layouts(in: name.country ?? Self.country(of: host))
        domains.append(
          NameWord(text: host.name.rawValue, owner: owner, domain: index, keyboards: keyboards))
        for word in DomainWord.all(of: host) where seen.insert(word.text).inserted {
          words.append(
            Word(
              name: NameWord(
                text: word.text, owner: owner, domain: index, isJoined: word.isJoined,
                keyboards: keyboards),
              isInstitution: word.isInstitution, suffix: word.suffix, encoded: word.encoded))
        }
      }
      let keyboards = words.last { $0.name.owner == owner }?.name.keyboards ?? [.qwerty]
      for text in name.words.flatMap(LatinLabels.of) where seen.insert(text).inserted {
        words.append(
          Word(
            name: NameWord(
              text: text, owner: owner, domain: 0, isGiven: true, keyboards: keyboards),
            isInstitution: false, suffix: ""))
      }
    }
  }

  private static func country(of host: HostName) -> String {
    let ending = host.text(ofLabel: host.labelCount - 1)
    return ending == "uk" ? "gb" : ending
  }
}
