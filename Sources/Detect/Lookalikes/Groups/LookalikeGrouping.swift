package import TocsinModel

/// Joins look-alikes that were registered together or are made alike, so that one decision settles them.
///
/// Names under one registrable domain stay together. Such registrations of one owner are then joined by
/// the first of these that at least two of them share: the label under several endings, the lures, the
/// ending with the technique. The last is weak: there it takes a rare ending, or a first sighting within a
/// day of another.
package struct LookalikeGrouping: Sendable {
  /// Sightings further apart were not registered together, in seconds.
  private static let together: Int64 = 86_400
  /// Endings that everybody takes.
  private static let commonEndings: Set<Substring> = ["com", "net", "org"]

  package init() {}

  /// Each name belongs to one group. Groups are in the order of their strongest members, whatever the order of
  /// the names.
  ///
  /// - Complexity: O(n log n).
  package func groups(of lookalikes: [Lookalike]) -> [LookalikeGroup] {
    var open = registrations(lookalikes)
    var groups: [LookalikeGroup] = []
    for registration in open where registration.hasSeveralOwners {
      groups.append(registration.alone)
    }
    open.removeAll(where: \.hasSeveralOwners)
    for pattern in [LookalikeGroup.Pattern.label, .lure, .ending] {
      var rest: [Registration] = []
      for (trait, sharing) in Self.sorted(open, by: pattern) {
        guard let trait else {
          rest += sharing
          continue
        }
        for part in parts(of: sharing, pattern) {
          if part.count > 1 {
            groups.append(Self.group(part, pattern, common: trait.common))
          } else {
            rest += part
          }
        }
      }
      open = rest
    }
    groups += open.map(\.alone)
    return groups.sorted { Self.isBefore($0.members[0], $1.members[0]) }
  }

  /// Names by their registrable domains, in the order of the domains.
  private func registrations(_ lookalikes: [Lookalike]) -> [Registration] {
    Dictionary(grouping: lookalikes, by: \.registrable).sorted { $0.key < $1.key }.map {
      Registration(domain: $0.key, names: $0.value.sorted(by: Self.isBefore))
    }
  }

  /// Registrations by the trait of a kind that they have, in the order of the traits.
  private static func sorted(
    _ registrations: [Registration], by pattern: LookalikeGroup.Pattern
  ) -> [(Trait?, [Registration])] {
    Dictionary(grouping: registrations) { $0.trait(pattern) }
      .sorted { ($0.key?.key ?? "") < ($1.key?.key ?? "") }
      .map { ($0.key, $0.value) }
  }

  /// Registrations that share a trait, divided where sharing it is not enough.
  private func parts(
    of sharing: [Registration], _ pattern: LookalikeGroup.Pattern
  ) -> [[Registration]] {
    guard pattern == .ending else { return [sharing] }
    let timed = sharing.filter { $0.firstSeen != nil }
      .sorted { ($0.firstSeen ?? 0, $0.domain) < ($1.firstSeen ?? 0, $1.domain) }
    var parts: [[Registration]] = []
    var last: Int64?
    for registration in timed {
      let seen = registration.firstSeen ?? 0
      if let last, seen.subtractingReportingOverflow(last).partialValue <= Self.together,
        !parts.isEmpty
      {
        parts[parts.count - 1].append(registration)
      } else {
        parts.append([registration])
      }
      last = seen
    }
    let untimed = sharing.filter { $0.firstSeen == nil }
    let isCommon = sharing.first.map { Self.commonEndings.contains($0.ending) } ?? true
    if isCommon {
      parts += untimed.map { [$0] }
    } else if !untimed.isEmpty {
      parts.append(untimed)
    }
    return parts
  }

  private static func group(
    _ registrations: [Registration], _ pattern: LookalikeGroup.Pattern, common: String
  ) -> LookalikeGroup {
    LookalikeGroup(
      members: registrations.flatMap(\.names).sorted(by: isBefore), pattern: pattern,
      common: common)
  }

  /// The strongest first, then by name.
  static func isBefore(_ left: Lookalike, _ right: Lookalike) -> Bool {
    if left.tier != right.tier { return left.tier > right.tier }
    if left.probability != right.probability { return left.probability > right.probability }
    return left.name < right.name
  }
}
