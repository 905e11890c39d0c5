internal import Text
internal import TocsinModel

/// Documents with the vectors of their sentences, in which the passages of others are sought.
struct RealignedDocuments: Sendable {
  /// A place of a document that may say what a passage of another does.
  struct Place: Hashable, Sendable {
    /// The passage by its number in the index.
    var passage: Int
    var document: UInt32
    var span: TextSpan
  }

  private struct Entry: Sendable {
    var text: String
    /// Its passages in the index.
    var passages: Range<Int>
    var sentences: DocumentSentences
    /// The vectors of its sentences.
    var rows: Range<Int>
    /// Letters and digits of all passages.
    var length: Int
  }

  private var entries: [UInt32: Entry] = [:]
  private var vectors = VectorIndex(dimension: MeaningSpace.e5.dimension)
  private let index: MeaningIndex

  /// How much longer than a passage, or shorter, a place may be that says the same.
  private static let mostLonger = 2.5

  /// - Parameters:
  ///   - documents: ascending, with the numbers of their passages.
  nonisolated(nonsending) init(
    _ documents: [(number: UInt32, passages: Range<Int>)], in index: MeaningIndex,
    _ reader: some PassageReader
  ) async throws {
    self.index = index
    let texts = try reader.texts(of: documents.map(\.number))
    var rows = 0
    for ((number, passages), text) in zip(documents, texts) {
      let sentences = DocumentSentences(
        of: text, passages: passages.map { index.passages[$0].span })
      let end = rows + sentences.spans.count
      entries[number] = Entry(
        text: text, passages: passages, sentences: sentences, rows: rows..<end,
        length: passages.reduce(0) { $0 + index.passages[$1].length })
      rows = end
    }
    vectors.append(
      try await reader.vectors(
        ofSentences: documents.flatMap { entries[$0.number]?.sentences.wordings ?? [] }))
  }

  /// Letters and digits of each document.
  var lengths: [UInt32: Int] { entries.mapValues(\.length) }

  func text(of document: UInt32, _ span: TextSpan) -> String {
    entries[document].map { String($0.text.slice(span)) } ?? ""
  }

  /// The passages of a document in the index.
  func passages(of document: UInt32) -> Range<Int> { entries[document]?.passages ?? 0..<0 }

  /// The places of the longer document that may say what the passages of the shorter one do, in the order of these.
  ///
  /// Time: the product of the numbers of their sentences.
  /// - Parameter least: the share of the shorter document's letters that must have a place, or none is given.
  func places(of pair: NumberPair, least: Double) -> [Place] {
    guard let first = entries[pair.a], let second = entries[pair.b] else { return [] }
    // Of two that are as long the text decides, not the order in which they were read.
    let isFirstShorter = (first.length, first.text) <= (second.length, second.text)
    let (shorter, longer) = isFirstShorter ? (first, second) : (second, first)
    let alignment = SentenceAlignment(
      vectors, a: shorter.rows, lettersOfA: shorter.sentences.letters, b: longer.rows,
      lettersOfB: longer.sentences.letters)
    let places = zip(shorter.passages, shorter.sentences.ofPassages).compactMap {
      passage, sentences -> Place? in
      guard let found = alignment.place(of: sentences) else { return nil }
      let letters = longer.sentences.letters[found].reduce(0, +)
      let wanted = Double(index.passages[passage].length)
      let span = longer.sentences.spans[found].reduce(longer.sentences.spans[found.lowerBound]) {
        TextSpan(min($0.start, $1.start), max($0.end, $1.end))
      }
      guard Double(letters) <= Self.mostLonger * wanted, wanted <= Self.mostLonger * Double(letters)
      else { return nil }
      return Place(passage: passage, document: isFirstShorter ? pair.b : pair.a, span: span)
    }
    let placed = places.reduce(0) { $0 + index.passages[$1.passage].length }
    return Double(placed) >= least * Double(shorter.length) ? places : []
  }
}
