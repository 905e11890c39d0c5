package import Copies
import Foundation
import Index
package import Store
package import TocsinModel

/// Who copies whom: relates texts by their letters and, where models are there, by their meaning, groups what hangs
/// together, and explains the groups that changed.
package final class CopyStep: DetectorStep {
  package let name = "copies"
  package let kind = FindingKind.copies
  package let rule: String

  let detector: CopyDetector
  let meaning: MeaningStep?
  /// The texts as they were when the last settling ended; `nil` before the first, and after one that failed.
  private var texts: CopyTexts?
  private var examinedPairs = ExaminedPairs()
  /// Where fingerprints outlive the process; `nil` to keep them in memory.
  private let indexFolder: String?

  /// - Parameters:
  ///   - meaning: what reads meaning; `nil` to compare letters only.
  ///   - indexFolder: the folder of the workspace's index.
  package init(
    thresholds: CopyThresholds = CopyThresholds(), models: MeaningModels? = nil,
    ignoresLanguage: Bool = false, indexFolder: String? = nil
  ) {
    detector = CopyDetector(thresholds: thresholds)
    meaning = models.flatMap { models in
      models.canRead
        ? MeaningStep(
          models: models, ignoresLanguage: ignoresLanguage, thresholds: thresholds,
          indexFolder: indexFolder)
        : nil
    }
    self.indexFolder = indexFolder
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let values = (try? encoder.encode(thresholds)).map { String(decoding: $0, as: UTF8.self) }
    rule =
      "\(CopyThresholds.rule) \(Self.shareRule) \(values ?? "") \(MeaningStep.rule(models, ignoresLanguage: ignoresLanguage))"
  }

  /// That a repost by its platform's own means is a share of its original, and no second text, where that is here as well.
  private static let shareRule = "shares/1"

  nonisolated(nonsending) package func settle(_ work: StepWork) async throws -> [FindingChange] {
    let retired = work.isReset ? [] : try work.store.retired(unseenBy: work.record)
    try RegisterReading.outdate(work)
    let isMeant = try meaning?.isSettled(work.store, count: work.count) ?? true
    let hasOpenGroups =
      try !work.store.outdatedGroups(of: work.record).isEmpty
      || !work.store.ungrouped(of: work.record).isEmpty
    if work.isReset { try work.store.ungroup(MeaningStep.record(in: work.store)) }
    guard
      !work.arrived.isEmpty || !retired.isEmpty || !isMeant || work.isReset || hasOpenGroups
    else { return [] }
    var texts = try self.texts ?? openTexts(work, from: work.store)
    // Until the end nothing is known of how far they are.
    self.texts = nil
    try load(work, from: work.store, into: &texts)
    // What was replaced before it was seen.
    for number in try work.store.retiredDocuments(from: work.arrived.lowerBound) {
      texts.drop(number)
    }
    try work.store.indexOriginals()
    let shares = try work.store.nativeShares(with: work.arrived)
    for share in shares where share.repost >= work.arrived.lowerBound { texts.drop(share.repost) }
    // A repost that was read before its original stood for it until now.
    let demoted = shares.map(\.repost).filter {
      $0 < work.arrived.lowerBound && texts.index.isLive($0)
    }
    let gone = retired + demoted
    // Many texts are looked up faster in one segment than in the many small ones that appending makes, and take no memory
    // there while they are compared.
    let areMany = texts.index.isWorthWriting(atLeast: Self.manyTexts)
    if areMany { keep(texts, work) }
    let counted = try shares + work.store.nativeShares(of: retired)
    try await relate(work, &texts, gone, reposted: counted.map(\.original))
    if areMany { texts.index.forgetPages() }
    if let meaning {
      try await meaning.relate(work, texts, retired: gone)
    }
    let grouping = CopyGroupStep(
      work: work, detector: detector, meaning: meaning, texts: texts,
      examinedPairs: examinedPairs)
    let changes = try await grouping.run()
    keep(texts, work)
    self.texts = texts
    return changes
  }

  /// Appends the texts that are stored already: that takes as long as storing them, and needs only them.
  package func prepare(
    _ work: StepWork, reader: Store, shouldStop: @escaping @Sendable () -> Bool
  ) throws {
    var texts = try self.texts ?? openTexts(work, from: reader, shouldStop)
    self.texts = nil
    try load(work, from: reader, into: &texts, shouldStop)
    self.texts = texts
  }

  // MARK: Texts

  private func openTexts(
    _ work: StepWork, from reader: Store,
    _ shouldStop: @escaping @Sendable () -> Bool = { Task.isCancelled }
  ) throws -> CopyTexts {
    let boilerplate =
      try work.isReset ? [:] : work.store.facts(of: work.record).mapValues(Self.hashes)
    let bySource = Dictionary(
      uniqueKeysWithValues: boilerplate.map { (UInt32(truncatingIfNeeded: $0.key), $0.value) })
    var texts = CopyTexts(
      try openIndex(work), thresholds: detector.thresholds, boilerplate: bySource)
    // Those that it has not seen to be retired are taken out with what hangs on them, by ``CopyTexts/update(new:retired:)``.
    let unseen = try work.isReset ? [] : Set(work.store.retired(unseenBy: work.record))
    let retired = try work.store.retiredDocuments().filter { !unseen.contains($0) }
    let kept = texts.count
    for number in retired where number < kept { texts.drop(number) }
    try load(work, from: reader, into: &texts, shouldStop)
    for number in retired where number >= kept { texts.drop(number) }
    let seen = work.arrived.lowerBound
    for share in try work.isReset ? [] : work.store.nativeShares()
    where share.repost < seen && share.original < seen {
      texts.drop(share.repost)
    }
    return texts
  }

  /// The index as it was left, or an empty one where it is missing, damaged, or of other documents: all of it can be
  /// made again from the database.
  private func openIndex(_ work: StepWork) throws -> FingerprintIndex {
    guard let folder = indexFolder else { return FingerprintIndex() }
    let mark = try work.store.lettersMark()
    do {
      return try FingerprintIndex(folder: folder, expecting: work.count, mark: mark)
    } catch {
      do {
        try FingerprintIndex.reset(folder: folder)
        return try FingerprintIndex(folder: folder, expecting: work.count, mark: mark)
      } catch {
        work.events(.diagnostic(unkept(error, folder)))
        return FingerprintIndex()
      }
    }
  }

  /// Writes what is new of the index. That it cannot be written costs time at the next opening, and nothing else.
  private func keep(_ texts: CopyTexts, _ work: StepWork) {
    guard let indexFolder else { return }
    do {
      try texts.index.checkpoint()
      // What is left goes on after the next settling: nobody waits for a merge of everything.
      let end = ContinuousClock.now + .milliseconds(20)
      try texts.index.merge { ContinuousClock.now < end && !Task.isCancelled }
    } catch {
      work.events(.diagnostic(unkept(error, indexFolder)))
    }
  }

  private func unkept(_ error: IndexError, _ folder: String) -> Diagnostic {
    Diagnostic(
      code: "index.not-kept", severity: .warning,
      message: "The index is not kept, and is made again at the next start: \(error)",
      place: Place(path: folder))
  }

  package func forget() throws {
    texts = nil
    examinedPairs = ExaminedPairs()
    meaning?.close()
    guard let indexFolder else { return }
    try FingerprintIndex.reset(folder: indexFolder)
    try MeaningStep.remove(indexFolder: indexFolder)
  }

  /// Appends what the store has and the index has not.
  private func load(
    _ work: StepWork, from reader: Store, into texts: inout CopyTexts,
    _ shouldStop: @escaping @Sendable () -> Bool = { Task.isCancelled }
  ) throws {
    let missing = work.count - texts.count
    guard missing > 0 else { return }
    work.events(.loading(documents: missing))
    let loading = TextLoading(store: reader, shouldStop: shouldStop)
    while texts.count < work.count {
      let end = min(work.count, texts.count + Self.inMemory)
      try loading.load(end, into: &texts) { texts in
        !texts.index.isWorthWriting(atLeast: Self.manyTexts)
      }
      // Long texts fill the memory before so many are loaded.
      let least = texts.count < end ? Self.manyTexts : Self.inMemory
      if indexFolder != nil { try? texts.index.checkpoint(atLeast: least) }
    }
  }

  /// Texts whose fingerprints may wait in memory for being written: some hundred megabytes.
  private static let inMemory = 1 << 19
  /// From as many texts on, or fingerprints as they have, they are written before they are compared, not after.
  private static let manyTexts = 1 << 16

  private static func hashes(_ bytes: [UInt8]) -> Set<UInt32> {
    bytes.withUnsafeBytes { bytes in
      Set(
        stride(from: 0, to: bytes.count - 3, by: 4).map {
          UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt32.self))
        })
    }
  }

  private static func bytes(_ hashes: Set<UInt32>) -> [UInt8] {
    hashes.sorted().flatMap { hash in withUnsafeBytes(of: hash.littleEndian) { Array($0) } }
  }

  // MARK: Relations

  /// Documents whose relations are stored in one transaction.
  private static let block = 8192

  private nonisolated(nonsending) func relate(
    _ work: StepWork, _ texts: inout CopyTexts, _ retired: [UInt32], reposted: [UInt32]
  ) async throws {
    let update = texts.update(new: work.arrived, retired: retired)
    var first = StepChanges(work.record)
    for source in update.sources {
      first.facts[Int(source)] = .some(texts.boilerplate[source].map(Self.bytes))
    }
    first.replaced = retired
    first.sawRetired = true
    first.outdated = try published(work, texts, retired, reposted)
    first.relations = first.outdated.compactMap { alone($0, texts) }
    // What changed for documents that were seen comes first: with it goes the boilerplate that it depends on.
    let seen = update.affected.filter { $0 < work.arrived.lowerBound }
    let search = try await detector.links(in: texts, for: seen) { numbers in
      try work.store.texts(of: numbers)
    }
    try add(search, for: seen, texts, work, to: &first)
    try work.store.store(first)

    let new = update.affected.filter { $0 >= work.arrived.lowerBound }
    let (known, detector) = (texts, detector)
    var start = 0
    var mark = Int(work.arrived.lowerBound)
    var found: StepChanges?
    while mark < work.count {
      let end = min(work.count, (mark / Self.block + 1) * Self.block)
      var stop = start
      while stop < new.count, Int(new[stop]) < end { stop += 1 }
      let block = Array(new[start..<stop])
      // All cores search while the one before is stored.
      async let search = detector.links(in: known, for: block) { numbers in
        try work.store.texts(of: numbers)
      }
      if let found { try keep(found, work) }
      var changes = StepChanges(work.record, mark: end)
      try await add(search, for: block, texts, work, to: &changes)
      changes.relations += block.compactMap { alone($0, texts) }
      found = changes
      (start, mark) = (stop, end)
    }
    if let found { try keep(found, work) }
  }

  private func keep(_ changes: StepChanges, _ work: StepWork) throws {
    try work.store.store(changes)
    work.events(.matching(done: changes.mark ?? 0, of: work.count))
  }

  /// Texts that were known and are published in other places now, as those of the documents that arrived and went, or
  /// reposted more or less often.
  private func published(
    _ work: StepWork, _ texts: CopyTexts, _ retired: [UInt32], _ reposted: [UInt32]
  ) throws -> [UInt32] {
    var known: Set<UInt32> = []
    for number in reposted where number < work.arrived.lowerBound && texts.index.isLive(number) {
      known.insert(texts.representative(of: number))
    }
    for number in work.arrived where texts.index.isLive(number) {
      let first = texts.representative(of: number)
      if first < work.arrived.lowerBound { known.insert(first) }
    }
    for number in retired {
      let next = texts.representative(of: number)
      if next != number { known.insert(next) }
    }
    return known.sorted()
  }

  private func alone(_ number: UInt32, _ texts: CopyTexts) -> Relation? {
    texts.identical(to: number).isEmpty ? nil : CopyRelation.alone(number).relation
  }

  /// Adds what was found, where it is not what is stored.
  private func add(
    _ search: CopyDetector.LinkSearch, for documents: [UInt32], _ texts: CopyTexts,
    _ work: StepWork, to changes: inout StepChanges
  ) throws {
    let capped = Set(search.capped)
    var found: [UInt32: [Relation]] = [:]
    for link in search.links {
      found[link.b, default: []].append(
        CopyRelation(link, isCapped: capped.contains(link.b)).relation)
    }
    for number in documents where number >= work.arrived.lowerBound {
      changes.relations += found[number] ?? []
    }
    let seen = documents.filter { $0 < work.arrived.lowerBound }
    guard !seen.isEmpty else { return }
    var stored: [UInt32: [Relation]] = [:]
    for var relation in try work.store.relations(of: work.record, touching: seen)
    where relation.a != relation.b {
      relation.group = nil
      stored[relation.b, default: []].append(relation)
    }
    for number in seen where stored[number] ?? [] != found[number] ?? [] {
      changes.replaced.append(number)
      changes.relations += found[number] ?? []
      if let alone = alone(number, texts) { changes.relations.append(alone) }
    }
  }
}
