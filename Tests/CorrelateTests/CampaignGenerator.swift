import Correlate
import TocsinModel

/// Plants campaigns among findings that share what everybody shares. It knows nothing of how they are found: it is
/// written from how such operations and the web around them look.
struct CampaignGenerator {
  struct World {
    var items: [CorrelationItem] = []
    /// Which campaign a finding was planted in.
    var truth: [FindingID: Int] = [:]
  }

  private var random: SeededRandom
  private var world = World()
  private var count = 0

  private static let day: Int64 = 86_400
  private static let days: Int64 = 150
  /// As detectors name them.
  private static let kinds: [FindingKind] = [
    .copies, .lookalikes, FindingKind(rawValue: "network"), FindingKind(rawValue: "mail"),
  ]

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  /// - Parameters:
  ///   - background: findings that belong to nothing.
  ///   - campaigns: how many are planted, of 3–12 findings each.
  mutating func world(background: Int = 1500, campaigns: Int = 20) -> World {
    let groups = publishers(background)
    for _ in 0..<background { ordinary(groups) }
    for campaign in 0..<campaigns { plant(campaign, groups) }
    random.shuffle(&world.items)
    return world
  }

  // MARK: The web around

  /// A newsroom group: a few sites that openly belong together.
  private struct Publisher {
    var sites: [String]
    var advertising: String?
    var identifier: String?
    var certificate: String?
    var accounts: [String]
  }

  private mutating func publishers(_ background: Int) -> [Publisher] {
    (0..<max(20, background / 6)).map { number in
      let size = random.chance(0.7) ? 1 : random.int(2...7)
      return Publisher(
        sites: (0..<size).map { "paper\(number)-\($0).example" },
        advertising: random.chance(0.6) ? "ad-\(number)" : nil,
        identifier: random.chance(0.5) ? "ga-\(number)" : nil,
        certificate: size > 1 && random.chance(0.3) ? "cert-\(number)" : nil,
        accounts: (0..<random.int(1...3)).map { "paper\(number)_\($0)" })
    }
  }

  /// What nearly everybody shares, more or less.
  private mutating func common(_ site: String) -> [Trait] {
    [
      Trait(.hosting, "host-\(random.zipf(120))"), Trait(.template, "cms-\(random.zipf(40))"),
      Trait(.link, "popular-\(random.zipf(300))"),
    ] + (random.chance(0.3) ? [Trait(.certificate, "cdn-\(random.zipf(25))")] : [])
      + (random.chance(0.3) ? [Trait(.advertising, "exchange-\(random.zipf(60))")] : [])
  }

  private mutating func times(around centre: Int64? = nil, spread: Int64 = 4) -> ClosedRange<Int64>
  {
    let start =
      (centre ?? Int64(random.int(0...Int(Self.days))) * Self.day)
      + Int64(random.int(0...Int(spread * 86_400)))
    return start...(start + Int64(random.int(600...500_000)))
  }

  private mutating func add(
    _ kind: FindingKind, _ traits: [Trait], _ times: ClosedRange<Int64>?,
    _ attention: Finding.Attention, campaign: Int? = nil
  ) {
    let id = FindingID(rawValue: "\(kind.rawValue)-\(count)")
    count += 1
    world.items.append(
      CorrelationItem(
        finding: id, kind: kind, attention: attention, times: times, traits: traits))
    if let campaign { world.truth[id] = campaign }
  }

