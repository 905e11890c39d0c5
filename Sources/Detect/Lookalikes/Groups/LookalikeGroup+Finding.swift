import CHashing
package import TocsinModel

extension LookalikeGroup {
  /// The rule of grouping and its version; that of judging is in the reasons.
  package static let rule = "lookalikes/2"

  /// The group as a finding; `nil` when it has no members. Its id stays while the owner and what is common
  /// stay, and where that is only the ending, the first sighting as well.
  package var finding: Finding? {
    guard let strongest = members.first else { return nil }
    let tier = strongest.tier == .high ? Finding.Attention.high : .notable
    return Finding(
      id: FindingID(rawValue: "lookalikes-\(Self.hash(key(strongest)).hexadecimal)"),
      subject: self, attention: tier, decisive: strongest.reasons.prefix(1).map(\.feature),
      observation: Observation(rule: Self.rule, reasons: grouping + strongest.reasons),
      entities: members.flatMap {
        [Entity(.site, $0.name.rawValue), Entity(.domain, $0.registrable.rawValue)]
      })
  }

  /// The owners whose names the members resemble, in the order of the members.
  package var owners: [String] {
    var seen: Set<String> = []
    return members.map(\.owner).filter { seen.insert($0).inserted }
  }

  private func key(_ strongest: Lookalike) -> String {
    let identity =
      switch pattern {
      case .single: strongest.name.rawValue
      case .registrable: strongest.registrable.rawValue
      case .lure, .label: "\(strongest.owner)\u{0}\(common ?? "")"
      // Of one ending there may be several groups, each of another time.
      case .ending: "\(strongest.owner)\u{0}\(common ?? "")\u{0}\(firstSeen.map(String.init) ?? "")"
      }
    return "\(pattern.rawValue)\u{0}\(identity)"
  }

  /// Seconds since 1970; `nil` when no sighting has a time.
  private var firstSeen: Int64? { members.compactMap(\.firstSeen?.seconds).min() }

  private var grouping: [Reason] {
    guard let common, members.count > 1 else { return [] }
    return [
      Reason(
        feature: "lookalike.group", value: Double(members.count),
        text: "\(members.count) names have this in common: \(common).")
    ]
  }

  private static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(into: FNV1a.start) { $0.combine(UInt32($1)) }.value
  }
}
