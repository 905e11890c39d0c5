import Copies
import Store
import Text
import TocsinModel

/// Links new documents to everything stored by what they mean.
struct MeaningStep {
  let store: Store
  let models: MeaningModels
  let ignoresLanguage: Bool
  let thresholds: CopyThresholds
  let cancellation: Cancellation
  let events: @Sendable (ScanEvent) -> Void

  /// What the links depend on, besides the documents and the thresholds.
  static func rule(_ models: MeaningModels?, ignoresLanguage: Bool) -> String {
    let spaces = models.map { $0.spaces.map(\.rawValue).sorted() } ?? []
    let languages = models?.identifier.hasModel == true ? " lid" : ""
    return MeaningDecisions.rule + " " + spaces.joined(separator: "+") + languages
      + (ignoresLanguage ? " ignoring language" : "")
  }

  /// - Throws: ``PipelineError/cancelled(kept:)`` between two blocks; ``StoreError``, `EmbedError`.
  func run(_ index: CopyIndex) async throws {
    let embedded = try store.progress().embedded
    guard embedded < index.count else { return }
    let numbers = index.representatives.indices.filter { index.representatives[$0] == $0 }
      .map { UInt32($0) }
    let reading = MeaningReading(
      models, ignoresDeclared: ignoresLanguage, minimumLength: thresholds.minimumLength)
    let indexing = MeaningIndexing(reading: reading, store: store) { done in
      if cancellation.isCancelled {
        throw PipelineError.cancelled(
          kept: "\(done) of \(numbers.count) texts are read; run the same command to go on.")
      }
      events(.meaning(done: done, of: numbers.count))
    }
    let documents = try store.documents(numbers) { _ in true }
    let passages = try await indexing.index(
      numbers.compactMap { number in
        documents[number].map {
          MeaningReading.Input(number: number, text: $0.text, language: $0.language)
        }
      })
    guard let matching = try await MeaningMatching(passages) else { return }
    let letters = try store.links().map(CopyLink.init)
    let matches = try await matching.matches(
      from: passages.firstPassage(from: embedded),
      known: letters.filter { Double($0.score) >= thresholds.sameWordsScore },
      texts: { try store.texts(of: $0) }, tokens: { try await reading.tokens(of: $0) })
    try store.store(
      matching.links(of: matches, least: thresholds.meaningShare).map(StoredLink.init),
      embedded: index.count)
  }
}
