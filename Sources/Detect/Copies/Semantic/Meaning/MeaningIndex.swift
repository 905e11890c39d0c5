package import TocsinModel

/// A part of a document whose meaning is compared.
package struct MeaningPassage: Hashable, Sendable {
  /// The document's number.
  package var document: UInt32
  /// Where in its text.
  package var span: TextSpan
  /// Its language (BCP 47, primary subtag); `nil` when unknown.
  package var language: String?
  /// Letters and digits.
  package var length: Int

  package init(document: UInt32, span: TextSpan, language: String?, length: Int) {
    self.document = document
    self.span = span
    self.language = language
    self.length = length
  }
}

/// The passages of documents with their vectors, numbered from 0 in the order of their documents.
package struct MeaningIndex: Sendable {
  package private(set) var passages: [MeaningPassage] = []
  private(set) var spaces: [MeaningSpace: VectorIndex] = [:]

  /// - Parameter spaces: the models that give vectors.
  package init(spaces: Set<MeaningSpace>) {
    for space in spaces { self.spaces[space] = VectorIndex(dimension: space.dimension) }
  }

  package var count: Int { passages.count }

  /// Appends passages with their vectors, row after row, in every space of the index; where a model does not
  /// know a passage's language, its row is zero.
  package mutating func append(
    _ passages: [MeaningPassage], vectors: [MeaningSpace: [Float]]
  ) {
    self.passages += passages
    for space in spaces.keys {
      let missing = [Float](repeating: 0, count: passages.count * space.dimension)
      spaces[space]?.append(vectors[space] ?? missing)
    }
  }

  /// The cosine in a space; 0 where one of the two has no vector.
  func cosine(_ a: Int, _ b: Int, in space: MeaningSpace) -> Float {
    spaces[space]?.cosine(a, b) ?? 0
  }

  /// The first passage of a document with this number or a later one.
  package func firstPassage(from document: Int) -> Int {
    var (low, high) = (0, passages.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(passages[middle].document) < document { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
