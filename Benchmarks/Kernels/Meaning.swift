import Collect
import Copies
import Embed
import Foundation
import Pipeline
import TocsinModel

extension Job {
  /// What is measured of each pair of passages that may say the same, for fitting the decision and for looking at it.
  static let meaning = Job(
    name: "meaning", usage: "DOCUMENTS.jsonl [all] [ignore-language] > pairs.csv"
  ) { arguments in
    guard let path = arguments.first else { throw Failure(description: "Name a file.") }
    var search = CopySearch()
    try search.read(InputOptions(paths: [path])) { _ in }
    let models = try await timed("loading") {
      try MeaningModels(ModelFolder(environment: ProcessInfo.processInfo.environment))
    }
    let links = try await search.lexicalLinks()
    let meaning = try await timed("meaning") {
      try await search.meaning(
        models, ignoresLanguage: arguments.contains("ignore-language"), besides: links,
        screens: !arguments.contains("all"))
    }
    guard let meaning else { throw Failure(description: "No model is there.") }
    func name(_ passage: Int) -> String {
      let document = search.documents[Int(meaning.passages[passage].document)]
      return document.externalID ?? document.id.description
    }
    print(
      (["a", "b", "languages", "languageA", "languageB"] + MeaningMeasurements.names).joined(
        separator: ","))
    for match in meaning.matches {
      let languages = [match.a, match.b].map { meaning.passages[$0].language ?? "" }
      let fields =
        [name(match.a), name(match.b), match.languages.rawValue] + languages
        + match.measured.values.map { String($0) }
      print(fields.joined(separator: ","))
    }
    for link in links where link.kind == .copypasta {
      let ids = [link.a, link.b].map { search.documents[Int($0)].externalID ?? "" }
      print("\(ids[0]),\(ids[1]),letters,,,\(link.score)")
    }
  }
}
