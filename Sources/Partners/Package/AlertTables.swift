import Exchange
import TocsinModel

/// Findings as tables that need no tool of ours. Names of people are those of the mapping: under pseudonyms where that is
/// asked.
struct AlertTables {
  private var findings = PackedTable(
    "findings",
    [
      ("finding", "the number under which we know it"), ("kind", "what kind of finding it is"),
      ("attention", "high, notable or routine"), ("headline", "in a sentence"),
      ("version", "it rises when the finding changes"),
      ("appeared", "when it was found first (UTC)"),
      ("changed", "when it changed last (UTC)"), ("rule", "the rule that found it"),
      ("reasons", "what speaks for it (+) and against it (−)"),
    ])
  private var texts = PackedTable(
    "texts",
    [
      ("finding", "in which finding"), ("document", "our name for the text"),
      ("source", "who published it"), ("source_kind", "site, account or named"),
      ("url", "where it was read"), ("title", "its headline"),
      ("published_at", "when, as far as it says"),
      ("changed_at", "when it was changed, where it says only that: it is no younger"),
      ("language", "BCP 47"),
      ("parent", "the text that it repeats"),
      ("relation", "identical, copypasta, rewording or translation"),
      ("score", "0 to 1: how much, or how probably"), ("context", "what the copy is for"),
      ("is_first", "1 for the first known publication"),
    ])
  private var names = PackedTable(
    "names",
    [
      ("finding", "in which finding"), ("name", "the look-alike, as it is registered"),
      ("shown", "as a browser shows it"), ("impersonates", "the name that it may pass for"),
      ("owner", "whose name that is"), ("techniques", "how it deceives"),
      ("probability", "of names scored so, this share impersonates"),
      ("first_seen", "UTC"), ("last_seen", "UTC"),
    ])
  private var accounts = PackedTable(
    "accounts",
    [
      ("finding", "in which finding"), ("account", "its name, or what stands for it"),
      ("kind", "coordinated: beyond chance; exclusive: one publisher can explain it"),
      ("role", "seed, amplifier, bridge or member"), ("degree", "with how many it acts together"),
      ("events", "how often"),
    ])
  private var pairs = PackedTable(
    "pairs",
    [
      ("finding", "in which finding"), ("account", "one account"), ("other", "the other"),
      ("weight", "how often they shared the same closely one after the other"),
      ("common_objects", "what both shared at all"),
      ("median_delay", "in seconds"), ("q", "the share of false ones among pairs scored so"),
    ])
  private var sites = PackedTable(
    "sites",
    [
      ("finding", "in which finding"), ("site", "one site"), ("other", "the other"),
      ("shared", "what both have that few others have"), ("score", "how much that weighs"),
    ])
  private var mails = PackedTable(
    "mails",
    [
      ("finding", "in which finding"), ("subject", "of the mail"),
      ("sender", "its address, or what stands for it"), ("sent", "as it says (UTC)"),
      ("probability", "that it deceives"), ("link_hosts", "where it leads"),
    ])
  private var campaigns = PackedTable(
    "campaigns",
    [
      ("finding", "the campaign"), ("member", "a finding that may belong to it"),
      ("strength", "log-odds of the join it hangs by"),
    ])

  /// Those with rows.
  var all: [PackedTable] {
    [findings, texts, names, accounts, pairs, sites, mails, campaigns].filter { !$0.rows.isEmpty }
  }

  mutating func add(
    _ recorded: RecordedFinding, _ reasons: [Reason], _ documents: [DocumentID: Document],
    labels: [FindingID: String], _ mapping: inout STIXMapping
  ) {
    findings.add([
      .text(recorded.label), .text(recorded.finding.kind.rawValue),
      .text(recorded.attention.rawValue), .text(mapping.words(recorded.headline)),
      .integer(recorded.version),
      .text(recorded.appeared.iso8601), .text(recorded.changed.iso8601),
      .text(recorded.observation.rule),
      .text(
        reasons.map { ($0.direction == .supports ? "+ " : "− ") + mapping.words($0.text) }
          .joined(separator: " ")),
    ])
    let label = recorded.label
    switch recorded.finding.subject {
    case let cluster as CopyCluster: add(cluster, label, documents, &mapping)
    case let group as LookalikeGroup: add(group, label)
    case let network as NetworkCommunity: add(network, label, &mapping)
    case let community as SiteCommunity: add(community, label, &mapping)
    case let wave as MailWave: add(wave, label, &mapping)
    case let campaign as Campaign:
      for member in campaign.members {
        guard let known = labels[member.finding] else { continue }
        campaigns.add([.text(label), .text(known), .number(member.strength)])
      }
    default: break
    }
  }