  /// A finding that belongs to nothing.
  private mutating func ordinary(_ groups: [Publisher]) {
    let kind = Self.kinds[random.pick([0.55, 0.15, 0.15, 0.15])]
    var traits: [Trait] = []
    var attention: Finding.Attention = random.chance(0.2) ? .notable : .routine
    switch kind {
    case .copies:
      // A text of an agency that several print, or a passage that one site took from another.
      if random.chance(0.6) { traits.append(Trait(.domain, "agency\(random.zipf(5)).example")) }
      traits.append(Trait(.text, "text-\(count)"))
      if random.chance(0.15) { traits.append(Trait(.text, "wire-\(random.zipf(400))")) }
      for _ in 0..<random.int(2...8) {
        let publisher = groups[random.zipf(groups.count)]
        let site = publisher.sites[random.int(0...(publisher.sites.count - 1))]
        traits.append(Trait(.domain, site))
        traits += common(site)
        traits += [publisher.advertising.map { Trait(.advertising, $0) }].compactMap(\.self)
        traits += [publisher.identifier.map { Trait(.identifier, $0) }].compactMap(\.self)
        traits += [publisher.certificate.map { Trait(.certificate, $0) }].compactMap(\.self)
      }
    case .lookalikes:
      // A parked name of somebody who trades in them.
      attention = random.chance(0.3) ? .high : .notable
      traits = [
        Trait(.domain, "parked\(count).example"), Trait(.hosting, "parking-\(random.zipf(8))"),
        Trait(.target, "party-\(random.zipf(12))"),
        Trait(.registration, "registrar-\(random.zipf(15))"),
      ]
      if random.chance(0.3) {
        traits.append(Trait(.registration, "trader-\(random.zipf(60))"))
      }
    case FindingKind(rawValue: "network"):
      // A fan club, a newsroom's own accounts, or people who share what all share.
      attention = random.chance(0.5) ? .notable : .high
      if random.chance(0.4) {
        let publisher = groups[random.zipf(groups.count)]
        traits += publisher.accounts.map { Trait(.account, $0) }
        traits += publisher.sites.map { Trait(.domain, $0) }
      }
      for _ in 0..<random.int(3...15) {
        traits.append(Trait(.account, "people-\(random.zipf(6000))"))
      }
      for _ in 0..<random.int(1...5) {
        traits.append(Trait(.link, "popular-\(random.zipf(300))"))
      }
    default:
      // A newsletter by a large sender, or ordinary fraud.
      attention = random.chance(0.4) ? .high : .notable
      traits = [
        Trait(.mail, "sender-\(random.zipf(20))"), Trait(.link, "popular-\(random.zipf(300))"),
        Trait(.target, "party-\(random.zipf(12))"),
      ]
      if random.chance(0.5) { traits.append(Trait(.domain, "fraud\(random.zipf(900)).example")) }
    }
    add(kind, traits, random.chance(0.1) ? nil : times(), attention)
  }

  // MARK: What is planted

  /// What one operator has at hand. Not all of it shows in each finding.
  private struct Operation {
    var domains: [String]
    var accounts: [String]
    var identifiers: [String]
    var certificate: String?
    var registration: String?
    var mail: [String]
    var texts: [String]
    var target: String
    var start: Int64
    var spread: Int64
  }

  private mutating func plant(_ campaign: Int, _ groups: [Publisher]) {
    let name = "op\(campaign)x"
    let operation = Operation(
      domains: (0..<random.int(1...4)).map { "\(name)-\($0).example" },
      accounts: (0..<random.int(4...14)).map { "\(name)_\($0)" },
      identifiers: random.chance(0.6) ? ["\(name)-ga"] : [],
      certificate: random.chance(0.4) ? "\(name)-cert" : nil,
      registration: random.chance(0.5) ? "\(name)-batch" : nil,
      mail: random.chance(0.7) ? ["\(name)-mx.example"] : [],
      texts: (0..<random.int(1...4)).map { "\(name)-text-\($0)" },
      target: "party-\(random.zipf(12))",
      start: Int64(random.int(0...Int(Self.days))) * Self.day, spread: Int64(random.int(5...35)))
    let size = random.int(3...12)
    // At least two kinds.
    var kinds = [Self.kinds[0], Self.kinds[random.int(1...3)]]
    while kinds.count < size { kinds.append(Self.kinds[random.pick([0.35, 0.2, 0.3, 0.15])]) }
    var shown: [Trait] = []
    for kind in kinds {
      let own = planted(kind, operation, shown, groups, campaign)
      shown += own
    }
  }

