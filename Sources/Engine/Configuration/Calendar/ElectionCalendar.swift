package import Foundation
package import TocsinModel

/// When an election is, in its own time zone: as somebody wrote it, since dates of elections are not guessed.
package struct ElectionCalendar: Hashable, Sendable {
  /// A time in which campaigning is forbidden by law.
  package struct Silence: Hashable, Sendable {
    package var start: Date
    package var end: Date
  }

  package var name: String
  package var zone: TimeZone
  /// The days on which people vote, sorted.
  package var rounds: [CivilDate]
  /// The last day to register.
  package var registration: CivilDate?
  package var silences: [Silence]

  /// How long before the first round a campaign is reckoned with, and how long counting and quarrels follow the last.
  private static let campaignDays = 90
  private static let countDays = 14

  package init(
    name: String, zone: TimeZone, rounds: [CivilDate], registration: CivilDate? = nil,
    silences: [Silence] = []
  ) {
    self.name = name
    self.zone = zone
    self.rounds = rounds
    self.registration = registration
    self.silences = silences
  }

  /// The phase by the clock of its zone; a silence period comes before all others.
  package func phase(at time: Date) -> ElectionPhase {
    if silence(at: time) != nil { return .silence }
    let seconds = Int(time.timeIntervalSince1970.rounded(.down)) + zone.secondsFromGMT(for: time)
    let day = Int((Double(seconds) / 86_400).rounded(.down))
    let days = rounds.map(\.daysSince1970)
    if days.contains(day) { return .vote }
    guard let first = days.first, let last = days.last else { return .far }
    if day < first - Self.campaignDays || day > last + Self.countDays { return .far }
    return day > last ? .count : .campaign
  }

  /// The silence period that a time falls in; its end is no part of it.
  package func silence(at time: Date) -> Silence? {
    silences.first { $0.start <= time && time < $0.end }
  }
}

extension [ElectionCalendar] {
  /// The phases of all of them.
  package func phases(at time: Date) -> Set<ElectionPhase> {
    Set(map { $0.phase(at: time) })
  }

  /// What is said beside a finding that falls into a silence period; `nil` outside.
  package func silenceInWords(at time: Date) -> String? {
    for election in self {
      guard let silence = election.silence(at: time) else { continue }
      let format = Date.VerbatimFormatStyle(
        format:
          "\(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits)",
        timeZone: election.zone, calendar: Calendar(identifier: .gregorian))
      return
        "in the silence period of \(election.name), until \(silence.end.formatted(format)) \(election.zone.identifier)"
    }
    return nil
  }
}
