package import TocsinModel
import Wording

/// A time that matters to an election, as somebody wrote it into the configuration.
package struct ElectionDate: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case vote, registration
    /// Campaigning is forbidden by law.
    case silence
  }

  /// Of the election.
  package let name: String
  package let kind: Kind
  /// On which it begins, by the calendar of the election's zone.
  package let day: CivilDate
  /// Since 1970-01-01T00:00:00Z.
  package let seconds: Range<Int64>

  package init(name: String, kind: Kind, day: CivilDate, seconds: Range<Int64>) {
    self.name = name
    self.kind = kind
    self.day = day
    self.seconds = seconds
  }

  /// `10 April 2022`
  var written: String {
    CivilMoment(seconds: Int64(day.daysSince1970) * 86_400).date
  }

  /// `in the silence period of the election of Ordavia`, where a moment falls into it.
  static func silence(at seconds: Int64, _ dates: [ElectionDate]) -> String? {
    dates.first { $0.kind == .silence && $0.seconds.contains(seconds) }
      .map { localized("in the silence period of \($0.name)") }
  }

  var words: String {
    switch kind {
    case .vote: localized("vote")
    case .registration: localized("last day to register")
    case .silence: localized("silence period")
    }
  }
}
