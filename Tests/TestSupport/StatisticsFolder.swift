import Foundation
import Names

/// A folder of statistics as setup makes them, of what a test gives.
package struct StatisticsFolder {
  /// Word, a hundred times its Zipf value, names where it stands alone, names where it is joined.
  package var words: [(String, Int, Int, Int)]
  package var endings: [String: Int]
  package var established: [String]
  package var recipe: Int

  package init(
    words: [(String, Int, Int, Int)] = [("example", 450, 1, 1)],
    endings: [String: Int] = ["org": 1],
    established: [String] = ["example.org"], recipe: Int = NameDataPins.recipe
  ) {
    self.words = words
    self.endings = endings
    self.established = established
    self.recipe = recipe
  }

  /// Writes the files; returns the folder.
  @discardableResult
  package func write(to folder: TemporaryFolder) throws -> String {
    let files = [
      "words.tsv": lines(words.map { "\($0)\t\($1)\t\($2)\t\($3)\n" }),
      "endings.tsv": lines(endings.map { "\($0)\t\($1)\n" }),
      "established.txt": lines(Set(established).map { "\($0)\n" }),
    ]
    for (name, lines) in files { try folder.write("names/\(name)", lines.joined()) }
    let described = files.map { name, lines in
      """
      "\(name)": {"entries": \(lines.count), "bytes": \(lines.joined().utf8.count), "sha256": ""}
      """
    }
    try folder.write("names/origin.json", origin(described.joined(separator: ", ")))
    return folder["names"]
  }

  private func lines(_ lines: [String]) -> [String] {
    lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func origin(_ files: String) -> String {
    let list = #"{"name": "visited", "version": "20260102", "entries": 3, "sha256": ""}"#
    return """
      {"recipe": \(recipe), "suffixes": "", "packages": [], "lists": [\(list)], "languages": ["en"],
       "files": {\(files)}}
      """
  }
}
