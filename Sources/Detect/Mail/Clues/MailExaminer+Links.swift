import Names
import TocsinModel

extension MailExaminer {
  mutating func examineLinks() {
    // What files lead to is examined one by one, and changes no share of what the mail itself leads to.
    for link in mail.links where link.kind == .attached { examine(link) }
    let leading = mail.links.filter { $0.leadsOut && $0.kind != .attached }
    // What frames and fonts load is not followed by a click.
    let clicked = leading.filter { $0.kind != .text || mail.page == nil }
    let links = clicked.isEmpty ? leading : clicked
    for link in links { examine(link) }
    let registrations = Set(links.map(\.registrable))
    let foreign = links.filter {
      !belongsToSender($0.registrable) && !HostKnowledge.isMailer($0.registrable)
        && !belongsToClaimed($0.registrable)
    }
    if !links.isEmpty {
      evidence.set(
        .foreignLinks, Double(foreign.count) / Double(links.count),
        foreign.first.map { .init(.link, $0.target) })
      // A sender that hides who it is gains nothing by leading to itself.
      let isOpen = [
        MailClue.claimsInName, .senderCheap, .senderNoise, .senderHosting, .freeMailSender,
        .senderMalformed,
        .roleWithoutBody, .disguisedName, .linkNumeric, .lookalikeSender,
      ].allSatisfy { evidence[$0] == 0 }
      if foreign.count < links.count, isOpen {
        evidence.set(.leadsToSender, 1 - Double(foreign.count) / Double(links.count))
      }
    }
    // An order is followed at the carrier's: where that is all, and nobody's name is taken, it deceives nobody.
    if registrations.count == 1, let only = foreign.first,
      evidence[.claimsInName] > 0 || evidence[.claimsInSubject] > 0
        || !knowledge.isKnownBodys(only.registrable, host: only.host)
    {
      evidence.set(.oneForeignHost, 1, .init(.link, only.target))
    }
    if registrations.count > 5 {
      evidence.set(.manyHosts, min(1, Double(registrations.count - 5) / 10))
    }
    let toClaimed = links.filter { belongsToClaimed($0.registrable) }
    // Who claims a name leads there to be believed; who only mentions it, for a reader's sake.
    if !toClaimed.isEmpty, evidence[.claimsInName] < 0.5 {
      evidence.set(
        .leadsToClaimed, Double(toClaimed.count) / Double(links.count),
        .init(.link, toClaimed[0].target))
    }
    examineAddresses()
  }

  private mutating func examine(_ link: MailLink) {
    let quote = MailEvidence.Quote(.link, link.target)
    if link.isNumeric { evidence.set(.linkNumeric, 1, quote) }
    if link.hasUserInformation { evidence.set(.linkUserInformation, 1, quote) }
    if link.host.contains("xn--") { evidence.set(.linkInternational, 1, quote) }
    if let judged = judge?.impersonated(by: link.host) {
      evidence.set(.lookalikeLink, 1, .init(.link, judged.reason))
    }
    if let consent = ConsentLink(link) {
      // Who only signs in somewhere hands over a name and no more.
      evidence.set(
        .consentLink, consent.grants.isEmpty && !consent.isDeviceCode ? 0.2 : 1,
        .init(.link, "\(consent.words): \(link.target)"))
    }
    if link.kind == .code {
      // Whom it leads to himself, it leads there for a telephone's sake.
      evidence.set(
        .linkInCode, belongsToSender(link.registrable) ? 0.2 : 1,
        .init(.attachment, link.shown.isEmpty ? link.target : "\(link.shown): \(link.target)"))
    }
    guard !belongsToSender(link.registrable) else { return }
    if link.kind == .link, let shown = shownHost(link.shown),
      !sameRegistration(shown, link.registrable)
    {
      evidence.set(
        .shownElsewhere, HostKnowledge.isMailer(link.registrable) ? 0.3 : 1,
        .init(.link, "\(link.shown) → \(link.target)"))
    }
    guard !link.isNumeric else { return }
    if HostKnowledge.isShortener(link.registrable) || HostKnowledge.isShortener(link.host) {
      evidence.set(.linkShortener, 1, quote)
    }
    if HostKnowledge.isHosting(link.host) { evidence.set(.linkHosting, 1, quote) }
    let ending = link.registrable.drop { $0 != "." }.dropFirst()
    if HostKnowledge.isCheap(ending: ending) { evidence.set(.linkCheap, 1, quote) }
    let labels = link.host.split(separator: ".")
    if labels.dropLast().contains(where: { Noise.isNoise(String($0)) }) {
      evidence.set(.linkNoise, 1, quote)
    }
    // `bank.co.jp.evil.example`: an ending where none ends.
    let inner = labels.dropFirst().dropLast(link.registrable.split(separator: ".").count)
    let hasEnding = inner.contains {
      ["com", "co", "net", "org", "gov", "gouv", "gob"].contains($0)
    }
    if labels.count >= 5 || hasEnding { evidence.set(.linkDeep, hasEnding ? 1 : 0.5, quote) }
    for label in labels.dropLast() {
      for part in [label] + label.split(separator: "-") {
        if let body = knowledge.labels[String(part)],
          !knowledge.organisations[body].owns(link.registrable),
          !HostKnowledge.isHosting(link.host)
        {
          evidence.set(.linkClaims, 1, quote)
        }
      }
    }
    let lower = link.target.lowercased()
    if let question = lower.firstIndex(of: "?"), lower[question...].contains("=http") {
      evidence.set(.linkRedirects, 1, quote)
    }
  }

