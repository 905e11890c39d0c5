extension DomainPosture {
  /// Hosts that organisations often let others run for them, and forget.
  private static let usualHosts = [
    "www", "autodiscover", "blog", "click", "donate", "events", "give", "help", "join", "links",
    "mail", "mta-sts", "news", "press", "shop",
    "status", "webmail",
  ]

  /// Whether the names that the domain's records lead to are there: of one that is not, whoever registers it speaks in the domain's name.
  mutating func examineTargets(_ selectors: [String]) {
    var targets: [(target: String, from: String)] = []
    if case .records(let found) = resolver.records(.mx, of: domain) {
      // A dot alone says that no mail is wanted (RFC 7505).
      targets += found.compactMap { $0.split(separator: " ").last.map(String.init) }
        .filter { $0.contains(".") && $0 != "." }.map { ($0, "MX") }
    }
    if case .records(let texts) = resolver.records(.txt, of: domain),
      let text = texts.first(where: SPFRecord.isRecord), let record = try? SPFRecord(text)
    {
      let named =
        record.directives.filter { $0.mechanism != .exists && !$0.domain.isEmpty }.map(\.domain)
        + (record.redirect.map { [$0] } ?? [])
      // What has a macro in it is another name for each mail.
      targets += named.filter { !$0.contains("%") }.map { ($0.lowercased(), "SPF") }
    }
    for host in Self.usualHosts.map({ "\($0).\(domain)" })
      + selectors.prefix(100).map({ "\($0)._domainkey.\(domain)" })
    {
      if case .records(let found) = resolver.records(.cname, of: host), let target = found.first {
        targets.append((target, host))
      }
    }
    var looked = 0
    for (target, from) in targets.prefix(100) {
      let answers = [RecordType.a, .aaaa, .txt].map { resolver.records($0, of: target) }
      guard !answers.contains(.unknown) else { continue }
      looked += 1
      guard answers.allSatisfy({ $0 == .noName }) else { continue }
      say(
        "dangling", .weak,
        "\(from == "MX" || from == "SPF" ? "Your \(from) record" : from) leads to \(target), which is not there: whoever gets that name speaks for you. Remove the record."
      )
    }
    if looked == 0 {
      say(
        "dangling", .unknown,
        "Whether the names that your records lead to are there is not known here.")
    } else if !findings.contains(where: { $0.item == "dangling" }) {
      say(
        "dangling", .good,
        "\(looked) of the names that your records lead to were looked for, and all are there (MX, SPF, keys, usual hosts)."
      )
    }
  }
}
