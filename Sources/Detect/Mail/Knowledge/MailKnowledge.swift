package import Names

/// What mails are judged with besides themselves: phrases, bodies that are impersonated, endings of names, whom to protect.
/// Immutable: one serves all threads.
package struct MailKnowledge: Sendable {
  package let parser: NameParser
  let organisations: [Organisation]
  /// Phrases of themes; the value is the place among all cases.
  let themes: PhraseMatcher
  /// Names of bodies; the value is the place among ``organisations`` times two, and one more where the name is a common word.
  let names: PhraseMatcher
  /// Labels of at least five letters that only one body has, for hosts that combine them anew.
  let labels: [String: Int]
  /// Places of the bodies that have a label or a registration, whatever its length.
  private let owners: [String: [Int]]
  package let protection: MailProtection
  /// The mailbox's own mails, where they are known.
  let history: MailHistory?
  /// Reads meaning, where the models are there.
  let meaning: MailMeaning?

  package init(
    parser: NameParser, organisations: [Organisation] = Organisation.known,
    protection: MailProtection = MailProtection(), history: MailHistory? = nil,
    meaning: MailMeaning? = nil
  ) {
    self.parser = parser
    self.history = history
    self.meaning = meaning
    self.protection = protection
    // One's own body is claimed like any other.
    let all = organisations + protection.organisations
    self.organisations = all
    themes = PhraseMatcher(
      MailTheme.allCases.enumerated().flatMap { number, theme in
        theme.phrases.split { $0 == "|" || $0 == "\n" }.map { (String($0), number) }
      })
    names = PhraseMatcher(
      all.enumerated().flatMap { number, body in
        ([body.name] + body.aliases).map { name in
          // Two or three letters are a word of some language.
          let letters = name.unicodeScalars.filter { $0.properties.isAlphabetic }
          let isShort = letters.count < 4 && letters.allSatisfy(\.isASCII)
          return (name, number * 2 + (body.isCommonWord || isShort ? 1 : 0))
        }
      })
    var labels: [String: Int] = [:]
    for (number, body) in all.enumerated() where !body.isCommonWord {
      for label in body.labels where label.utf8.count >= 5 { labels[label] = number }
    }
    self.labels = labels
    var owners: [String: [Int]] = [:]
    for (number, body) in all.enumerated() {
      for name in body.labels.union(body.domains) { owners[name, default: []].append(number) }
    }
    self.owners = owners
  }

  /// Whether a registration is some known body's own, and not one where anybody may put pages: what leads there deceives nobody.
  func isKnownBodys(_ registrable: String, host: String) -> Bool {
    guard !HostKnowledge.isHosting(host), !HostKnowledge.isFreeMail(registrable),
      !HostKnowledge.isShortener(registrable)
    else { return false }
    let label = String(registrable.prefix { $0 != "." })
    return ((owners[registrable] ?? []) + (owners[label] ?? [])).contains {
      organisations[$0].owns(registrable)
    }
  }
}

/// What a user protects: persons and bodies with the addresses that are their own.
package struct MailProtection: Hashable, Sendable {
  /// A person by name, with the registrations from which they write.
  package struct Person: Hashable, Sendable {
    package var name: String
    package var domains: Set<String>

    package init(name: String, domains: Set<String>) {
      self.name = name
      self.domains = domains
    }
  }

  package var persons: [Person]
  package var organisations: [Organisation]
  /// Hosts whose `Authentication-Results` are believed (RFC 8601, section 1.2). Where none is named, those under the
  /// recipient's own registration are.
  package var trustedHosts: Set<String>

  package init(
    persons: [Person] = [], organisations: [Organisation] = [], trustedHosts: Set<String> = []
  ) {
    self.persons = persons
    self.organisations = organisations
    self.trustedHosts = trustedHosts
  }
}