  /// The host that a link shows in its text, where its text is an address.
  private func shownHost(_ shown: String) -> String? {
    let word = shown.split { $0 == " " || $0 == "\n" }
    guard word.count == 1, let first = word.first, first.contains("."), !first.contains("@"),
      first.utf8.count < 300
    else { return nil }
    let text = first.lowercased()
    guard
      let link = MailLink(
        text.hasPrefix("http") ? text : "http://" + text, parser: knowledge.parser),
      !link.isNumeric
    else { return nil }
    // A file's name is no host.
    let ending = link.host.split(separator: ".").last ?? ""
    return ["com", "org", "net", "gov", "edu", "eu", "info", "io"].contains(ending)
      || ending.utf8.count == 2
      ? link.registrable : nil
  }

  private func sameRegistration(_ left: String, _ right: String) -> Bool {
    left == right || left.prefix { $0 != "." } == right.prefix { $0 != "." }
  }

  /// Addresses to write to that belong to somebody else.
  private mutating func examineAddresses() {
    let own = [mail.from.first?.address.lowercased(), mail.recipients.first?.address.lowercased()]
    var seen: [(String, String)] = []
    for link in mail.links where link.kind == .mail {
      let address = link.target.dropFirst(7).prefix { $0 != "?" }
      seen.append((address.lowercased(), link.registrable))
    }
    for address in Self.addresses(in: mail.text.utf8.prefix(20_000)).prefix(200) {
      if let host = Mailbox(address: address).domain.flatMap({ knowledge.parser.hostName($0).host })
      {
        seen.append((address, host.registrable.rawValue))
      }
    }
    for (address, registrable) in seen.prefix(200)
    where !own.contains(address) && HostKnowledge.isFreeMail(registrable) {
      evidence.set(.foreignAddress, 1, .init(.text, address))
    }
  }
}

extension MailExaminer {
  /// Words with an `@` in them, lower case, without the marks that end a sentence around them. Linear: byte by byte, since texts as
  /// characters cost a fifth of all that is done to a mail.
  static func addresses(in text: String.UTF8View.SubSequence) -> [String] {
    let bytes = Array(text)
    func separates(_ byte: UInt8) -> Bool {
      byte <= 0x20 || [0x3C, 0x3E, 0x28, 0x29, 0x3A, 0x2C].contains(byte)
    }
    var found: [String] = []
    var start = 0
    while let at = bytes[start...].firstIndex(of: 0x40) {
      var first = at
      while first > start, !separates(bytes[first - 1]) { first -= 1 }
      let end = bytes[at...].firstIndex(where: separates) ?? bytes.count
      if end - first < 100 {
        found.append(
          String(decoding: bytes[first..<end], as: UTF8.self).lowercased().trimmingPunctuation)
      }
      start = end
    }
    return found
  }
}

extension String {
  /// Without the marks that end a sentence around it.
  fileprivate var trimmingPunctuation: String {
    var text = self[...]
    while let last = text.last, !last.isLetter, !last.isNumber { text.removeLast() }
    while let first = text.first, !first.isLetter, !first.isNumber { text.removeFirst() }
    return String(text)
  }
}
