import TocsinModel

/// What a page says of each day that it names: in which ways the day stands there, and how it lies to
/// the others. None is about a subject or a site.
struct DateFeatures {
  /// The candidates of one day.
  struct Group {
    var day: Int
    var candidates: [DateCandidate]

    func has(_ kind: DateCandidate.Kind) -> Bool { candidates.contains { $0.kind == kind } }

    /// The most exact time of those that say it, then the most telling.
    var best: DateCandidate? {
      let own = candidates.filter(\.kind.isOfPublication)
      return (own.isEmpty ? candidates : own).min { left, right in
        left.time.precision == right.time.precision
          ? left.kind.rawValue < right.kind.rawValue : left.time.precision > right.time.precision
      }
    }

    /// Whether nothing says more than that the page was changed on the day.
    var isUpdateOnly: Bool {
      candidates.allSatisfy { $0.kind == .updateStated || $0.kind == .updateShown }
    }
  }

  static let names: [String] =
    DateCandidate.Kind.allCases.map { "\($0)" } + [
      "ways", "earliest", "latest", "first shown", "shown while another is stated",
      "the one day that is stated",
      "stated beside another that is stated", "only shown, on a list",
      "only shown, beside a thread of readers", "later than a stated update",
      "later than the first comment", "of the address's month", "not of the address's month",
      "local day of a stated night", "stated night of a local day",
    ]

  private(set) var groups: [Group] = []
  /// The last day of which only a change is told.
  private(set) var update: Group?
  private(set) var rows: [[Float]] = []

  /// Quadratic in the days of the page, of which there are at most about a hundred.
  init(_ found: DateCandidates, isList: Bool, firstComment: Timestamp?) {
    for candidate in found.all {
      if let index = groups.firstIndex(where: { $0.day == candidate.day }) {
        groups[index].candidates.append(candidate)
      } else {
        groups.append(.init(day: candidate.day, candidates: [candidate]))
      }
    }
    // When it was changed says when it came out only where nothing else does.
    update = groups.filter(\.isUpdateOnly).max { $0.day < $1.day }
    groups.removeAll(where: \.isUpdateOnly)
    let commentDay = firstComment.map { DateCandidate(kind: .elsewhere, time: $0, source: "").day }
    let own = groups.filter { $0.candidates.contains { $0.kind.isOfPublication } }
    let changed = found.all.filter { $0.kind == .updateStated }.map(\.day).max()
    let firstShown = found.all.first { $0.kind.isShown }?.day
    let stated = Set(found.all.filter(\.kind.isStated).map(\.day))
    for group in groups {
      let kinds = Set(group.candidates.map(\.kind))
      let isStated = kinds.contains(where: \.isStated)
      let isShown = kinds.contains(where: \.isShown)
      let isOnlyShown = isShown && !isStated && !kinds.contains(.address)
      let isOfPublication = kinds.contains(where: \.isOfPublication)
      // Scripts repeat what stands elsewhere; it matters where they alone say it.
      let isOnlyScript = !kinds.contains { $0.isOfPublication && $0 != .script }
      var row: [Float] = DateCandidate.Kind.allCases.map {
        kinds.contains($0) && ($0 != .script || isOnlyScript) ? 1 : 0
      }
      func add(_ value: Bool) { row.append(value ? 1 : 0) }
      row.append(Float(min(5, kinds.count { $0.isOfPublication })))
      add(isOfPublication && own.allSatisfy { $0.day >= group.day })
      add(isOfPublication && own.allSatisfy { $0.day <= group.day })
      add(group.day == firstShown)
      add(isOnlyShown && !stated.isEmpty)
      add(isStated && stated.count == 1)
      add(isStated && stated.count > 1)
      add(isOnlyShown && isList)
      add(isOnlyShown && commentDay != nil)
      add(changed.map { $0 + 1 < group.day } ?? false)
      add(commentDay.map { $0 + 1 < group.day } ?? false)
      let month = found.addressMonth.map { group.isIn($0) }
      add(month == true)
      add(month == false)
      add(isNight(group, of: groups, isLocal: true))
      add(isNight(group, of: groups, isLocal: false))
      rows.append(row)
    }
  }

  /// Whether the group is the local day of a time in UTC that another states near midnight, or the day
  /// of that time. The zones of the world reach from −12 to +14 hours.
  private func isNight(_ group: Group, of groups: [Group], isLocal: Bool) -> Bool {
    groups.contains { other in
      guard abs(other.day - group.day) == 1 else { return false }
      let (local, stated) = isLocal ? (group, other) : (other, group)
      return local.isLocalDay && stated.candidates.contains { Self.isSameNight($0, local.day) }
    }
  }

  private static func isSameNight(_ stated: DateCandidate, _ day: Int) -> Bool {
    let time = stated.time
    guard stated.kind.isOfPublication, time.precision >= .minute, time.offsetMinutes ?? 0 == 0
    else {
      return false
    }
    let hour = (time.seconds % 86_400 + 86_400) % 86_400 / 3600
    guard hour < 10 || hour >= 12 else { return false }
    let begin = Int64(day) * 86_400
    let ahead = time.seconds - (begin + 86_400)
    let behind = begin - time.seconds
    return 0..<12 * 3600 ~= ahead || 1...14 * 3600 ~= behind
  }
}

extension DateFeatures.Group {
  fileprivate func isIn(_ month: (year: Int, month: Int)) -> Bool {
    let date = CivilDate(daysSince1970: day)
    return date.year == month.year && date.month == month.month
  }

  /// Whether the address or what readers see names it, without a time in UTC.
  fileprivate var isLocalDay: Bool {
    candidates.contains {
      $0.kind == .address
        || $0.kind.isShown && ($0.time.precision == .day || $0.time.offsetMinutes ?? 0 != 0)
    }
  }
}
