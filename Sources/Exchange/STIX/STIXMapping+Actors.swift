import TocsinModel

extension STIXMapping {
  mutating func add(
    _ group: LookalikeGroup, _ recorded: RecordedFinding, _ times: Times, _ parts: inout Parts
  ) {
    for member in group.members {
      let name = domain(member.name.rawValue)
      let original = impersonated(member.impersonates.rawValue)
      parts.observed += [name, original]
      parts.domain.append(
        relate(
          name, "related-to", original, times,
          [
            .init(
              "description",
              .string(
                "\(member.shown) may pass for \(member.impersonated): "
                  + member.techniques.map(\.rawValue).joined(separator: ", ")
                  + ", probability \(Decimal.text(member.probability))"))
          ]))
      for time in [member.firstSeen, member.lastSeen] { parts.seen(time?.seconds) }
      let pattern = "[domain-name:value = '\(Self.escaped(member.name.rawValue))']"
      parts.indicators.append(
        add(
          STIXIdentifier.of("indicator", [.init("pattern", .string(pattern))]), times,
          [
            .init("name", .string(member.name.rawValue)),
            .init(
              "description", .string("Look-alike of \(member.impersonated), of \(member.owner)")),
            .init("indicator_types", .strings(["anomalous-activity"])),
            .init("pattern", .string(pattern)), .init("pattern_type", .string("stix")),
            .init("pattern_version", .string("2.1")),
            .init("valid_from", .string(times.created)),
            // Of names scored so, this share impersonates.
            .init(
              "confidence", .int(Int((min(max(member.probability, 0), 1) * 100).rounded()))),
          ]))
      if let indicator = parts.indicators.last, let seen = member.lastSeen ?? member.firstSeen {
        parts.sightings.append(
          Parts.Sighting(
            name: member.name.rawValue, of: indicator,
            first: (member.firstSeen ?? seen).seconds, last: seen.seconds))
      }
      lose("marks of single letters in look-alikes", member.marks.count)
    }
  }

  mutating func add(
    _ network: NetworkCommunity, _ recorded: RecordedFinding, _ times: Times,
    _ parts: inout Parts
  ) {
    parts.seen(network.firstSeen)
    parts.seen(network.lastSeen)
    var accounts: [SourceID: String] = [:]
    for member in network.members {
      let id = account(member.account.rawValue)
      accounts[member.account] = id
      parts.observed.append(id)
    }
    for edge in network.edges {
      guard let a = accounts[edge.account], let b = accounts[edge.other], a != b else { continue }
      parts.domain.append(
        relate(
          a, "related-to", b, times,
          [
            .init(
              "description",
              .string("shared the same closely one after the other, \(edge.events.count) times"))
          ]))
    }
    lose("pairs that the finding counts and does not hold", network.pairs - network.edges.count)
    lose("moments of pairs of accounts", network.edges.reduce(0) { $0 + $1.events.count })
    // What accounts do together alone, one publisher can explain: that is nothing to be called a campaign.
    guard network.kind == .coordinated else { return }
    let campaign = add(
      ownID("campaign", recorded.id.rawValue), times,
      [
        .init("name", .string("\(recorded.label): \(recorded.headline)")),
        .init("description", .string("Accounts that act together beyond what chance explains.")),
        .init("first_seen", .string(STIXTime.text(seconds: network.firstSeen))),
        .init("last_seen", .string(STIXTime.text(seconds: network.lastSeen))),
      ])
    parts.domain.append(campaign)
    for id in accounts.values.sorted() {
      parts.domain.append(relate(id, "related-to", campaign, times))
    }
  }

  mutating func add(
    _ sites: SiteCommunity, _ recorded: RecordedFinding, _ times: Times, _ parts: inout Parts
  ) {
    let infrastructure = add(
      ownID("infrastructure", recorded.id.rawValue), times,
      [
        .init("name", .string("\(recorded.label): \(recorded.headline)")),
        .init(
          "description",
          .string(
            "Sites that seem to be run together. "
              + sites.edges.flatMap(\.evidence).prefix(20)
              .map { "\($0.kind.rawValue) \($0.identifier)" }.joined(separator: "; "))),
      ])
    parts.domain.append(infrastructure)
    for site in sites.sites {
      let id = domain(site.rawValue)
      parts.observed.append(id)
      parts.domain.append(relate(infrastructure, "consists-of", id, times))
    }
    lose("pairs of sites with their weights", sites.edges.count)
  }

