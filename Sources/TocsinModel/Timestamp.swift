/// A moment with how exactly it is known and who says so.
///
/// “5 May 2022” is a day, not a midnight: ``earliest`` and ``latest`` bound the moment it may be,
/// so that two times are ordered only when their bounds do not overlap.
package struct Timestamp: Hashable, Sendable, Codable {
  package enum Precision: String, Sendable, Codable, CaseIterable, Comparable {
    case year, month, day, minute, second

    package static func < (left: Precision, right: Precision) -> Bool {
      left.rank < right.rank
    }

    private var rank: Int {
      switch self {
      case .year: 0
      case .month: 1
      case .day: 2
      case .minute: 3
      case .second: 4
      }
    }
  }

  /// Who says that the document is of this time.
  package enum Origin: String, Sendable, Codable, CaseIterable {
    /// The page itself: its metadata or its byline.
    case page
    /// A feed that announced it.
    case feed
    /// The data file that carried the record.
    case file
    /// Nobody: it is when the collector saw it, so the document is at most this young.
    case seen
    /// The page, which says only when it was last changed, so the document came out no later.
    case update
  }

  /// Seconds since 1970-01-01T00:00:00Z of the beginning of the year, month, day, minute or second.
  package let seconds: Int64
  package let precision: Precision
  package var origin: Origin
  /// East of Greenwich, as written; `nil` when the text gave none and UTC was assumed.
  package let offsetMinutes: Int?

  package init(
    seconds: Int64, precision: Precision, origin: Origin, offsetMinutes: Int? = 0
  ) {
    self.seconds = seconds
    self.precision = precision
    self.origin = origin
    self.offsetMinutes = offsetMinutes
  }
}

extension Timestamp {
  /// How far a clock without a time zone may be from UTC: zones reach from −12 to +14 hours.
  private static let unknownZone: (ahead: Int64, behind: Int64) = (14 * 3600, 12 * 3600)

  /// 1990-01-01: before it there were no pages.
  private static let firstPages: Int64 = 631_152_000

  /// The earliest second this may be; of what only says when it was changed, any since there are pages.
  package var earliest: Int64 {
    if origin == .update { return min(seconds, Self.firstPages) }
    return Self.sum(seconds, offsetMinutes == nil ? -Self.unknownZone.ahead : 0)
  }

  /// The last second this may be.
  package var latest: Int64 {
    let length: Int64 =
      switch precision {
      case .second: 1
      case .minute: 60
      case .day: 86_400
      case .month: 31 * 86_400
      case .year: 366 * 86_400
      }
    return Self.sum(seconds, length - 1 + (offsetMinutes == nil ? Self.unknownZone.behind : 0))
  }

  /// A time that no calendar knows stays at the end of the scale.
  private static func sum(_ a: Int64, _ b: Int64) -> Int64 {
    let (sum, overflows) = a.addingReportingOverflow(b)
    return overflows ? (b < 0 ? .min : .max) : sum
  }

  /// Whether it says the day, and not only the month or the year.
  package var saysDay: Bool { precision >= .day }

  /// The second by which it stands in an order; of what says no day the last that it may be: its first would put it before all
  /// that says its day, for no other reason.
  package var place: Int64 { saysDay ? seconds : latest }

  /// Whether this is certainly before the other: their bounds do not overlap.
  package func isCertainlyBefore(_ other: Timestamp) -> Bool {
    latest < other.earliest
  }
}
