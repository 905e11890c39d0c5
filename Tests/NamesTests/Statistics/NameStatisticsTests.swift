import Foundation
import Names
import TestSupport
import Testing

@Suite struct NameStatisticsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func damaged(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch NamesError.damaged(_, let reason) {
      return reason
    } catch {
      return "\(error)"
    }
  }

  @Test func `words have their frequency in languages and in names`() throws {
    let names = (0..<1000).map { "name\($0).org" }
    let statistics = try NameStatistics(
      folder: StatisticsFolder(
        words: [("liberation", 453, 3, 10), ("vote", 520, 0, 0), ("xbet", 0, 7, 1)],
        established: names
      ).write(to: folder))
    #expect(statistics.frequency(of: "liberation".utf8) == 4.53)
    #expect(statistics.occurrences(of: "liberation".utf8) == 13_000)
    #expect(statistics.occurrences(of: Array("vote".utf8)[...]) == 0)
    #expect(statistics.frequency(of: "xbet".utf8) == 0)
    #expect(statistics.occurrences(of: "xbet".utf8) == 8000)
    for stranger in ["", "liberatio", "liberations", "votevote", "\t", "vote\t520"] {
      #expect(statistics.frequency(of: stranger.utf8) == 0)
    }
    #expect(statistics.wordCount == 3)
    #expect(statistics.establishedCount == 1000)
  }

  @Test func `endings have their share`() throws {
    let statistics = try NameStatistics(
      folder: StatisticsFolder(
        endings: ["com": 6, "co.uk": 2], established: (0..<8).map { "n\($0).com" }
      ).write(to: folder))
    #expect(statistics.share(ofEnding: "com".utf8) == 0.75)
    #expect(statistics.share(ofEnding: "co.uk".utf8) == 0.25)
    #expect(statistics.share(ofEnding: "uk".utf8) == 0)
  }

  @Test func `every established name is found, and none besides`() throws {
    var generator = SeededGenerator(seed: 7)
    let letters = Array("ab-.1z")
    let names = Set(
      (0..<3000).map { _ in
        String(
          (0..<Int.random(in: 1...7, using: &generator)).map { _ in
            letters.randomElement(using: &generator) ?? "a"
          })
      })
    let kept = Set(names.filter { _ in Bool.random(using: &generator) })
    let statistics = try NameStatistics(
      folder: StatisticsFolder(established: Array(kept)).write(to: folder))
    for name in names {
      #expect(statistics.isEstablished(name.utf8) == kept.contains(name), "\(name)")
    }
    for stranger in ["", "\n", "zzzzzzzzz", "-", "ab\nab", "~"] where !kept.contains(stranger) {
      #expect(!statistics.isEstablished(stranger.utf8))
    }
  }

  @Test func `what is not there is said to be missing`() {
    #expect(!NameStatistics.isPresent(in: folder["names"]))
    #expect(throws: NamesError.missing(file: folder["names/origin.json"])) {
      try NameStatistics(folder: folder["names"])
    }
    #expect("\(NamesError.missing(file: "x"))".contains("tocsin setup"))
  }

  @Test(arguments: ["words.tsv", "endings.tsv", "established.txt"])
  func `a file that went away is missing`(file: String) throws {
    let place = try StatisticsFolder(words: [("a", 1, 1, 1)], endings: ["com": 1]).write(to: folder)
    try FileManager.default.removeItem(atPath: "\(place)/\(file)")
    #expect(throws: NamesError.missing(file: "\(place)/\(file)")) {
      try NameStatistics(folder: place)
    }
  }

  @Test func `statistics of another recipe are refused`() throws {
    let place = try StatisticsFolder(recipe: NameDataPins.recipe + 1).write(to: folder)
    let reason = try #require(damaged { _ = try NameStatistics(folder: place) })
    #expect(reason.contains("recipe"))
  }

  @Test(arguments: [
    "", "no json", "{}", "[1, 2]", #"{"recipe": "one"}"#,
  ])
  func `an origin that setup did not write is refused`(text: String) throws {
    let place = try StatisticsFolder().write(to: folder)
    try folder.write("names/origin.json", text)
    #expect(damaged { _ = try NameStatistics(folder: place) } != nil)
  }

  @Test func `an origin of endless depth is refused`() throws {
    let place = try StatisticsFolder().write(to: folder)
    try folder.write("names/origin.json", String(repeating: "[", count: 1_000_000))
    #expect(damaged { _ = try NameStatistics(folder: place) } != nil)
  }

  @Test(arguments: [
    "a\t1\t2\n", "a\t1\t2\t3", "a\t1\t2\t3\n\n", "a\t1\t2\tx\n", "\t1\t2\t3\n", "a 1 2 3\n",
    "a\t-1\t2\t3\n", "a\t1\t2\t3\t4\n", "a\t9999999999\t2\t3\n", "b\t1\t2\t3\na\t1\t2\t3\n",
    "a\t1\t2\t3\na\t1\t2\t3\n", "ä\t1\t2\t3\n", "a\u{0}\t1\t2\t3\n",
    String(repeating: "a", count: 1000) + "\t1\t2\t3\n", "\n\n\n\n\n\n\n\n",
  ])
  func `a table with a line that is none is refused`(text: String) throws {
    let place = try StatisticsFolder(
      words: [("a", 1, 2, 3)], endings: ["com": 1]
    ).write(to: folder)
    try folder.write("names/words.tsv", text)
    #expect(damaged { _ = try NameStatistics(folder: place) } != nil)
  }

  @Test func `a table with fewer lines than it should have is refused`() throws {
    let place = try StatisticsFolder(words: [("a", 1, 2, 3), ("b", 1, 2, 3)]).write(to: folder)
    try folder.write("names/words.tsv", "a\t1\t2\t3\n")
    #expect(damaged { _ = try NameStatistics(folder: place) } != nil)
  }

  @Test(arguments: ["", "example.org", "example.org\nmore.org\n", "example.com"])
  func `a list of names of another size is refused`(text: String) throws {
    let place = try StatisticsFolder().write(to: folder)
    try folder.write("names/established.txt", text)
    #expect(damaged { _ = try NameStatistics(folder: place) } != nil)
  }

  @Test func `a list of the right size with anything in it answers, whatever it says`() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<50 {
      let place = try StatisticsFolder(established: ["example.org", "other.example"]).write(
        to: folder)
      var bytes = (0..<"example.org\nother.example\n".utf8.count).map { _ in
        [10, 45, 46, 97, 0, 255].randomElement(using: &generator) ?? UInt8(0)
      }
      bytes[bytes.count - 1] = 10
      try folder.write("names/established.txt", Data(bytes))
      let statistics = try NameStatistics(folder: place)
      for name in ["a", "a.a", "example.org", "", "--"] { _ = statistics.isEstablished(name.utf8) }
      _ = statistics.counts(of: ["a", "aa", "a-a"])
    }
  }

  @Test func `a folder in the place of a file is refused`() throws {
    let place = try StatisticsFolder(words: [("a", 1, 2, 3)]).write(to: folder)
    try FileManager.default.removeItem(atPath: "\(place)/words.tsv")
    try FileManager.default.createDirectory(
      atPath: "\(place)/words.tsv", withIntermediateDirectories: false)
    #expect(damaged { _ = try NameStatistics(folder: place) } != nil)
  }
}
