/// The fingerprints of numbered documents, in flat arrays. A document's number is the order in which
/// it was appended; numbers never change, so an index can be rebuilt from a store in that order.
///
/// Memory: about 20 bytes a document and 8 a fingerprint before ``seal()``; afterwards only
/// fingerprints that two different texts share are kept as postings.
package struct CopyIndex: Sendable {
  let thresholds: CopyThresholds
  private(set) var wholes: [UInt64] = []
  private(set) var lengths: [UInt32] = []
  private(set) var sources: [UInt32] = []
  private(set) var hashStarts: [Int] = [0]
  private(set) var hashes: [UInt32] = []

  /// For each document the lowest number with an identical text; itself when there is none.
  package private(set) var representatives: [UInt32] = []
  var postings = Postings()
  /// For each document, how many of its fingerprints are not its source's boilerplate.
  var distinctive: [UInt32] = []
  /// The fingerprints that a source repeats on its own texts.
  var boilerplate: [UInt32: Set<UInt32>] = [:]

  package init(thresholds: CopyThresholds = CopyThresholds()) {
    self.thresholds = thresholds
  }

  /// How many documents were appended.
  package var count: Int { lengths.count }

  package mutating func reserve(documents: Int, hashes count: Int) {
    wholes.reserveCapacity(documents)
    lengths.reserveCapacity(documents)
    sources.reserveCapacity(documents)
    hashStarts.reserveCapacity(documents + 1)
    hashes.reserveCapacity(count)
  }

  /// Appends the next document. `source` numbers its source; documents of one source share it.
  package mutating func append(_ fingerprint: CopyFingerprint, source: UInt32) {
    wholes.append(fingerprint.whole)
    lengths.append(fingerprint.length)
    sources.append(source)
    hashes.append(contentsOf: fingerprint.hashes)
    hashStarts.append(hashes.count)
  }

  /// Appends the next document from ``CopyFingerprint/encoded()``. Returns false, and appends an
  /// empty fingerprint in its place, when the bytes are not valid.
  package mutating func append(encoded bytes: UnsafeRawBufferPointer, source: UInt32) -> Bool {
    let header = CopyFingerprint.Header(bytes)
    wholes.append(header?.whole ?? 0)
    lengths.append(header?.length ?? 0)
    sources.append(source)
    for index in 0..<(header?.count ?? 0) {
      hashes.append(CopyFingerprint.Header.hash(bytes, at: index))
    }
    hashStarts.append(hashes.count)
    return header != nil
  }

  /// The fingerprints of a document, ascending.
  func fingerprints(of document: Int) -> ArraySlice<UInt32> {
    hashes[hashStarts[document]..<hashStarts[document + 1]]
  }

  /// Collapses identical texts and sorts the postings. Call it once, after the last append and before
  /// searching. Linear in the fingerprints.
  package mutating func seal() {
    collapseIdentical()
    let groups = SharedFingerprints(of: self)
    boilerplate = groups.boilerplate(in: self)
    postings = Postings(groups, without: boilerplate, in: self)
    distinctive = (0..<count).map { document in
      let hashes = fingerprints(of: document)
      guard let own = boilerplate[sources[document]] else { return UInt32(hashes.count) }
      return UInt32(hashes.count { !own.contains($0) })
    }
  }

  private mutating func collapseIdentical() {
    var first: [UInt64: UInt32] = [:]
    first.reserveCapacity(count)
    representatives = (0..<UInt32(count)).map { number in
      let index = Int(number)
      guard lengths[index] >= thresholds.minimumLength else { return number }
      let known = first[wholes[index], default: number]
      guard lengths[Int(known)] == lengths[index] else { return number }
      first[wholes[index]] = known
      return known
    }
  }

  /// Whether a document stands for its text: long enough, and the first of identical ones.
  func isRepresentative(_ document: Int) -> Bool {
    representatives[document] == document && lengths[document] >= thresholds.minimumLength
  }
}

extension CopyIndex {
  /// Appends a document after ``seal()``: it is found by a ``CopyLookup`` only.
  mutating func appendSealed(_ fingerprint: CopyFingerprint, source: UInt32) -> UInt32 {
    let number = UInt32(count)
    append(fingerprint, source: source)
    representatives.append(number)
    distinctive.append(UInt32(fingerprint.hashes.count))
    return number
  }

  /// Whether a text is one of a crowd: most of its fingerprints are in more than `documentFrequencyCap` texts, as
  /// those of a filled-in template are. Linear in its fingerprints.
  func isInCrowd(_ document: Int) -> Bool {
    let common = postings.countCommon(of: document, cap: thresholds.documentFrequencyCap)
    return common > 0 && 2 * common >= Int(distinctive[document])
  }

  /// How many different texts are each one of a crowd, so that only their nearest were compared with them. Linear in
  /// the fingerprints.
  package var textsInCrowds: Int {
    (0..<count).count { isRepresentative($0) && isInCrowd($0) }
  }
}
