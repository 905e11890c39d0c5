import Names

/// A word that a domain gives to look for.
struct DomainWord {
  var text: String
  /// The label under a public institution’s suffix alone: `mfa` of `mfa.gov.ua`.
  var isInstitution = false
  /// The label and what follows it: `mfa-gov`.
  var isJoined = false
  var suffix: String
  /// The label that it renders in Latin letters, in its `xn--` form.
  var encoded: String?

  /// From how many letters on joined labels are no chance.
  private static let joinedLetters = 6

  /// The label that was registered, in Latin letters, and with the institution that it stands under.
  static func all(of host: HostName) -> [DomainWord] {
    // A protected name that is a suffix itself is known by its first label.
    let position = host.registrableLabel ?? 0
    let labels = (0..<host.labelCount).map(host.text(ofLabel:))
    let suffix = labels[(position + 1)...].joined(separator: ".")
    let institution = labels[(position + 1)...].first.flatMap {
      SecondLevels.institutional.contains($0) ? $0 : nil
    }
    let texts =
      host.isEncoded(position) ? LatinLabels.of(host.shownLabel(position)) : [labels[position]]
    var words = texts.map {
      DomainWord(
        text: $0, isInstitution: institution != nil, suffix: suffix,
        encoded: host.isEncoded(position) ? labels[position] : nil)
    }
    if let institution {
      for text in texts {
        var joined = ["\(text)-\(institution)"]
        if position + 2 < labels.count {
          joined.append("\(text)-\(labels[(position + 1)...].joined(separator: "-"))")
        }
        words += joined.filter { $0.utf8.count > joinedLetters }.map {
          DomainWord(text: $0, isJoined: true, suffix: suffix)
        }
      }
    }
    // A host of its own below the registered domain: `bmi.bund.de` is not all of `bund.de`.
    let hosts = labels[..<position].drop { $0 == "www" }
    if !hosts.isEmpty {
      words = words.map {
        DomainWord(text: $0.text, isInstitution: true, isJoined: $0.isJoined, suffix: suffix)
      }
      let joined = (hosts + [labels[position]]).joined(separator: "-")
      words.insert(DomainWord(text: joined, isJoined: true, suffix: suffix), at: 0)
    }
    return words.filter { $0.text.utf8.count >= 2 }
  }
}
