import Foundation
import Names
import TestSupport

/// A folder of statistics as setup makes them, of what a test gives.
struct StatisticsFolder {
  /// Word, a hundred times its Zipf value, names where it stands alone, names where it is joined.
  var words = [("example", 450, 1, 1)]
  var endings = ["org": 1]
  var established: [String] = ["example.org"]
  var recipe = NameDataPins.recipe

  /// Writes the files; returns the folder.
  @discardableResult
  func write(to folder: TemporaryFolder) throws -> String {
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

/// Where setup puts lists on this machine.
enum ModelsOfThisMachine {
  static let folder: String = {
    let environment = ProcessInfo.processInfo.environment
    let data = environment["XDG_DATA_HOME"].map { "\($0)/tocsin/models" }
    let home = "\(environment["HOME"] ?? "")/.local/share/tocsin/models"
    return environment["TOCSIN_MODELS"] ?? data ?? home
  }()
}

extension NameStatistics {
  /// Those that setup made; `nil` where it made none.
  static let made = try? NameStatistics(folder: folder(below: ModelsOfThisMachine.folder))
}
