package import Copies
import Embed
import TocsinModel

extension CopySearch {
  /// What was found out about meaning: every pair that was looked at closely, and how.
  package struct Meaning {
    package let matching: MeaningMatching
    package let matches: [MeaningMatch]
    package let passages: [MeaningPassage]
  }

  /// Looks for rewordings and translations among the different texts; `nil` when no model is there.
  ///
  /// - Parameter links: those found by letters: they are not looked at again.
  nonisolated(nonsending) package func meaning(
    _ models: MeaningModels, ignoresLanguage: Bool, besides links: [CopyLink],
    screens: Bool = true
  ) async throws -> Meaning? {
    let reading = MeaningReading(
      models, ignoresDeclared: ignoresLanguage, minimumLength: detector.thresholds.minimumLength)
    var passages = MeaningIndex(spaces: models.spaces)
    let inputs = index.representatives.enumerated().filter { $0.offset == Int($0.element) }.map {
      MeaningReading.Input(
        number: $0.element, text: documents[$0.offset].text,
        language: documents[$0.offset].language)
    }
    try await reading.read(inputs, into: &passages)
    guard var matching = try await MeaningMatching(passages) else { return nil }
    matching.screens = screens
    let whole = links.filter { Double($0.score) >= detector.thresholds.wholeScore }
    let matches = try await matching.matches(
      known: whole,
      texts: { numbers in numbers.map { documents[Int($0)].text } },
      tokens: { try await reading.tokens(of: $0) })
    return Meaning(matching: matching, matches: matches, passages: passages.passages)
  }
}
