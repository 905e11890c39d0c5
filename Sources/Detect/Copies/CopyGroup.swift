/// Documents of an index that repeat one text, before their order is known.
package struct CopyGroup: Hashable, Sendable {
  /// One number per distinct text, ascending.
  package var representatives: [UInt32]
  /// For each representative, the numbers of the documents with an identical text, ascending.
  package var identical: [[UInt32]]
  /// The links between representatives.
  package var links: [CopyLink]
  /// For documents whose source repeats runs on its own texts, the fingerprints of those runs.
  package var boilerplate: [UInt32: Set<UInt32>] = [:]

  package init(representatives: [UInt32], identical: [[UInt32]], links: [CopyLink]) {
    self.representatives = representatives
    self.identical = identical
    self.links = links
  }

  /// A hash of all a finding is made of: documents, links and boilerplate. While it is the same, so is
  /// the finding, since documents never change.
  package var digest: UInt64 {
    var digest = Digest()
    for (representative, identical) in zip(representatives, identical) {
      digest.add(UInt64(representative))
      digest.add(UInt64(identical.count))
      for number in identical { digest.add(UInt64(number)) }
    }
    for link in links.sorted(by: { ($0.b, $0.a) < ($1.b, $1.a) }) {
      digest.add(UInt64(link.a) << 32 | UInt64(link.b))
      digest.add(UInt64(link.score.bitPattern))
    }
    for number in documents {
      guard let hashes = boilerplate[number] else { continue }
      // The order of a set is not its content.
      digest.add(hashes.reduce(UInt64(hashes.count)) { $0 &+ Digest.mixed(UInt64($1)) })
    }
    return digest.value
  }

  /// The two documents that the group is known by: those of its first link, or two identical ones. They stay
  /// while copies are added, and no other group has the same.
  var anchor: (UInt32, UInt32)? {
    if let first = links.min(by: { ($0.b, $0.a) < ($1.b, $1.a) }) { return (first.a, first.b) }
    guard let representative = representatives.first, let other = identical.first?.first
    else { return nil }
    return (representative, other)
  }

  /// How many documents it holds.
  package var size: Int { identical.reduce(representatives.count) { $0 + $1.count } }

  /// Every document, ascending.
  package var documents: [UInt32] { (representatives + identical.joined()).sorted() }
}

/// Mixes numbers into 64 bits, one after another (the finaliser of SplitMix64, Steele et al., OOPSLA 2014).
private struct Digest {
  private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

  mutating func add(_ number: UInt64) { value = Self.mixed(value ^ number) &+ number }

  static func mixed(_ number: UInt64) -> UInt64 {
    var number = number &+ 0x9E37_79B9_7F4A_7C15
    number = (number ^ (number >> 30)) &* 0xBF58_476D_1CE4_E5B9
    number = (number ^ (number >> 27)) &* 0x94D0_49BB_1331_11EB
    return number ^ (number >> 31)
  }
}