  mutating func add(
    _ wave: MailWave, _ recorded: RecordedFinding, _ times: Times,
    _ documents: (DocumentID) -> Document?, _ parts: inout Parts
  ) {
    for member in wave.members {
      let address = person("sender", member.sender)
      // What is no address is no address of anybody.
      let sender =
        address.contains("@")
        ? addObservable("email-addr", contributing: [.init("value", .string(address))]) : nil
      if let sender { parts.observed.append(sender) }
      var contributing: [JSONNode.Member] = [.init("subject", .string(words(member.subject)))]
      if let sender { contributing.append(.init("from_ref", .string(sender))) }
      var others: [JSONNode.Member] = [.init("is_multipart", .bool(false))]
      if let sent = member.sent {
        others.append(.init("date", .string(STIXTime.text(seconds: sent.seconds))))
      }
      parts.observed.append(
        addObservable("email-message", contributing: contributing, others))
      parts.seen(member.sent?.seconds)
      let name = member.senderName
      if name.contains(where: { !$0.isWhitespace }), name != member.sender {
        let persona = persona(words(name))
        parts.observed.append(persona)
        if let sender { parts.domain.append(relate(sender, "related-to", persona, times)) }
      }
      // Who was written to is the victim, and is nobody's business.
      lose("recipients of mails", member.recipients.count)
    }
    for host in wave.linkHosts { parts.observed.append(domain(host)) }
    let phishing = technique(id: "T1566", name: "Phishing", catalogue: "mitre-attack")
    parts.domain.append(phishing)
  }

  mutating func add(
    _ campaign: Campaign, _ recorded: RecordedFinding, _ times: Times, _ parts: inout Parts
  ) {
    parts.seen(campaign.first)
    parts.seen(campaign.last)
    let id = add(
      ownID("campaign", recorded.id.rawValue), times,
      [
        .init("name", .string("\(recorded.label): \(recorded.headline)")),
        .init(
          "description",
          .string("Findings that may belong together; \(campaign.standing.rawValue).")),
      ])
    parts.domain.append(id)
    for member in campaign.members {
      // Only where the finding leaves as well: a reference that leads nowhere is none.
      let observed = ownID("observed-data", member.finding.rawValue)
      if self[observed] != nil {
        parts.domain.append(relate(observed, "related-to", id, times))
      } else {
        lose("findings of a campaign that do not leave with it")
      }
    }
    lose("joins of findings with their odds", campaign.joins.count)
  }

  // MARK: -

  /// A name that somebody is held to have used.
  package mutating func domain(_ name: String) -> String {
    let id = addObservable("domain-name", contributing: [.init("value", .string(name))])
    accused.insert(id)
    if excused.remove(id) != nil { remove("extensions", from: id) }
    return id
  }

  /// A name that another passes for, and that did nothing: who takes it in is told so, and does not hold it for seen. One
  /// that is accused elsewhere in the bundle is not excused.
  package mutating func impersonated(_ name: String) -> String {
    let value = JSONNode.Member("value", .string(name))
    let id = STIXIdentifier.of("domain-name", [value])
    guard !accused.contains(id) else { return id }
    excused.insert(id)
    insert(.tocsin)
    insert(.roleDefinition)
    return addObservable(
      "domain-name", contributing: [value],
      [
        .init(
          "extensions",
          STIXObject.Extension.ours(
            STIXObject.Extension.role, [.init("role", .string(STIXObject.Extension.impersonated))]))
      ])
  }

  /// Whom somebody shows themselves as, whoever that is.
  mutating func persona(_ name: String) -> String {
    if producer.includesPeople { personal.insert(PersonalDatum(kind: "shown name", name: name)) }
    return addObservable(
      "persona",
      contributing: [
        .init("persona_name", .string(name)), .init("persona_type", .string("sender-name")),
      ],
      [STIXObject.Extension.newObservable])
  }

  package mutating func account(_ name: String) -> String {
    let shown = person("account", name)
    return addObservable(
      "user-account", contributing: [.init("account_login", .string(shown))])
  }

  /// A technique of DISARM or ATT&CK, by its id there.
  package mutating func technique(id: String, name: String, catalogue: String) -> String {
    add(
      STIXIdentifier.of("attack-pattern", [.init("x_mitre_id", .string(id.lowercased()))]), fixed,
      [
        .init("name", .string(name)),
        .init(
          "external_references",
          .array([
            .object([
              .init("source_name", .string(catalogue)), .init("external_id", .string(id)),
            ])
          ])),
      ])
  }

  /// STIX 2.1, section 9.2: a string of a pattern.
  static func escaped(_ text: String) -> String {
    String(text.flatMap { $0 == "'" || $0 == "\\" ? ["\\", $0] : [$0] })
  }
}
