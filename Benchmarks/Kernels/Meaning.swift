import Collect
import Copies
import Embed
import Engine
import Foundation
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
    // Texts that are equal once folded were looked at once.
    var equal: [UInt32: [String]] = [:]
    for (number, document) in search.documents.enumerated() {
      let representative = search.texts.representative(of: UInt32(number))
      equal[representative, default: []].append(document.externalID ?? document.id.description)
    }
    func each(_ a: UInt32, _ b: UInt32, _ fields: [String]) {
      for a in equal[a] ?? [] {
        for b in equal[b] ?? [] { print(([a, b] + fields).joined(separator: ",")) }
      }
    }
    print(
      (["a", "b", "languages", "languageA", "languageB"] + MeaningMeasurements.names).joined(
        separator: ","))
    for match in meaning.matches {
      let (a, b) = (meaning.passages[match.a], meaning.passages[match.b])
      each(
        a.document, b.document,
        [match.languages.rawValue, a.language ?? "", b.language ?? ""]
          + match.measured.values.map { String($0) })
    }
    for link in links { each(link.a, link.b, ["letters", "", "", String(link.score)]) }
    for names in equal.values {
      for (index, name) in names.enumerated() {
        for other in names[..<index] { print("\(other),\(name),letters,,,1") }
      }
    }
  }
}
