package import Index

/// The different texts that are compared by letters, with the fingerprints that their sources repeat on all of their
/// texts. Kept from one settling to the next.
///
/// What is related follows from the documents alone, not from the order of reading or from how it was split: pairs are
/// searched among all earlier documents, with the boilerplate of *all*, and are aligned in an order of their own. Only where
/// a fingerprint is in more texts than a cap does the order of reading decide which are near (``Candidates``).
package struct CopyTexts: Sendable {
  package let index: FingerprintIndex
  package let thresholds: CopyThresholds
  /// The fingerprints that a source repeats on its own texts.
  package private(set) var boilerplate: [UInt32: Set<UInt32>]
  /// All of them: most fingerprints are nobody's, which is told by one look-up.
  private var anybodys = FingerprintSet()
  /// Of any text: that of all its publishers counts.
  private var largestBoilerplate = 0

  /// - Parameter boilerplate: as it was when the index had the same documents.
  package init(
    _ index: FingerprintIndex = FingerprintIndex(), thresholds: CopyThresholds = CopyThresholds(),
    boilerplate: [UInt32: Set<UInt32>] = [:]
  ) {
    self.index = index
    self.thresholds = thresholds
    self.boilerplate = boilerplate
    collect()
  }

  package var count: Int { index.count }

  private mutating func collect() {
    anybodys = FingerprintSet(boilerplate.values.reduce(into: []) { $0.formUnion($1) })
    largestBoilerplate = anybodys.count
  }

  /// Appends the next document; documents of one source share its number. Logarithmic in the texts.
  @discardableResult
  package mutating func append(_ fingerprint: CopyFingerprint, source: UInt32) -> UInt32 {
    let (whole, length) = (fingerprint.whole, fingerprint.length)
    let counts = Int(length) >= thresholds.minimumLength
    let isFirst = index.first(whole: whole, length: length, below: UInt32(index.count)) == nil
    return index.append(
      whole: whole, length: length, source: source, hashes: fingerprint.hashes,
      isFirst: counts && isFirst,
      isNewInSource: counts
        && (isFirst || !index.isPublished(whole: whole, length: length, by: source)))
  }

  /// Appends a number that no document has any more.
  package mutating func appendNothing() {
    let number = index.append(
      whole: 0, length: 0, source: .max, hashes: [], isFirst: false, isNewInSource: false)
    index.retire(number)
  }

  /// The document that stands for the text of another: the first live one with the same letters; itself where it is too short.
  package func representative(of number: UInt32) -> UInt32 {
    let entry = index.entry(number)
    guard Int(entry.length) >= thresholds.minimumLength else { return number }
    return index.first(whole: entry.whole, length: entry.length, below: .max) ?? number
  }

  /// Whether a document stands for its text: current, long enough, and the first of identical ones.
  package func isRepresentative(_ number: UInt32) -> Bool {
    index.isLive(number) && Int(index.entry(number).length) >= thresholds.minimumLength
      && representative(of: number) == number
  }

  /// The documents that stand for their texts, ascending. Linear.
  package var representatives: [UInt32] { (0..<UInt32(count)).filter(isRepresentative) }

  /// The documents with the letters of a text besides its representative, ascending.
  package func identical(to number: UInt32) -> [UInt32] {
    let entry = index.entry(number)
    guard Int(entry.length) >= thresholds.minimumLength else { return [] }
    var numbers: [UInt32] = []
    index.forEachIdentical(whole: entry.whole, length: entry.length) { other in
      if other != number { numbers.append(other) }
    }
    return numbers
  }

  /// More sources than these publish what is nobody's boilerplate.
  private static let publishers = 64

  /// The fingerprints of a text that a source of it repeats on its own texts; `nil` where there are none.
  ///
  /// That of all its sources counts: which of them was read first says nothing.
  package func boilerplate(of number: UInt32) -> Set<UInt32>? {
    guard !boilerplate.isEmpty else { return nil }
    let entry = index.entry(number)
    var found: Set<UInt32>?
    var publishers = 0
    index.forEachIdentical(whole: entry.whole, length: entry.length) { other in
      publishers += 1
      guard publishers <= Self.publishers, let own = boilerplate[index.entry(other).source]
      else { return }
      found = found?.union(own) ?? own
    }
    return publishers <= Self.publishers ? found : nil
  }

  /// Whether a text carries a fingerprint as boilerplate.
  @inline(__always)
  func isBoilerplate(_ hash: UInt32, in number: UInt32) -> Bool {
    anybodys.contains(hash) && boilerplate(of: number)?.contains(hash) == true
  }

  @inline(__always)
  func isAnybodys(_ hash: UInt32) -> Bool { anybodys.contains(hash) }

  /// The fingerprints of a text without boilerplate, ascending.
  func distinctive(_ number: UInt32) -> [UInt32] {
    let own = boilerplate(of: number)
    return index.withHashes(of: number) { hashes in
      own.map { own in hashes.filter { !own.contains($0) } } ?? Array(hashes)
    }
  }

  /// Whether a text has at most so many fingerprints besides boilerplate. Linear in `most` for nearly all texts.
  func hasDistinctive(_ number: UInt32, atMost most: Int) -> Bool {
    index.withHashes(of: number) { hashes in
      if hashes.count <= most { return true }
      if hashes.count - largestBoilerplate > most { return false }
      var nobodys = 0
      for hash in hashes where !isAnybodys(hash) {
        nobodys += 1
        if nobodys > most { return false }
      }
      guard let own = boilerplate(of: number) else { return false }
      return hashes.count { !own.contains($0) } <= most
    }
  }
}

