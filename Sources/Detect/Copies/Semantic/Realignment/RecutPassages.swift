internal import Text
internal import TocsinModel

/// Passages of some documents beside the places of others that may say the same, in an index of their own.
struct RecutPassages {
  private(set) var index: MeaningIndex
  /// Each passage with its place.
  private(set) var pairs: [NumberPair] = []

  /// Reads the vectors of the places; those of the passages are known.
  nonisolated(nonsending) init(
    _ places: [RealignedDocuments.Place], of documents: RealignedDocuments, in known: MeaningIndex,
    _ reader: some PassageReader
  ) async throws {
    index = MeaningIndex(spaces: Set(known.spaces.keys))
    let passages = Set(places.map(\.passage)).sorted()
    index.append(
      passages.map { known.passages[$0] },
      vectors: known.spaces.mapValues { vectors in passages.flatMap { vectors.vector($0) } })
    let rows = Dictionary(uniqueKeysWithValues: zip(passages, passages.indices))
    var rowsOfCuts: [Cut: Int] = [:]
    var cuts: [Cut] = []
    for place in places {
      let cut = Cut(document: place.document, span: place.span)
      let row = rowsOfCuts[cut, default: passages.count + cuts.count]
      if rowsOfCuts.updateValue(row, forKey: cut) == nil { cuts.append(cut) }
      if let passage = rows[place.passage] {
        pairs.append(NumberPair(passage, row))
      }
    }
    try await append(cuts, of: documents, known, reader)
    pairs.sort()
  }

  private struct Cut: Hashable {
    var document: UInt32
    var span: TextSpan
  }

  nonisolated(nonsending) private mutating func append(
    _ cuts: [Cut], of documents: RealignedDocuments, _ known: MeaningIndex,
    _ reader: some PassageReader
  ) async throws {
    let texts = cuts.map { documents.text(of: $0.document, $0.span) }
    let passages = zip(cuts, texts).map { cut, text in
      MeaningPassage(
        document: cut.document, span: cut.span,
        language: documents.passages(of: cut.document).first.flatMap {
          known.passages[$0].language
        },
        length: Wording(text).length)
    }
    var vectors: [MeaningSpace: [Float]] = [:]
    for space in known.spaces.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
      // A model knows the language of a whole document, or does not.
      let read = cuts.indices.filter {
        documents.passages(of: cuts[$0].document).contains { known.cosine($0, $0, in: space) != 0 }
      }
      let rows = try await reader.vectors(of: read.map { texts[$0] }, in: space)
      var all = [Float](repeating: 0, count: cuts.count * space.dimension)
      for (position, cut) in read.enumerated() {
        let row = rows[position * space.dimension..<(position + 1) * space.dimension]
        all.replaceSubrange(cut * space.dimension..<(cut + 1) * space.dimension, with: row)
      }
      vectors[space] = all
    }
    index.append(passages, vectors: vectors)
  }
}