  /// - Parameter shown: what the operation showed of its own so far: of a campaign that shares nothing nobody could say
  ///   that it is one.
  /// - Returns: what it shows of its own here.
  private mutating func planted(
    _ kind: FindingKind, _ operation: Operation, _ shown: [Trait], _ groups: [Publisher],
    _ campaign: Int
  ) -> [Trait] {
    var traits: [Trait] = []
    func own(_ names: [String]) -> String? {
      names.isEmpty ? nil : names.randomElement(using: &random)
    }
    let domain = own(operation.domains) ?? ""
    switch kind {
    case .copies:
      traits.append(Trait(.text, "text-\(count)"))
      if random.chance(0.6), let text = own(operation.texts) { traits.append(Trait(.text, text)) }
      if random.chance(0.8) { traits.append(Trait(.domain, domain)) }
      if random.chance(0.6), let id = own(operation.identifiers) {
        traits.append(Trait(.identifier, id))
      }
      if random.chance(0.5), let certificate = operation.certificate {
        traits.append(Trait(.certificate, certificate))
      }
      // Whom it copies from is read by everybody, and who takes it over is anybody.
      for _ in 0..<random.int(1...4) {
        let publisher = groups[random.zipf(groups.count)]
        traits.append(Trait(.domain, publisher.sites[0]))
        traits += [publisher.advertising.map { Trait(.advertising, $0) }].compactMap(\.self)
      }
      for _ in 0..<random.int(0...3) {
        if let account = own(operation.accounts) { traits.append(Trait(.account, account)) }
      }
      traits += common(domain)
    case .lookalikes:
      traits = [
        Trait(.domain, domain), Trait(.target, operation.target),
        Trait(.hosting, "host-\(random.zipf(120))"),
        Trait(.registration, "registrar-\(random.zipf(15))"),
      ]
      if let batch = operation.registration { traits.append(Trait(.registration, batch)) }
      if random.chance(0.5), let certificate = operation.certificate {
        traits.append(Trait(.certificate, certificate))
      }
    case FindingKind(rawValue: "network"):
      for _ in 0..<random.int(3...9) {
        if let account = own(operation.accounts) { traits.append(Trait(.account, account)) }
      }
      // Bystanders who share it, too.
      for _ in 0..<random.int(0...6) {
        traits.append(Trait(.account, "people-\(random.zipf(6000))"))
      }
      if random.chance(0.6) { traits.append(Trait(.domain, domain)) }
      if random.chance(0.4), let text = own(operation.texts) { traits.append(Trait(.text, text)) }
      for _ in 0..<random.int(1...4) {
        traits.append(Trait(.link, "popular-\(random.zipf(300))"))
      }
    default:
      traits = [Trait(.target, operation.target), Trait(.link, "popular-\(random.zipf(300))")]
      if let server = own(operation.mail) {
        traits.append(Trait(.mail, server))
      } else {
        traits.append(Trait(.mail, "sender-\(random.zipf(20))"))
      }
      if random.chance(0.75) { traits.append(Trait(.domain, domain)) }
      if random.chance(0.2), let account = own(operation.accounts) {
        traits.append(Trait(.account, account))
      }
    }
    func isOwn(_ trait: Trait) -> Bool { trait.name.hasPrefix("op\(campaign)x") }
    if !shown.isEmpty, !traits.contains(where: { shown.contains($0) }) {
      traits.append(shown[random.int(0...(shown.count - 1))])
    }
    if shown.isEmpty, !traits.contains(where: isOwn) { traits.append(Trait(.domain, domain)) }
    add(
      kind, traits,
      random.chance(0.1) ? nil : times(around: operation.start, spread: operation.spread),
      random.chance(0.75) ? .high : random.chance(0.8) ? .notable : .routine, campaign: campaign)
    return traits.filter(isOwn)
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every machine.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  /// The seed is mixed first: states that are a step apart would give one sequence, shifted.
  init(seed: UInt64) {
    state = seed &* 0xD134_2543_DE82_EF95
    state = next() ^ (seed << 32)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  mutating func chance(_ share: Double) -> Bool { unit() < share }

  mutating func int(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(unit() * Double(range.count))
  }

  /// 0..<n, the first ones most often: about 1/rank.
  mutating func zipf(_ n: Int) -> Int {
    var value = 1.0
    for _ in 0..<1 { value = Self.power(Double(n) + 1, unit()) }
    return min(n - 1, max(0, Int(value) - 1))
  }

  mutating func pick(_ shares: [Double]) -> Int {
    var left = unit()
    for (index, share) in shares.enumerated() {
      left -= share
      if left < 0 { return index }
    }
    return shares.count - 1
  }

  mutating func shuffle(_ items: inout [CorrelationItem]) { items.shuffle(using: &self) }

  private static func power(_ base: Double, _ exponent: Double) -> Double {
    exponential(exponent * logarithm(base))
  }
}
