import Correlate
import Store
import TocsinModel

/// Findings of the store → what they may have in common with others.
struct CorrelationReading {
  /// Documents of a finding that are looked into for times and links: a crowd's are alike.
  private static let documents = 16
  private static let links = 100

  private let store: Store

  init(_ store: Store) { self.store = store }

  /// - Returns: `nil` for one that is not there, or of a kind that nobody can read.
  func item(_ number: Int) throws -> CorrelationItem? {
    guard let listed = try store.listed(number) else { return nil }
    let entities = try store.entities(ofFinding: number)
    var traits: Set<Trait> = []
    var times: [Int64] = []
    for entity in entities { traits.formUnion(Self.traits(of: entity)) }
    switch try evidence(of: listed) {
    case let community as NetworkCommunity:
      times = [community.firstSeen, community.lastSeen]
      for object in community.objects { traits.formUnion(Self.traits(of: object)) }
    case let group as LookalikeGroup:
      times = group.members.flatMap { [$0.firstSeen, $0.lastSeen] }.compactMap { $0?.seconds }
      traits.formUnion(group.members.map { Trait(.target, $0.owner.lowercased()) })
    case let wave as MailWave:
      times = wave.members.compactMap { $0.sent?.seconds }
      traits.formUnion(wave.claimed.map { Trait(.target, $0.lowercased()) })
      traits.formUnion(wave.members.compactMap { Self.domain(ofAddress: $0.sender) })
    default:
      // What asks for no attention is joined by its names, if at all: most findings are, and their texts are many.
      guard listed.attention > .routine else { break }
      let documents = try self.documents(entities)
      times = documents.compactMap { $0.published?.seconds }
      // Posts have their links in their texts.
      let links = Set(
        documents.flatMap { document in
          document.links.compactMap { Self.host(of: $0.url) }
            + (document.form == .post ? Self.hosts(in: document.text) : [])
        })
      traits.formUnion(
        links.sorted().prefix(Self.links).flatMap { Self.domains(of: $0) })
    }
    return CorrelationItem(
      finding: listed.id, kind: listed.kind, attention: listed.attention,
      times: times.min().map { $0...(times.max() ?? $0) }, traits: traits)
  }

  /// What a finding says, of the kinds that say more than whom they are about; of all others, thousands, it is not even read.
  private func evidence(of finding: ListedFinding) throws -> (any FindingSubject)? {
    switch finding.kind {
    case NetworkCommunity.kind, LookalikeGroup.kind, MailWave.kind:
      try store.finding(named: "F\(finding.number)")?.finding.subject
    default: nil
    }
  }

  private func documents(_ entities: [Entity]) throws -> [Document] {
    let ids = entities.filter { $0.kind == .document }.prefix(Self.documents)
      .compactMap { DocumentID($0.name) }
    return Array(try store.documents(ids: ids, withText: true).values)
  }

  private static func traits(of entity: Entity) -> [Trait] {
    switch entity.kind {
    case .site, .domain: domains(of: entity.name.lowercased())
    case .account: [Trait(.account, entity.name)]
    case .document: [Trait(.text, entity.name)]
    case .address: [Trait(.mail, entity.name.lowercased())]
    case .named: [Trait(.domain, entity.name.lowercased())]
    case .person, .finding: []
    }
  }

  private static func traits(of object: NetworkCommunity.SharedObject) -> [Trait] {
    switch object.layer {
    case .link:
      host(of: object.object).map { domains(of: $0) + [Trait(.link, object.object)] } ?? []
    case .domain: domains(of: object.object.lowercased())
    case .text, .image: [Trait(.text, object.object)]
    case .repost: [Trait(.link, object.object)]
    case .hashtag, .mention: []
    }
  }

  private static func domain(ofAddress address: String) -> Trait? {
    guard let at = address.lastIndex(of: "@") else { return nil }
    let domain = address[address.index(after: at)...].lowercased()
    return domain.isEmpty ? nil : Trait(.domain, domain)
  }

  /// A host and the registration that it lies in, as far as its shape tells: what is wrong there is popular, and joins
  /// nothing.
  static func domains(of host: String) -> [Trait] {
    let labels = host.split(separator: ".")
    guard labels.count > 2 else { return [Trait(.domain, host)] }
    let isPaired = labels[labels.count - 2].count <= 3 && (labels.last?.count ?? 0) == 2
    let registration = labels.suffix(isPaired ? 3 : 2).joined(separator: ".")
    return host == registration
      ? [Trait(.domain, host)] : [Trait(.domain, host), Trait(.domain, registration)]
  }

  /// Hosts of the addresses that stand in a text, at most ``links``.
  static func hosts(in text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).lazy
      .filter { $0.hasPrefix("http://") || $0.hasPrefix("https://") }.prefix(links)
      .compactMap { host(of: String($0)) }
  }

  /// The host of an address, lower case, without `www.`.
  static func host(of url: String) -> String? {
    guard let start = url.firstRange(of: "://")?.upperBound else { return nil }
    let authority = url[start...].prefix { !"/?#".contains($0) }
    let host = authority.split(separator: "@").last.map(String.init) ?? ""
    let name = host.split(separator: ":").first.map { $0.lowercased() } ?? ""
    guard name.contains(".") else { return nil }
    return name.hasPrefix("www.") ? String(name.dropFirst(4)) : name
  }
}