extension CopyTexts {
  /// What an update of the texts asks for.
  package struct Update: Sendable {
    /// Documents whose relations to earlier ones are to be found (again), ascending.
    package var affected: [UInt32] = []
    /// Sources whose boilerplate is another now.
    package var sources: [UInt32] = []
  }

  /// Takes documents that were retired out, learns the boilerplate of the sources that these and new ones are of, and
  /// says whose relations are to be found: those of new texts, and of texts whose letters count otherwise than before.
  ///
  /// Near-linear in the new texts and in those that share fingerprints with a change.
  ///
  /// - Parameters:
  ///   - new: documents that were appended since the last update, ascending.
  ///   - retired: documents that are not current any more.
  package mutating func update(new: Range<UInt32>, retired: [UInt32]) -> Update {
    var affected: Set<UInt32> = []
    var touched: Set<UInt32> = []
    for number in retired where Int(number) < index.count && index.isLive(number) {
      affected.formUnion(take(number))
      touched.insert(index.entry(number).source)
    }
    // New texts, most of a million: ascending, and looked up once.
    var standing: [UInt32] = []
    for number in new where index.isLive(number) {
      let entry = index.entry(number)
      touched.insert(entry.source)
      let first = representative(of: number)
      if first == number {
        if Int(entry.length) >= thresholds.minimumLength { standing.append(number) }
        continue
      }
      // Another source may repeat runs of a text that is known.
      if first < new.lowerBound, boilerplate[entry.source] != nil {
        affected.formUnion(near(first))
      }
      affected.insert(first)
    }
    var carriers = Carriers(self, of: touched)
    let changed = learn(touched, new: new, &carriers)
    for hash in Set(changed.values.joined()) {
      index.forEachPosting(of: hash, below: .max) { affected.insert($0) }
    }
    var older: Set<UInt32> = []
    for (source, hashes) in changed {
      for hash in hashes {
        older.formUnion(
          carriers.texts(of: source, carrying: hash).prefix { $0 < new.lowerBound })
      }
    }
    for number in older { affected.formUnion(near(number)) }
    affected.subtract(standing)
    let others = affected.filter { isRepresentative($0) }.sorted()
    // Two ascending runs are sorted in linear time.
    return Update(affected: (others + standing).sorted(), sources: changed.keys.sorted())
  }

  /// Retires a document. Where it stood for its text, the next one does, and all that are near are affected.
  private mutating func take(_ number: UInt32) -> Set<UInt32> {
    let stood = isRepresentative(number)
    var affected = stood ? near(number) : []
    index.retire(number)
    guard stood else { return affected }
    affected.remove(number)
    let entry = index.entry(number)
    if let next = index.first(whole: entry.whole, length: entry.length, below: .max) {
      index.promote(next)
      affected.insert(next)
    }
    return affected
  }

  /// A text and the later ones that are candidates of it: their relations depend on its letters.
  private func near(_ number: UInt32) -> Set<UInt32> {
    var tally = NumberTally()
    for hash in distinctive(number) {
      // Of crowds the later ones are related to their nearest, which a change of one does not move far.
      let count = index.postingCount(of: hash, below: .max)
      guard count <= thresholds.documentFrequencyCap else { continue }
      index.forEachPosting(of: hash, below: .max) { other in
        if other > number { tally.add(other) }
      }
    }
    var found: Set<UInt32> = [number]
    tally.drain { other, _ in found.insert(other) }
    return found
  }

  /// Learns the boilerplate of sources again, and gives the fingerprints of which it changed.
  private mutating func learn(
    _ sources: Set<UInt32>, new: Range<UInt32>, _ carriers: inout Carriers
  ) -> [UInt32: Set<UInt32>] {
    let candidates = SourceFingerprints(self, of: sources, in: new).repeated()
    var stories = Stories(texts: self)
    var changed: [UInt32: Set<UInt32>] = [:]
    for source in sources {
      let before = boilerplate[source] ?? []
      let asked = before.union(candidates[source] ?? [])
      guard !asked.isEmpty else { continue }
      let texts = Double(index.textCount(in: source))
      let now = asked.filter { hash in
        let count = index.runCount(of: hash, in: source)
        return count >= thresholds.boilerplateTexts
          && Double(count) >= thresholds.boilerplateShare * texts
          && stories.areDifferent(
            carriers.texts(of: source, carrying: hash), atLeast: thresholds.boilerplateTexts)
      }
      let difference = now.symmetricDifference(before)
      guard !difference.isEmpty else { continue }
      boilerplate[source] = now.isEmpty ? nil : now
      changed[source] = difference
    }
    if !changed.isEmpty { collect() }
    return changed
  }
}

extension CopyTexts {
  /// Takes a document out that was retired before: nobody's relations are to be found for it.
  package func drop(_ number: UInt32) {
    guard Int(number) < index.count, index.isLive(number) else { return }
    let stood = isRepresentative(number)
    index.retire(number)
    let entry = index.entry(number)
    if stood, let next = index.first(whole: entry.whole, length: entry.length, below: .max) {
      index.promote(next)
    }
  }
}
