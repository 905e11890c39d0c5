import Fetch

/// How far a source on the web is, over restarts.
struct WebState: Codable, Hashable {
  var validators = Validators()
  /// Seconds since 1970.
  var due = 0.0
  /// Where it moved for good.
  var moved: String?
  /// The feed that a site named.
  var feed: String?
  /// Whether it was a list of addresses before.
  var wasList = false
  var failures = 0
  /// Of what it said last.
  var digest: UInt64?
}

/// How far a page that a source named is.
struct PageState: Codable, Hashable {
  var validators = Validators()
  /// Seconds since 1970; `nil` when it is asked no more.
  var due: Double?
  /// How often it was asked with success.
  var rounds = 0
  var failures = 0
  var digest: UInt64?
  /// Whether it was there and is not any more.
  var isGone = false

  /// When a page is asked again after it was first kept: most edits and deletions come within hours.
  static let intervals: [Double] = [3600, 6 * 3600, 86_400, 3 * 86_400, 7 * 86_400]
  /// How often a page that cannot be had is tried.
  static let tries = 5

  /// It was asked with success.
  mutating func succeeded(at now: Double) {
    due = rounds < Self.intervals.count ? now + Self.intervals[rounds] : nil
    rounds += 1
    failures = 0
  }

  mutating func failed(at now: Double, pause: Double? = nil) {
    failures += 1
    let doubled = 120.0 * Double(1 << min(failures, 10))
    due = failures < Self.tries ? now + max(pause ?? 0, doubled) : nil
  }
}

extension [UInt8] {
  /// FNV-1a, 64 bits: whether two answers are the same, and no more.
  var digest64: UInt64 {
    reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
