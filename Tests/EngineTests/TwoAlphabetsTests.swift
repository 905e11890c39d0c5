import Engine
import Foundation
import Store
import TestSupport
import Testing
import TocsinModel

/// A scan without models finds a text in the other alphabet of its language, whichever of the two was read first. The texts are made up.
@Suite struct TwoAlphabetsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static let cyrillic = """
    {"id":"c","url":"https://vesti.example/c","source":"vesti.example","published_at":"2025-05-07T08:00:00Z","text":"Речни саобраћај \
    код Вранграда обустављен је до петка, јавља лучка капетанија. Скелеџија Љубиша Њаравић каже да је ђачки брод са 43 путника \
    чекао пуна три сата и да нико није обавештен."}
    """
  private static let latin = """
    {"id":"l","url":"https://news.example/l","source":"news.example","published_at":"2025-05-07T12:00:00Z","text":"Rečni saobraćaj \
    kod Vrangrada obustavljen je do petka, javlja lučka kapetanija. Skeledžija Ljubiša Njaravić kaže da je đački brod sa 43 putnika \
    čekao puna tri sata i da niko nije obavešten."}
    """
  private static let other = """
    {"id":"o","url":"https://else.example/o","source":"else.example","published_at":"2025-05-07T13:00:00Z","text":"Новоизабрани \
    председник шаховског клуба најавио је турнир за почетнике, који ће се одржати у сали школе чим грејање буде поправљено."}
    """

  private func scan(
    _ parts: [[String]], _ workspace: String
  ) async throws -> (findings: [Finding], report: String) {
    var report = ""
    let workspace = Workspace(folder: folder[workspace])
    for (number, lines) in parts.enumerated() {
      let path = try folder.write(
        "\(UUID().uuidString)-\(number).jsonl", lines.joined(separator: "\n"))
      report = try await Scan(ScanOptions(paths: [path], workspace: workspace)).run().report
    }
    let store = try Store(workspace, create: false, decoding: Detectors.standard().decoding)
    return (
      try store.findings().map(\.finding), try String(contentsOfFile: report, encoding: .utf8)
    )
  }

  @Test func `in one scan, in two, and in either order`() async throws {
    let splits = [
      [[Self.cyrillic, Self.other, Self.latin]], [[Self.latin, Self.other, Self.cyrillic]],
      [[Self.cyrillic], [Self.other, Self.latin]], [[Self.latin, Self.other], [Self.cyrillic]],
    ]
    for (number, split) in splits.enumerated() {
      let (findings, report) = try await scan(split, "\(number)")
      #expect(findings.count == 1)
      let cluster = try #require(findings.first?.subject as? CopyCluster)
      let pair = try #require(cluster.members.last?.fromParent)
      #expect(cluster.certainty == .certain && pair.a == cluster.first)
      #expect(pair.kind == .copypasta && pair.score == 1 && pair.isInAnotherAlphabet)
      #expect(pair.alterations.isEmpty)
      #expect(findings.first?.attention == .notable)
      #expect(report.contains("in another alphabet"))
      #expect(!report.contains("look-alike letters changed"))
    }
  }
}
