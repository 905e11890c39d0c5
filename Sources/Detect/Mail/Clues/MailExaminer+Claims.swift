extension MailExaminer {
  mutating func findThemes() {
    let all = MailTheme.allCases
    knowledge.themes.matches(in: text) { themes[all[$0.value], default: []].insert($0.range) }
    knowledge.themes.matches(in: subject) { subjectThemes.insert(all[$0.value]) }
    knowledge.themes.matches(in: name) { nameThemes.insert(all[$0.value]) }
  }

  /// Whom the mail claims to come from: by its sender's name, by its subject, by its text.
  mutating func findClaims() {
    var found: [(body: Int, clue: MailClue, value: Double, quote: MailEvidence.Quote)] = []
    let shownName = mail.from.first?.name ?? ""
    knowledge.names.matches(in: name) { match in
      // A common word claims only where it is the whole name, roles left out.
      if match.value & 1 == 1, !standsAlone(match.range), !isAcronym(match.range, in: shownName) {
        return
      }
      found.append((match.value / 2, .claimsInName, 1, .init(.from, shownName)))
    }
    knowledge.names.matches(in: subject) { match in
      guard match.value & 1 == 0 else { return }
      found.append(
        (
          match.value / 2, .claimsInSubject, 1,
          .init(.subject, mail.subject, span: subject.span(match.range))
        ))
    }
    var counts: [Int: (count: Int, first: Range<Int>)] = [:]
    func count(_ match: PhraseMatcher.Match) {
      guard match.value & 1 == 0 else { return }
      counts[match.value / 2, default: (0, match.range)].count += 1
    }
    knowledge.names.matches(in: text, count)
    // As they stand in the text: of two that weigh the same the first is shown.
    let inOrder = counts.sorted {
      ($0.value.first.lowerBound, $0.key) < ($1.value.first.lowerBound, $1.key)
    }
    for (body, mentions) in inOrder {
      // In its first lines, or again and again for its length: a name in passing claims nothing.
      let isEarly = mentions.first.lowerBound < 400
      let isDense = mentions.count >= 3 && mentions.count * 60 > text.words
      guard isEarly || isDense else { continue }
      found.append(
        (
          body, .claimsInText, isDense ? 1 : min(1, 0.5 + Double(mentions.count) * 0.1),
          .init(.text, quoted(mentions.first), span: text.span(mentions.first))
        ))
    }
    for claim in found.sorted(by: { ($0.body, $0.clue.rawValue) < ($1.body, $1.clue.rawValue) }) {
      claimed[claim.body] = claimed[claim.body] ?? claim.clue
    }
    // Whose own mail names other bodies is no claim to be them.
    let owns = claimed.keys.contains { knowledge.organisations[$0].owns(senderDomain) }
    if owns { evidence.set(.ownDomain, 1, .init(.from, mail.from.first?.address ?? "")) }
    for claim in found where !knowledge.organisations[claim.body].owns(senderDomain) {
      if owns, claim.clue != .claimsInName { continue }
      // “Courier (by way of the shop)” from the shop.
      evidence.set(claim.clue, owns ? 0.3 : claim.value, claim.quote)
    }
    if owns {
      claimed = claimed.filter {
        $0.value == .claimsInName && !knowledge.organisations[$0.key].owns(senderDomain)
      }
    }
    findProtected(shownName)
  }

  private mutating func findProtected(_ shownName: String) {
    let from = mail.from.first?.address ?? ""
    for person in knowledge.protection.persons where !person.domains.contains(senderDomain) {
      let words = NormalText(person.name).bytes
      if words.count > 3, Self.contains(name.bytes, words) {
        evidence.set(.claimsPerson, 1, .init(.from, "\(shownName) <\(from)>"))
      }
    }
    for recipient in recipients
    where recipient != senderDomain && !HostKnowledge.isFreeMail(recipient) {
      let label = NormalText(String(recipient.prefix { $0 != "." })).bytes
      guard label.count >= 6 else { continue }
      if Self.contains(name.bytes, label) {
        evidence.set(.claimsRecipient, 1, .init(.from, shownName))
      } else if Self.contains(subject.bytes, label), !mail.subject.contains("@") {
        evidence.set(.claimsRecipient, 0.5, .init(.subject, mail.subject))
      }
    }
  }

  /// Whether a short name stands in capitals in a name that has other letters: `Courier DPD`.
  private func isAcronym(_ range: Range<Int>, in shown: String) -> Bool {
    guard name.words <= 5, range.count <= 4, mail.from.mailboxes.count == 1 else { return false }
    let bytes = Array(shown.utf8)
    let span = name.span(range)
    guard span.upperBound <= bytes.count, span.count >= 2 else { return false }
    return bytes[span].allSatisfy { $0 &- 0x41 < 26 } && bytes.contains { $0 &- 0x61 < 26 }
  }

  /// Whether nothing but roles stands beside a name among the words of the sender's name.
  private func standsAlone(_ range: Range<Int>) -> Bool {
    var words = 0
    var known = 0
    var start = 0
    var roles: [Range<Int>] = []
    let role = MailTheme.allCases.firstIndex(of: .role)
    knowledge.themes.matches(in: name) { if $0.value == role { roles.append($0.range) } }
    for (index, byte) in name.bytes.enumerated() where byte == 0x20 {
      if index > start {
        let word = start..<index
        words += 1
        if range.overlaps(word) || roles.contains(where: { $0.overlaps(word) }) { known += 1 }
      }
      start = index + 1
    }
    return words == known
  }

  /// The original words around a place of the text.
  func quoted(_ range: Range<Int>) -> String {
    let span = text.span(range)
    let utf8 = mail.text.utf8
    var start = max(0, min(span.lowerBound, utf8.count) - 24)
    var end = min(utf8.count, span.upperBound + 32)
    // A byte more on each side; the whole text is not copied for each quote.
    let base = max(0, start - 1)
    let near = Array(utf8.dropFirst(base).prefix(max(0, end + 1 - base)))
    func byte(_ place: Int) -> UInt8 { near[place - base] }
    // Whole scalars, and whole words where one begins near.
    while start < span.lowerBound, start > 0, byte(start - 1) != 0x20, byte(start - 1) != 0x0A {
      start += 1
    }
    while end > span.upperBound, end < utf8.count, byte(end) > 0x20 { end -= 1 }
    let words = near[(min(start, end) - base)..<(end - base)].split { $0 <= 0x20 }
      .joined(separator: [0x20])
    return String(decoding: Array(words), as: UTF8.self)
  }

  /// Whether bytes occur in others. Quadratic at worst, in short names.
  static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    guard part.count <= bytes.count, !part.isEmpty else { return false }
    return (0...(bytes.count - part.count)).contains { start in
      bytes[start] == part[0] && bytes[start..<(start + part.count)].elementsEqual(part)
    }
  }
}
