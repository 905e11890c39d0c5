import TocsinModel

/// Why a community is one, and what speaks against it, in sentences.
enum CommunityReasons {
  /// The part of objects that nobody else shares from which one publisher is the simpler explanation.
  private static let ownPart = 0.8
  /// The part of events within one hour of the day that suggests a timetable.
  private static let hourPart = 0.5
  /// The part of an outlet's name that members share, in letters.
  private static let leastName = 6

  static func reasons(
    _ community: NetworkCommunity, moments: Int, _ objects: [NetworkCommunity.SharedObject]
  ) -> [Reason] {
    var reasons: [Reason] = []
    let count = community.members.count
    let most = community.edges.map(\.events.count).max() ?? 0
    switch community.kind {
    case .coordinated:
      let q = community.edges.filter { $0.meetings == nil }.map(\.q).max() ?? 1
      reasons.append(
        Reason(
          feature: "network.q", value: q, threshold: nil,
          text: """
            \(count) accounts share the same objects closely one after the other, on \(objects.count) objects, up to \
            \(most) times for one pair. Among accounts named by evidence as weak as the weakest here, \
            at most \(percent(q)) are expected to be there by chance.
            """))
      if let joined = joined(community) { reasons.append(joined) }
    case .exclusive:
      reasons.append(
        Reason(
          feature: "network.exclusive", value: Double(objects.count),
          text: """
            \(count) accounts share \(objects.count) objects together within the window, up to \(most) times for one \
            pair; nearly all shares of these objects fall together.
            """))
    }
    let led = community.edges.filter { $0.leader != nil }
    if !led.isEmpty {
      reasons.append(
        Reason(
          feature: "network.direction", value: Double(led.count),
          text:
            "In \(led.count) of \(community.edges.count) pairs one account is significantly often the earlier one."
        ))
    }
    return reasons + against(community, moments, objects)
  }

  /// Accounts that only the group as a whole names, by weaker evidence than the others.
  private static func joined(_ community: NetworkCommunity) -> Reason? {
    let edges = community.edges.filter { $0.meetings != nil }
    guard let q = edges.map(\.q).max() else { return nil }
    let named = Set(
      community.edges.filter { $0.meetings == nil }.flatMap { [$0.account, $0.other] })
    let count = Set(edges.flatMap { [$0.account, $0.other] }).subtracting(named).count
    return Reason(
      feature: "network.joined", value: Double(count), threshold: nil,
      text: """
        \(count) of them came close to what the group did at \(edges.compactMap(\.meetings).min() ?? 2) moments or more, \
        though to no one member often enough. Of accounts named in this way, at most \(percent(q)) are expected to be \
        there by chance; who follows a group for reasons of its own looks the same.
        """)
  }

  private static func against(
    _ community: NetworkCommunity, _ moments: Int, _ objects: [NetworkCommunity.SharedObject]
  ) -> [Reason] {
    var reasons: [Reason] = []
    let own = objects.count { $0.accounts <= $0.members }
    let part = Double(own) / Double(max(1, objects.count))
    if part >= ownPart {
      reasons.append(
        Reason(
          feature: "network.own-objects", direction: .weakens, value: part, threshold: ownPart,
          text: """
            Nobody else shares \(own) of the \(objects.count) objects: one newsroom, one publisher or one person with \
            several accounts would look the same.
            """))
    }
    if let name = commonName(community.members.map(\.account.rawValue)) {
      reasons.append(
        Reason(
          feature: "network.common-name", direction: .weakens, value: Double(name.count),
          threshold: Double(leastName),
          text: "All names have “\(name)” in common, as accounts of one outlet openly do."))
    }
    let busiest = community.hours.max() ?? 0
    if moments >= 8, Double(busiest) >= hourPart * Double(moments) {
      reasons.append(
        Reason(
          feature: "network.one-hour", direction: .weakens,
          value: Double(busiest) / Double(moments), threshold: hourPart,
          text:
            "\(busiest) of \(moments) events fall into one hour of the day: a timetable may explain them."
        ))
    }
    let automatic = community.members.count { Self.saysAutomation($0.account.rawValue) }
    if automatic > 0 {
      reasons.append(
        Reason(
          feature: "network.says-automation", direction: .weakens, value: Double(automatic),
          text: "\(automatic) of the accounts say in their names that they are automatic."))
    }
    if community.members.count == 2 {
      reasons.append(
        Reason(
          feature: "network.two", direction: .weakens, value: 2, threshold: 3,
          text: "Only two accounts: they may be one person's, or friends."))
    }
    return reasons
  }

  /// The longest beginning that all names have, where it is long enough to be a name.
  private static func commonName(_ names: [String]) -> String? {
    guard let first = names.first else { return nil }
    var length = first.unicodeScalars.count
    for name in names.dropFirst() {
      let same = zip(first.unicodeScalars, name.unicodeScalars).prefix { $0 == $1 }.count
      length = min(length, same)
    }
    let common = String(String.UnicodeScalarView(first.unicodeScalars.prefix(length)))
    // Digits are numbers that a platform gave.
    let letters = common.unicodeScalars.count { $0.properties.isAlphabetic }
    return letters >= leastName ? common : nil
  }

  private static func saysAutomation(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix("bot") || name.contains("_bot") || name.contains("rssfeed")
      || name.contains("autopost")
  }

  private static func percent(_ rate: Double) -> String {
    rate < 0.001 ? "0.1%" : "\(Double((rate * 1000).rounded()) / 10)%"
  }
}
