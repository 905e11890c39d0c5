import Foundation
package import Report
import TocsinModel

extension Configuration {
  /// What timelines show of the elections, in the order in which it comes.
  package var electionDates: [ElectionDate] {
    elections.flatMap(\.dates).sorted {
      ($0.seconds.lowerBound, $0.name) < ($1.seconds.lowerBound, $1.name)
    }
  }
}

extension ElectionCalendar {
  fileprivate var dates: [ElectionDate] {
    let days =
      rounds.compactMap { date(of: $0, .vote) }
      + [registration].compactMap { $0.flatMap { date(of: $0, .registration) } }
    return days
      + silences.compactMap { silence in
        guard silence.start < silence.end else { return nil }
        let seconds = Int64(silence.start.timeIntervalSince1970)
        let shift = Int64(zone.secondsFromGMT(for: silence.start))
        return ElectionDate(
          name: name, kind: .silence,
          day: CivilDate(daysSince1970: Int((Double(seconds + shift) / 86_400).rounded(.down))),
          seconds: seconds..<Int64(silence.end.timeIntervalSince1970))
      }
  }

  /// A whole day by the clock of the zone, which has 23 or 25 hours twice a year.
  private func date(of day: CivilDate, _ kind: ElectionDate.Kind) -> ElectionDate? {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let parts = DateComponents(year: day.year, month: day.month, day: day.day)
    guard let start = calendar.date(from: parts),
      let end = calendar.date(byAdding: .day, value: 1, to: start), start < end
    else { return nil }
    return ElectionDate(
      name: name, kind: kind, day: day,
      seconds: Int64(start.timeIntervalSince1970)..<Int64(end.timeIntervalSince1970))
  }
}
