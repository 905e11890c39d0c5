import Store
import Testing
import TocsinModel

/// What is kept longer than was said is named, and nothing else.
@Suite struct RetentionTests {
  private static let day: Int64 = 86_400

  private func document(_ number: UInt64, _ source: String) -> Document {
    Document(
      id: DocumentID(high: 0, low: number), form: .post,
      source: Source(id: SourceID(rawValue: source), kind: .site), text: "Text \(number)",
      place: Place(path: "p"))
  }

  /// Two readings of two documents each, ten days apart.
  private func store(_ terms: RetentionTerms) throws -> Store {
    let store = try Store(inMemory: FindingDecoding())
    for (reading, sources) in [
      ["paper.example", "radio.example"], ["paper.example", "live.radio.example"],
    ]
    .enumerated() {
      try store.noteReading(terms, at: Int64(reading * 10) * Self.day)
      var session = try IngestSession(store)
      var entries: [IngestEntry] = [.begin(path: "/\(reading)", shown: "p", size: 1, modified: 1)]
      for (place, source) in sources.enumerated() {
        let known = document(UInt64(reading * 2 + place + 1), source)
        entries.append(.document(known, location: known.id))
      }
      try session.store(entries + [.finish(state: .done, sha256: nil, format: nil)])
    }
    return store
  }

  private func expired(
    _ terms: RetentionTerms, day: Int64, keeping: Set<UInt64> = []
  ) throws -> [UInt64] {
    try store(terms).expired(
      terms, keeping: Set(keeping.map { DocumentID(high: 0, low: $0) }), at: day * Self.day,
      limit: 100
    ).map(\.low)
  }

  @Test func `documents are over so many days after they were read, by their sources' terms`()
    throws
  {
    var terms = RetentionTerms()
    #expect(try expired(terms, day: 9999).isEmpty, "without days nothing is ever over")
    terms.days = 30
    terms.sources = [.init(source: "radio.example", basis: "consent", days: 5)]
    #expect(try expired(terms, day: 4).isEmpty)
    #expect(try expired(terms, day: 5) == [2])
    #expect(try expired(terms, day: 15) == [2, 4])
    #expect(try expired(terms, day: 30) == [1, 2, 4])
    #expect(try expired(terms, day: 40, keeping: [1]) == [2, 3, 4], "a case rests on it")
    #expect(terms.terms(of: "live.radio.example").basis == "consent")
    #expect(terms.terms(of: "notradio.example").basis == nil)
  }

  @Test func `each document tells when it was read, and each source what it is kept under`() throws
  {
    var terms = RetentionTerms()
    terms.basis = "public task"
    terms.days = 30
    terms.sources = [.init(source: "radio.example", basis: "consent")]
    let store = try store(terms)
    #expect(try store.read(DocumentID(high: 0, low: 1)) == 0)
    #expect(try store.read(DocumentID(high: 0, low: 4)) == 10 * Self.day)
    #expect(try store.retentionTerms() == terms)
    let held = try store.held(under: terms)
    #expect(held.map(\.terms.basis) == ["public task", "consent"])
    #expect(held.map(\.count) == [2, 2])
    #expect(try store.isRetentionDue(at: 5))
    try store.noteRetention(at: 5)
    #expect(try !store.isRetentionDue(at: 86_404))
    #expect(try store.isRetentionDue(at: 86_405))
  }
}
