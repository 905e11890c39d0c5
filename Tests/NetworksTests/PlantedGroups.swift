import TocsinModel

/// Shares made by a seeded generator: a background in which nobody acts with anybody, and groups that do.
struct PlantedGroups {
  private(set) var shares: [Share] = []
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  /// Below a bound.
  mutating func random(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int((state >> 11) % UInt64(bound))
  }

  mutating func share(_ object: String, _ account: String, _ time: Int64) {
    shares.append(
      Share(
        object: object, account: SourceID(rawValue: account), content: "c\(shares.count)",
        time: time))
  }

  /// Objects that come up at some time and are shared ever less for two days, by whoever.
  mutating func background(objects: Int, accounts: Int, most: Int) {
    for object in 0..<objects {
      let begin = Int64(random(30 * 86_400))
      for _ in 0..<(2 + random(most) * random(most) / most) {
        // The product of two draws lies near the beginning more often than not.
        let later = Int64(random(420) * random(420))
        share("o\(object)", "a\(random(accounts) * random(accounts) / accounts)", begin + later)
      }
    }
  }

  /// Accounts that share objects of the background, each with the others within a time.
  mutating func group(_ name: String, accounts: Int, objects: Int, of all: Int, within: Int) {
    for _ in 0..<objects {
      let object = "o\(random(all))"
      let begin = Int64(random(32 * 86_400))
      for account in 0..<accounts where random(10) < 7 {
        share(object, "\(name)\(account)", begin + Int64(random(within)))
      }
    }
  }

  /// The times of each object's shares, dealt out anew.
  mutating func shuffle() {
    for places in Dictionary(grouping: shares.indices, by: { shares[$0].object })
      .sorted(by: { $0.key < $1.key }).map(\.value)
    {
      for place in places.indices.dropFirst().reversed() {
        let other = random(place + 1)
        let time = shares[places[place]].time
        shares[places[place]].time = shares[places[other]].time
        shares[places[other]].time = time
      }
    }
  }
}
