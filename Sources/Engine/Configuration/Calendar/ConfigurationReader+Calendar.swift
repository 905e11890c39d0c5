import Foundation
import TocsinModel
import Yams

/// `election:`, one or several.
extension ConfigurationReader {
  mutating func elections(_ node: Node, _ configuration: inout Configuration) {
    let nodes: [Node] =
      if case .sequence(let sequence) = node { Array(sequence) } else { [node] }
    for node in nodes {
      guard let (election, calendar) = election(node) else { continue }
      // The report names the first.
      if configuration.election == nil { configuration.election = election }
      if let calendar { configuration.elections.append(calendar) }
    }
  }

  private mutating func election(
    _ node: Node
  ) -> (Configuration.Election, ElectionCalendar?)? {
    var name: String?
    var rounds: [CivilDate] = []
    var registration: CivilDate?
    var zone: TimeZone?
    var silences: Node?
    eachMember(of: node, in: "election") { reader, key, value in
      switch key {
      case "name": name = reader.string(value, "election.name")
      case "date":
        if let date = reader.date(value, "election.date") { rounds.append(date) }
      case "rounds":
        rounds += reader.elements(value, "rounds") { $0.date($1, "a round") }
      case "registration": registration = reader.date(value, "registration")
      case "zone":
        zone = TimeZone(identifier: reader.string(value, "zone") ?? "")
        if zone == nil { reader.wrong(value, "zone", "a time zone such as Europe/Paris") }
      case "silence": silences = value
      default: return false
      }
      return true
    }
    guard let name else { return nil }
    rounds.sort { $0.daysSince1970 < $1.daysSince1970 }
    let election = Configuration.Election(name: name, date: rounds.first)
    if silences != nil, zone == nil {
      note(
        "config.missing", "“silence” of \(name) needs a “zone”, such as Europe/Paris.",
        line: silences?.line)
      silences = nil
    }
    let place = zone ?? .gmt
    var calendar = ElectionCalendar(
      name: name, zone: place, rounds: rounds, registration: registration)
    if let silences {
      calendar.silences = elements(silences, "silence") { $0.silence($1, place) }
    }
    guard !rounds.isEmpty || !calendar.silences.isEmpty else { return (election, nil) }
    return (election, calendar)
  }

  private mutating func silence(_ node: Node, _ zone: TimeZone) -> ElectionCalendar.Silence? {
    var start: Date?
    var end: Date?
    eachMember(of: node, in: "silence") { reader, key, value in
      switch key {
      case "from": start = reader.moment(value, "from", zone)
      case "to": end = reader.moment(value, "to", zone)
      default: return false
      }
      return true
    }
    guard let start, let end, start < end else {
      note("config.missing", "A silence period needs “from” and a later “to”.", line: node.line)
      return nil
    }
    return ElectionCalendar.Silence(start: start, end: end)
  }

  /// `2022-04-09 00:00`, by the clock of the zone.
  private mutating func moment(_ node: Node, _ name: String, _ zone: TimeZone) -> Date? {
    let text = node.string ?? ""
    let parts = text.split { $0 == " " || $0 == "T" }
    let day = parts.first.map { $0.split(separator: "-").map { Int($0) } } ?? []
    let time = parts.dropFirst().first.map { $0.split(separator: ":").map { Int($0) } } ?? [0, 0]
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    if parts.count <= 2, day.count == 3, let year = day[0], let month = day[1], let number = day[2],
      CivilDate(year: year, month: month, day: number) != nil, time.count >= 2,
      let hour = time[0], let minute = time[1], (0...24).contains(hour), (0..<60).contains(minute),
      let date = calendar.date(
        from: DateComponents(
          year: year, month: month, day: number, hour: hour, minute: minute))
    {
      return date
    }
    wrong(node, name, "a time such as 2022-04-09 00:00")
    return nil
  }
}
