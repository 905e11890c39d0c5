import Copies
import Store
import Text
import TocsinModel

/// Relates texts by what they mean: the part of ``CopyStep`` that needs models.
package struct MeaningStep {
  let models: MeaningModels
  let ignoresLanguage: Bool
  let thresholds: CopyThresholds

  private static let name = "copies-by-meaning"

  /// What the relations depend on, besides the documents and the thresholds.
  static func rule(_ models: MeaningModels?, ignoresLanguage: Bool) -> String {
    let spaces = models.map { $0.spaces.map(\.rawValue).sorted() } ?? []
    let languages = models?.identifier.hasModel == true ? " lid" : ""
    return MeaningDecisions.rule + " " + spaces.joined(separator: "+") + languages
      + (ignoresLanguage ? " ignoring language" : "")
  }

  static func record(in store: Store) throws(StoreError) -> StepRecord { try store.step(name) }

  private func own(_ store: Store) throws(StoreError) -> StepRecord {
    let record = try Self.record(in: store)
    let rule = Self.rule(models, ignoresLanguage: ignoresLanguage)
    guard record.rule != rule else { return record }
    try store.reset(record, rule: rule)
    return try Self.record(in: store)
  }

  func isSettled(_ store: Store, count: Int) throws(StoreError) -> Bool {
    let record = try Self.record(in: store)
    return record.mark == count
      && record.rule == Self.rule(models, ignoresLanguage: ignoresLanguage)
  }

  func fillLanguages(of documents: inout [UInt32: Document]) {
    models.fillLanguages(of: &documents, ignoresDeclared: ignoresLanguage)
  }

  /// Relates the texts that it has not seen to all others. Vectors are kept as they are computed, so that a run that is
  /// stopped reads no text again.
  ///
  /// - Throws: `CancellationError`, ``StoreError``, `EmbedError`.
  nonisolated(nonsending) func relate(
    _ work: StepWork, _ texts: CopyTexts, retired: [UInt32]
  ) async throws {
    let store = work.store
    let record = try own(store)
    if !retired.isEmpty {
      var changes = StepChanges(record)
      changes.replaced = retired
      changes.sawRetired = true
      try store.store(changes)
    }
    guard record.mark < work.count else { return }
    let numbers = (0..<UInt32(work.count)).filter { texts.isRepresentative($0) }
    let reading = MeaningReading(
      models, ignoresDeclared: ignoresLanguage, minimumLength: thresholds.minimumLength)
    let indexing = MeaningIndexing(reading: reading, store: store) { done in
      work.events(.meaning(done: done, of: numbers.count))
    }
    let passages = try await indexing.index(numbers) { block in
      let documents = try store.documents(block)
      return block.compactMap { number in
        documents[number].map {
          MeaningReading.Input(number: number, text: $0.text, language: $0.language)
        }
      }
    }
    var changes = StepChanges(record, mark: work.count)
    if let matching = try await MeaningMatching(passages) {
      var letters: [CopyLink] = []
      try store.eachRelation(of: work.record) { relation in
        guard relation.a != relation.b, let copy = CopyRelation(relation),
          Double(copy.link.score) >= thresholds.sameWordsScore
        else { return }
        letters.append(copy.link)
      }
      let matches = try await matching.matches(
        from: passages.firstPassage(from: record.mark), known: letters,
        texts: { try store.texts(of: $0) }, tokens: { try await reading.tokens(of: $0) })
      changes.relations = matching.links(of: matches, least: thresholds.meaningShare)
        .map { CopyRelation($0).relation }
    }
    try store.store(changes)
  }
}
