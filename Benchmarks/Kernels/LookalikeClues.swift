import Foundation
import Lookalikes
import Names
import TocsinModel

extension Job {
  /// What is measured about every name that resembles a protected one, for fitting the scorecard:
  /// file, name, protected domain, log-odds, and the clues, separated by tabs.
  static let lookalikeClues = Job(
    name: "lookalike-clues", usage: "MODELS PROTECTED NAMES…"
  ) { arguments in
    guard arguments.count >= 3 else {
      throw Failure(description: "Name the folder of the models and two files of names.")
    }
    let list = try Data(
      contentsOf: URL(fileURLWithPath: "\(arguments[0])/public-suffixes/public_suffix_list.dat"))
    let parser = NameParser(suffixes: try PublicSuffixList(parsing: Array(list)))
    let owners = try lines(of: arguments[1]).map { line in
      ProtectedName(
        domains: line.split(separator: "|").map { DomainName(rawValue: String($0)) })
    }
    let detector = LookalikeDetector(
      protecting: ProtectedNames(names: owners), parser: parser,
      statistics: try NameStatistics(folder: NameStatistics.folder(below: arguments[0])))
    for path in arguments.dropFirst(2) {
      let file = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
      for name in try lines(of: path) {
        guard let host = parser.hostName(name).host else { continue }
        for examination in detector.examinations(of: host) where !examination.isQuiet {
          let lookalike = examination.lookalike
          let odds = log(lookalike.probability / (1 - lookalike.probability))
          let clues = examination.clues.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
          print(file, name, lookalike.impersonates, odds, clues, separator: "\t")
        }
      }
    }
  }

  private static func lines(of path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
      .map { String($0.prefix { $0 != "\t" }) }
  }
}
