package import Index
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

/// The passages of documents with their vectors, numbered from 0 in the order of appending; those of a document follow each
/// other.
package struct MeaningIndex: Sendable {
  package private(set) var passages: [MeaningPassage] = []
  /// Of each passage its document and the number of its language: what is asked for of all that is near to another.
  private(set) var owners: [UInt32] = []
  private(set) var languages: [UInt16] = []
  private var firstPassages: [UInt32: UInt32] = [:]
  private var languageNumbers: [String?: UInt16] = [:]
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
    for passage in passages { append(passage) }
    for space in spaces.keys {
      let missing = [Float](repeating: 0, count: passages.count * space.dimension)
      spaces[space]?.append(vectors[space] ?? missing)
    }
  }

  fileprivate mutating func append(_ passage: MeaningPassage) {
    if firstPassages[passage.document] == nil {
      firstPassages[passage.document] = UInt32(passages.count)
    }
    passages.append(passage)
    owners.append(passage.document)
    let next = UInt16(clamping: languageNumbers.count)
    languages.append(languageNumbers[passage.language] ?? next)
    if languages.last == next { languageNumbers[passage.language] = next }
  }

  /// How many languages passages are in, the unknown one among them.
  var languageCount: Int { languageNumbers.count }

  /// The number of a language; `nil` where no passage is in it.
  func number(of language: String?) -> UInt16? { languageNumbers[language] }

  /// Whether a passage is the only one of its document.
  func isWhole(_ row: Int) -> Bool {
    (row == 0 || owners[row - 1] != owners[row])
      && (row + 1 == count || owners[row + 1] != owners[row])
  }

  /// The passage of a document that has only one; `nil` of any other.
  func onlyPassage(of document: UInt32) -> Int? {
    firstPassages[document].map(Int.init).flatMap { isWhole($0) ? $0 : nil }
  }

  /// The documents of two passages.
  func documents(of pair: NumberPair) -> NumberPair {
    NumberPair(owners[Int(pair.a)], owners[Int(pair.b)])
  }

  /// The cosine in a space; 0 where one of the two has no vector.
  func cosine(_ a: Int, _ b: Int, in space: MeaningSpace) -> Float {
    spaces[space]?.cosine(a, b) ?? 0
  }
}

extension MeaningIndex {
  /// Opens what ``checkpoint(to:)`` wrote: the passages are read, the vectors stay in the files.
  ///
  /// - Parameters:
  ///   - stored: with the dimensions of the spaces, in the order of their names (``dimensions(of:)``).
  ///   - spaces: those it was written with.
  package init(_ stored: PassageIndex, spaces: Set<MeaningSpace>) {
    self.init(spaces: spaces)
    guard stored.dimensions == Self.dimensions(of: spaces) else { return }
    passages.reserveCapacity(stored.count)
    firstPassages.reserveCapacity(stored.count)
    for number in 0..<stored.count { append(MeaningPassage(stored.entry(number))) }
    for (place, space) in Self.ordered(spaces).enumerated() {
      self.spaces[space] = VectorIndex(stored, space: place)
    }
  }

  /// Numbers of a vector in each space, in the order of the spaces' names.
  package static func dimensions(of spaces: Set<MeaningSpace>) -> [Int] {
    ordered(spaces).map(\.dimension)
  }

  private static func ordered(_ spaces: some Sequence<MeaningSpace>) -> [MeaningSpace] {
    spaces.sorted { $0.rawValue < $1.rawValue }
  }

  /// Writes the passages that are not in files yet, with their vectors in the spaces that the files have.
  package func checkpoint(to stored: PassageIndex) throws(IndexError) {
    let ordered = Self.ordered(spaces.keys)
    guard stored.dimensions == ordered.map(\.dimension) else { return }
    try stored.checkpoint(count: count) {
      passages[$0].entry
    } withRows: { space, chunk, body in
      spaces[ordered[space]]?.withRows(ofChunk: chunk, body)
    }
  }
}

extension MeaningPassage {
  fileprivate init(_ entry: PassageEntry) {
    var language = ""
    var rest = entry.language
    while rest & 0xFF != 0 {
      language.unicodeScalars.append(Unicode.Scalar(UInt8(truncatingIfNeeded: rest)))
      rest >>= 8
    }
    self.init(
      document: entry.document, span: TextSpan(Int(entry.start), Int(max(entry.start, entry.end))),
      language: language.isEmpty ? nil : language, length: Int(entry.length))
  }

  /// A primary subtag has at most eight letters (RFC 5646, section 2.1).
  fileprivate var entry: PassageEntry {
    let code = (language ?? "").utf8.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    return PassageEntry(
      document: document, start: UInt32(clamping: span.start), end: UInt32(clamping: span.end),
      length: UInt32(clamping: length), language: code)
  }
}
