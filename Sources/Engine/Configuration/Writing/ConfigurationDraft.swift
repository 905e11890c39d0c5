package import TocsinModel

/// Answers to a few questions, as a configuration with comments that say what else there is.
package struct ConfigurationDraft: Hashable, Sendable {
  /// A name that is protected.
  package struct Protected: Hashable, Sendable {
    package var name: String?
    package var domains: [String]

    package init(name: String?, domains: [String]) {
      self.name = name
      self.domains = domains
    }
  }

  package var election: String?
  package var date: CivilDate?
  package var protected: [Protected] = []
  /// Paths of folders, and addresses of feeds and sites.
  package var sources: [String] = []
  package var contact: String?

  package init() {}

  // MARK: Answers

  /// `Le Courrier = lecourrier.example lecourrier-live.example, other.example` → two names.
  package static func protected(_ answer: String) -> [Protected] {
    answer.split(separator: ",").compactMap { part in
      // An address may have the sign in it; a name has no slash.
      let sign = part.firstIndex(of: "=").flatMap { part[..<$0].contains("/") ? nil : $0 }
      let domains = part[(sign.map(part.index(after:)) ?? part.startIndex)...]
        .split(whereSeparator: \.isWhitespace).map(domain)
      guard !domains.isEmpty else { return nil }
      let name = sign.map { trimmed(part[..<$0]) } ?? ""
      return Protected(name: name.isEmpty ? nil : name, domains: domains)
    }
  }

  /// What somebody copies from the browser is an address; its host is meant.
  package static func domain(_ text: some StringProtocol) -> String {
    var text = Substring(text)
    if let scheme = text.firstRange(of: "://") { text = text[scheme.upperBound...] }
    text = text.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if text.hasPrefix("www."), text.count > 4 { text = text.dropFirst(4) }
    return String(text)
  }

  /// One a comma.
  package static func list(_ answer: String) -> [String] {
    answer.split(separator: ",").map(trimmed).filter { !$0.isEmpty }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  package var folders: [String] { sources.filter { !Self.isAddress($0) } }
  package var feeds: [String] { sources.filter(Self.isAddress) }

  private static func isAddress(_ source: String) -> Bool {
    source.hasPrefix("https://") || source.hasPrefix("http://")
  }

  // MARK: YAML

  /// The configuration. What was not answered stands there as a comment.
  package var text: String {
    """
    # Settings of this workspace; every one of them is optional. “tocsin doctor” says what is wrong with them.

    # The election: findings and timelines are seen against its day.
    \(electionText)

    # Names that others may imitate: your own, parties', newsrooms', authorities'. Look-alike domains are looked for,
    # and mails that pretend to come from them.
    \(protectedText)
    # Domains that may look alike and are no deceit, such as a printer's with your name:
    # partners: [printshop.example]

    # What “tocsin watch” and “tocsin serve” follow. Nothing else is ever fetched.
    \(watchText)
    # Who is told of what is new:
    # alerts:
    #   targets:
    #     - name: desk
    #       mail: {server: "smtps://mail.newsroom.example", from: tocsin@newsroom.example, to: [desk@newsroom.example]}
    #   rules:
    #     - {attention: notable}

    """
  }

  private var electionText: String {
    guard election != nil || date != nil else {
      return """
        # election:
        #   name: Presidential election of Ordavia
        #   date: 2026-11-08
        """
    }
    var lines = ["election:"]
    lines.append(election.map { "  name: \(YAMLScalar.quoted($0))" } ?? "  # name: of the election")
    lines.append(date.map { "  date: \($0.iso)" } ?? "  # date: 2026-11-08")
    return lines.joined(separator: "\n")
  }

  private var protectedText: String {
    guard !protected.isEmpty else {
      return """
        # protected:
        #   - name: Le Courrier
        #     domains: [lecourrier.example]
        """
    }
    return
      (["protected:"]
      + protected.flatMap { name in
        let domains = "domains: [\(name.domains.map(YAMLScalar.quoted).joined(separator: ", "))]"
        return name.name.map { ["  - name: \(YAMLScalar.quoted($0))", "    \(domains)"] }
          ?? ["  - \(domains)"]
      }).joined(separator: "\n")
  }

  private var watchText: String {
    guard !sources.isEmpty || contact != nil else {
      return """
        # watch:
        #   contact: desk@newsroom.example # whom those may write to who are asked
        #   folders: [incoming]
        #   feeds: [https://lecourrier.example/]

        """
    }
    var lines = ["watch:"]
    lines.append(
      contact.map { "  contact: \(YAMLScalar.quoted($0)) # whom those may write to who are asked" }
        ?? "  # contact: desk@newsroom.example # whom those may write to who are asked: needed for all but folders"
    )
    for (key, values) in [("folders", folders), ("feeds", feeds)] where !values.isEmpty {
      lines.append("  \(key):")
      lines += values.map { "    - \(YAMLScalar.quoted($0))" }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension CivilDate {
  /// `2026-11-08`
  fileprivate var iso: String {
    func padded(_ number: Int, _ count: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, count - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
