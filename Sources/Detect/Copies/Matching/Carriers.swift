internal import Algorithms
internal import Index

/// The texts of sources that carry a fingerprint.
///
/// They are sought among all that carry it. Of a template that many fill in that would be all of its texts, once for each source: when
/// much has been looked at so, the texts of every source are put together in one pass over the documents, and its own are asked.
struct Carriers {
  private let texts: CopyTexts
  private let sources: Set<UInt32>
  private var looked = 0
  private var textsBySource: [UInt32: [UInt32]]?

  /// - Parameter sources: those that are asked for.
  init(_ texts: CopyTexts, of sources: Set<UInt32>) {
    self.texts = texts
    self.sources = sources
  }

  /// The texts of a source that carry a fingerprint, by the first document of each, ascending. Linear in the fewer of the texts that
  /// carry it and those of the source, besides one pass over all documents.
  mutating func texts(of source: UInt32, carrying hash: UInt32) -> [UInt32] {
    let index = texts.index
    let count = index.postingCount(of: hash, below: .max)
    if textsBySource == nil, looked + count > index.count / 4 { textsBySource = collected() }
    if let own = textsBySource?[source], own.count < count {
      return own.filter { number in
        index.withHashes(of: number) { hashes in
          let place = hashes.partitioningIndex { $0 >= hash }
          return place < hashes.count && hashes[place] == hash
        }
      }
    }
    looked += count
    var numbers: [UInt32] = []
    index.forEachPosting(of: hash, below: .max) { number in
      let entry = index.entry(number)
      if entry.source == source
        || index.isPublished(whole: entry.whole, length: entry.length, by: source)
      {
        numbers.append(number)
      }
    }
    return numbers
  }

  private func collected() -> [UInt32: [UInt32]] {
    let index = texts.index
    var found: [UInt32: Set<UInt32>] = [:]
    for number in 0..<UInt32(index.count) where index.isLive(number) {
      let entry = index.entry(number)
      guard sources.contains(entry.source), Int(entry.length) >= texts.thresholds.minimumLength
      else { continue }
      found[entry.source, default: []].insert(texts.representative(of: number))
    }
    return found.mapValues { $0.sorted() }
  }
}