  private mutating func add(
    _ cluster: CopyCluster, _ label: String, _ documents: [DocumentID: Document],
    _ mapping: inout STIXMapping
  ) {
    for member in cluster.members {
      for id in [member.document] + member.identical {
        let document = documents[id]
        let isSame = id != member.document
        let isChange = document?.published?.origin == .update
        let parent = isSame ? member.document : member.fromParent?.a
        let source = document?.source.map {
          $0.kind == .account ? mapping.shown("account", $0.id.rawValue) : $0.id.rawValue
        }
        texts.add([
          .text(label), .text("\(id)"), .text(source), .text(document?.source?.kind.rawValue),
          .text(document?.url.map { mapping.address($0, id) }),
          .text(document?.title.map(mapping.words)),
          .text(isChange ? nil : document?.published?.iso8601),
          .text(isChange ? document?.published?.iso8601 : nil),
          .text(document?.language), .text(parent.map { "\($0)" }),
          .text(isSame ? "identical" : member.fromParent?.kind.rawValue),
          .number(isSame ? 1 : member.fromParent?.score),
          .text(isSame ? nil : member.fromParent?.context.rawValue),
          .integer(id == cluster.first ? 1 : 0),
        ])
        mapping.lose("tables: matched spans", isSame ? 0 : member.fromParent?.spans.count ?? 0)
        mapping.lose("tables: alterations", isSame ? 0 : member.fromParent?.alterations.count ?? 0)
      }
    }
  }

  private mutating func add(_ group: LookalikeGroup, _ label: String) {
    for member in group.members {
      names.add([
        .text(label), .text(member.name.rawValue), .text(member.shown),
        .text(member.impersonates.rawValue), .text(member.owner),
        .text(member.techniques.map(\.rawValue).joined(separator: " ")),
        .number(member.probability), .text(member.firstSeen?.iso8601),
        .text(member.lastSeen?.iso8601),
      ])
    }
  }

  private mutating func add(
    _ network: NetworkCommunity, _ label: String, _ mapping: inout STIXMapping
  ) {
    for member in network.members {
      accounts.add([
        .text(label), .text(mapping.shown("account", member.account.rawValue)),
        .text(network.kind.rawValue), .text(member.role.rawValue), .integer(member.degree),
        .integer(member.events),
      ])
    }
    for edge in network.edges {
      pairs.add([
        .text(label), .text(mapping.shown("account", edge.account.rawValue)),
        .text(mapping.shown("account", edge.other.rawValue)), .integer(edge.events.count),
        .integer(edge.commonObjects), .number(edge.medianDelay), .text("\(edge.q)"),
      ])
    }
    mapping.lose("tables: moments of pairs", network.edges.reduce(0) { $0 + $1.events.count })
  }

  private mutating func add(
    _ community: SiteCommunity, _ label: String, _ mapping: inout STIXMapping
  ) {
    for edge in community.edges {
      sites.add([
        .text(label), .text(edge.site.rawValue), .text(edge.other.rawValue),
        .text(
          edge.evidence.map { "\($0.kind.rawValue) \($0.identifier)" }.joined(separator: "; ")),
        .number(edge.score),
      ])
    }
  }

  private mutating func add(
    _ wave: MailWave, _ label: String, _ mapping: inout STIXMapping
  ) {
    for member in wave.members {
      mails.add([
        .text(label), .text(mapping.words(member.subject)),
        .text(mapping.shown("sender", member.sender)),
        .text(member.sent?.iso8601), .number(member.probability),
        .text(wave.linkHosts.joined(separator: " ")),
      ])
    }
  }
}
