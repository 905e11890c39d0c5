import Copies
import Index
import Store
import Text
import TocsinModel

/// Relates texts by what they mean: the part of ``CopyStep`` that needs models.
///
/// Passages and their vectors are kept from one settling to the next, and beside the database for the next process. A
/// new text is held against all others. Pairs of older ones are decided again where all are looked at anyway
/// (``MeaningMatching/start(in:new:)``), from what is kept of them.
package final class MeaningStep {
  let models: MeaningModels
  let ignoresLanguage: Bool
  let thresholds: CopyThresholds
  private let cache: PassageCache
  /// `nil` before the first settling, and after one that failed.
  private var kept: (index: MeaningIndex, panels: BackgroundPanels?, documents: Set<UInt32>)?
  /// Posts come near to the same passages again and again.
  private let tokens: TokenCache
  private let sentences = SentenceCache()
  private let neighbours: NeighbourCache
  /// Of documents that were explained: a crowd is explained with each that comes to it.
  private var languages: [UInt32: String?] = [:]

  private static let name = "copies-by-meaning"

  private static let mostLanguages = 100_000

  /// New texts of which the tokens are kept that are seen on the way to their vectors.
  private static let mostKept = 4096

  /// - Parameter indexFolder: the folder of the workspace's index; `nil` to keep nothing there.
  init(
    models: MeaningModels, ignoresLanguage: Bool, thresholds: CopyThresholds, indexFolder: String?
  ) {
    self.models = models
    self.ignoresLanguage = ignoresLanguage
    self.thresholds = thresholds
    cache = PassageCache(
      folder: indexFolder, spaces: models.spaces,
      rule: Self.rule(models, ignoresLanguage: ignoresLanguage))
    tokens = TokenCache(indexFolder: indexFolder)
    neighbours = NeighbourCache(indexFolder: indexFolder)
  }

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

  /// Gives documents without a language the one they are in.
  func fillLanguages(of documents: inout [UInt32: Document]) {
    if languages.count > Self.mostLanguages { languages = [:] }
    for (number, document) in documents where !document.text.isEmpty {
      let language: String?
      if let known = languages[number] {
        language = known
      } else {
        language = models.language(of: document, ignoresDeclared: ignoresLanguage)
        languages.updateValue(language, forKey: number)
      }
      documents[number]?.language = language
    }
  }

  /// Forgets what is in memory, and closes what lies beside the database.
  func close() {
    kept = nil
    languages = [:]
    sentences.removeAll()
    tokens.close()
    neighbours.close()
    cache.close()
  }

  /// Removes what any process kept beside the database. Who has it open must close it first.
  static func remove(indexFolder: String) throws {
    for part in IndexPart.allCases {
      try FingerprintIndex.reset(folder: part.folder(in: indexFolder))
    }
  }

  /// Relates the texts that it has not seen to all others. Vectors are kept as they are computed, so that a run that is
  /// stopped reads no text again.
  ///
  /// - Throws: `CancellationError`, ``StoreError``, `EmbedError`.
  nonisolated(nonsending) func relate(
    _ work: StepWork, _ texts: CopyTexts, retired: [UInt32]
  ) async throws {
    let record = try own(work.store)
    try takeOut(retired, work.store, record)
    // Those that stand for a text now, in the place of one that was retired.
    let heirs = Set(retired.map { texts.representative(of: $0) }).filter {
      texts.isRepresentative($0) && $0 < record.mark
    }
    guard record.mark < work.count || !heirs.isEmpty else { return }
    var (index, panels, known) = try kept ?? opened(work)
    let arrived = heirs.sorted() + (UInt32(record.mark)..<UInt32(max(record.mark, work.count)))
    // The last few of a former process are not in its files.
    let asked = kept == nil ? Array(0..<UInt32(work.count)) : arrived
    // Until the end nothing is known of how far it is.
    kept = nil
    let numbers = asked.filter { texts.isRepresentative($0) && !known.contains($0) }
    let reading = MeaningReading(
      models, ignoresDeclared: ignoresLanguage, minimumLength: thresholds.minimumLength)
    try await append(numbers, to: &index, reading, work)
    cache.keep(index, work)
    neighbours.begin(passages: index.count, inFiles: cache.count)
    known.formUnion(numbers)

    let new = Set(arrived)
    let first = index.passages.firstIndex { new.contains($0.document) } ?? index.count
    let start = MeaningMatching.start(in: index, new: first)
    var changes = StepChanges(record, mark: work.count)
    if first < index.count,
      var matching = try await MeaningMatching(index, from: start, panels: panels, neighbours)
    {
      panels = matching.panels
      let reader = KeptReader(reading: reading, work: work, tokens: tokens, sentences: sentences)
      let stored = StoredLinks(work: work, step: record, thresholds: thresholds)
      let matches = try await matching.matches(reader, stored, neighbours)
      let links = try await matching.links(
        of: matches, known: try stored.letters(matching.documents), least: thresholds.meaningShare,
        reader
      ).filter { texts.isRepresentative($0.a) && texts.isRepresentative($0.b) }
      changes.relations = links.map { CopyRelation($0).relation }
      try replace(start < first ? nil : matching.decidedAgain, &changes, work.store)
    }
    try work.store.store(changes)
    kept = (index, panels, known)
  }

  /// What was kept on disk, with the documents of its passages.
  private func opened(
    _ work: StepWork
  ) throws -> (index: MeaningIndex, panels: BackgroundPanels?, documents: Set<UInt32>) {
    let (index, panels) = try cache.open(work)
    neighbours.open(mark: try cache.mark(work), passages: cache.count)
    return (index, panels, Set(index.passages.lazy.map(\.document)))
  }

  nonisolated(nonsending) private func append(
    _ numbers: [UInt32], to index: inout MeaningIndex, _ reading: MeaningReading, _ work: StepWork
  ) async throws {
    var indexing = MeaningIndexing(reading: reading, store: work.store) { done in
      work.events(.meaning(done: done, of: numbers.count))
    }
    // Of more, the first would be dropped before any pair asks for them.
    if numbers.count <= Self.mostKept { indexing.tokens = tokens }
    try await indexing.append(numbers, to: &index) { block in
      let documents = try work.store.documents(block)
      return block.compactMap { number in
        documents[number].map {
          MeaningReading.Input(number: number, text: $0.text, language: $0.language)
        }
      }
    }
  }

  /// Documents that went are related to nothing.
  private func takeOut(_ retired: [UInt32], _ store: Store, _ record: StepRecord) throws {
    guard !retired.isEmpty else { return }
    let gone = Set(retired)
    var changes = StepChanges(record)
    changes.sawRetired = true
    changes.replaced = Set(try store.relations(of: record, touching: retired).map(\.b)).sorted()
    let touched = Set(changes.replaced)
    changes.relations = try store.relations(of: record, touching: changes.replaced)
      .filter { touched.contains($0.b) && !gone.contains($0.a) && !gone.contains($0.b) }
    try store.store(changes)
  }

  /// Leaves of what was found again only what is not as it is stored, and takes out what was not found again.
  ///
  /// - Parameter pairs: those of documents that were decided again; `nil` for all.
  private func replace(
    _ pairs: Set<NumberPair>?, _ changes: inout StepChanges, _ store: Store
  ) throws {
    func isAgain(_ relation: Relation) -> Bool {
      pairs?.contains(NumberPair(relation.a, relation.b)) ?? true
    }
    var stored: [UInt32: [Relation]] = [:]
    if let pairs {
      let later = Set(pairs.map(\.b))
      for relation in try store.relations(of: changes.step, touching: later.sorted())
        .sorted(by: { $0.a < $1.a }) where later.contains(relation.b)
      {
        stored[relation.b, default: []].append(relation.ungrouped)
      }
    } else {
      try store.eachRelation(of: changes.step) { stored[$0.b, default: []].append($0.ungrouped) }
    }
    let found = Dictionary(grouping: changes.relations.filter(isAgain), by: \.b)
    changes.relations.removeAll(where: isAgain)
    for b in Set(stored.keys).union(found.keys).sorted() {
      let (before, now) = (stored[b] ?? [], found[b] ?? [])
      guard before.filter(isAgain) != now else { continue }
      changes.replaced.append(b)
      changes.relations += before.filter { !isAgain($0) } + now
    }
  }
}

extension Relation {
  /// As a step finds it.
  fileprivate var ungrouped: Relation {
    var relation = self
    relation.group = nil
    return relation
  }
}
