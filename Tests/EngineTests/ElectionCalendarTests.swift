import Engine
import Foundation
import Testing

@Suite struct ElectionCalendarTests {
  private static let france = """
    election:
      - name: Presidential election of France, 2022
        zone: Europe/Paris
        rounds: [2022-04-10, 2022-04-24]
        registration: 2022-03-04
        silence:
          - {from: 2022-04-09 00:00, to: 2022-04-10 20:00}
          - {from: 2022-04-23 00:00, to: 2022-04-24 20:00}
    """

  @Test(arguments: [
    ("2021-12-31T12:00:00Z", ElectionPhase.far), ("2022-02-01T12:00:00Z", .campaign),
    ("2022-04-08T21:59:59Z", .campaign), ("2022-04-08T22:00:00Z", .silence),
    ("2022-04-10T17:59:59Z", .silence), ("2022-04-10T18:00:00Z", .vote),
    ("2022-04-10T22:00:00Z", .campaign), ("2022-04-24T19:00:00Z", .vote),
    ("2022-04-24T22:00:00Z", .count), ("2022-05-08T21:59:59Z", .count),
    ("2022-05-08T22:00:00Z", .far),
  ])
  func `phases are those of the country's clock`(_ time: String, _ phase: ElectionPhase) throws {
    let (configuration, mistakes) = try Configuration.parse(Self.france, path: "c.yaml")
    #expect(mistakes.isEmpty, "\(mistakes)")
    let calendar = try #require(configuration.elections.first)
    #expect(calendar.phase(at: try Date(time, strategy: .iso8601)) == phase)
  }

  @Test func `a silence period is named with its end`() throws {
    let (configuration, _) = try Configuration.parse(Self.france, path: "c.yaml")
    let during = try Date("2022-04-10T10:00:00Z", strategy: .iso8601)
    #expect(
      configuration.elections.silenceInWords(at: during)
        == "in the silence period of Presidential election of France, 2022, until 2022-04-10 20:00 Europe/Paris"
    )
    #expect(configuration.elections.silenceInWords(at: during.addingTimeInterval(86_400)) == nil)
  }

  @Test func `one election with a date is written as ever`() throws {
    let (configuration, mistakes) = try Configuration.parse(
      "election: {name: E, date: 2025-05-18}", path: "c.yaml")
    #expect(mistakes.isEmpty)
    #expect(configuration.election?.name == "E")
    #expect(configuration.elections.count == 1)
  }

  @Test(arguments: [
    "election: {name: E, zone: Mars/Olympus}",
    "election: {name: E, date: 2025-05-18, silence: [{from: 2025-05-17 00:00, to: 2025-05-18 20:00}]}",
    "election: {name: E, zone: Europe/Paris, rounds: [2025-02-30]}",
    "election: {name: E, zone: Europe/Paris, silence: [{from: 2025-05-19 00:00, to: 2025-05-18 20:00}]}",
    "election: {name: E, zone: Europe/Paris, rounds: [2025-05-18], silence: [{from: soon, to: later}]}",
  ])
  func `mistakes are said`(_ yaml: String) throws {
    let (_, mistakes) = try Configuration.parse(yaml, path: "c.yaml")
    #expect(!mistakes.isEmpty)
  }
}
