import Collect
import Store
import TocsinModel

/// Gathers what was read into transactions, in the order of the inputs.
struct BatchWriter {
  /// When a transaction is full.
  private static let full = (documents: 30_000, weight: 10 << 20, entries: 60_000)

  var tally = Ingestion.Tally()
  private let store: Store
  private let options: CollectOptions
  private let events: @Sendable (EngineEvent) -> Void
  private var session: IngestSession
  private var batch: [IngestEntry] = []
  private var weight = 0
  private var documents = 0
  /// Of the file of names that is being read.
  private var names: NameTally?

  init(
    store: Store, options: CollectOptions, events: @escaping @Sendable (EngineEvent) -> Void
  ) throws(StoreError) {
    self.store = store
    self.options = options
    self.events = events
    session = try IngestSession(store)
  }

  /// - Throws: ``StoreError``; ``CollectError/strict(_:)`` for a bad name of a strict run.
  mutating func add(_ result: ChunkConversion.Output) throws {
    for item in result.items {
      switch item {
      case .entry(let entry): add(entry)
      case .beginNames(let file):
        names = NameTally(file: file, options: options)
        batch.append(.recognised(format: InputFormat.names.rawValue))
      case .names(let judged, let blocks, let isKnown):
        try add(judged, blocks: blocks, isKnown: isKnown)
      }
    }
    weight += result.weight
    documents += result.documents
    if documents >= Self.full.documents || weight >= Self.full.weight
      || batch.count >= Self.full.entries
    {
      try flush()
    }
  }

  private mutating func add(_ entry: IngestEntry) {
    switch entry {
    case .diagnostic(let diagnostic):
      tally.diagnostics += 1
      if diagnostic.severity == .error { tally.errors += 1 }
      events(.diagnostic(diagnostic))
    case .finish:
      for diagnostic in names?.finish() ?? [] { add(.diagnostic(diagnostic)) }
      names = nil
    default: break
    }
    batch.append(entry)
  }

  /// What is stored already is counted all the same, so that the bound on each diagnostic falls where it fell.
  private mutating func add(_ judged: JudgedNames, blocks: Int, isKnown: Bool) throws {
    for report in judged.reports {
      let told = try names?.add(report) ?? []
      tally.names += report.names
      if !isKnown { for diagnostic in told { add(.diagnostic(diagnostic)) } }
    }
    batch += judged.lookalikes.map { .lookalike($0) }
    if !isKnown { batch.append(.progress(records: blocks)) }
  }

  mutating func finish() throws(StoreError) {
    try flush()
    while try store.indexText() {}
  }

  private mutating func flush() throws(StoreError) {
    guard !batch.isEmpty else { return }
    // Before each transaction, and not in one: what is stored is whole, and the next run goes on after it.
    try store.checkRoom()
    tally.documents += try session.store(batch)
    batch.removeAll(keepingCapacity: true)
    (weight, documents) = (0, 0)
    try store.indexText(whole: false)
    events(.stored(documents: tally.documents, names: tally.names))
  }
}
