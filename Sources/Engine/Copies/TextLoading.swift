import Copies
import Store

/// Appends to the texts that are compared what the store has and they have not, in the order of the numbers: one thread
/// reads, one a core makes fingerprints, and the calling one appends.
struct TextLoading {
  let store: Store
  /// Stops it between texts, with what is appended by then.
  var shouldStop: @Sendable () -> Bool = { Task.isCancelled }

  private struct Row: Sendable {
    var number: UInt32
    var source: UInt32?
    /// `nil` of what is no publication.
    var text: String?
  }

  private struct Fingerprinted: Sendable {
    var number: UInt32
    var source: UInt32?
    var fingerprint: CopyFingerprint

    init(_ row: Row) {
      (number, source) = (row.number, row.source)
      fingerprint = CopyFingerprint(of: row.text ?? "")
    }
  }

  /// Of texts that are handed on together.
  private static let chunk = (rows: 1024, bytes: 1 << 18)
  /// Up to so many texts are not worth threads.
  private static let few = 64

  /// - Parameters:
  ///   - count: the number of the first document that is not wanted.
  ///   - hasRoom: whether more is to be appended; asked between long texts, which may be few and take much.
  /// - Throws: ``StoreError``, `CancellationError`.
  func load(
    _ count: Int, into texts: inout CopyTexts, while hasRoom: (CopyTexts) -> Bool = { _ in true }
  ) throws {
    let first = texts.count
    if count - first <= Self.few {
      var chunk = Chunk()
      var isFull = false
      try store.texts(from: first) { number, source, text in
        guard number < count else { return false }
        chunk.rows.append(Row(number: number, source: source, text: text))
        chunk.weight += text?.utf8.count ?? 0
        guard chunk.weight >= Self.chunk.bytes else { return true }
        for row in chunk.rows { Self.append(Fingerprinted(row), to: &texts) }
        chunk = Chunk()
        isFull = !hasRoom(texts)
        return !isFull
      }
      for row in chunk.rows { Self.append(Fingerprinted(row), to: &texts) }
      if isFull { return }
    } else {
      _ = try ParallelSteps.run(
        produce: { [store] push in try Self.chunks(of: store, first..<count, push) },
        weight: \.weight,
        worker: { { (chunk: Chunk) in chunk.rows.map(Fingerprinted.init) } },
        consume: { (chunk: [Fingerprinted]) in
          if shouldStop() { throw CancellationError() }
          for row in chunk { Self.append(row, to: &texts) }
        })
    }
    while texts.count < count { texts.appendNothing() }
  }

  private struct Chunk: Sendable {
    var rows: [Row] = []
    var weight = 0
  }

  private static func chunks(
    of store: Store, _ numbers: Range<Int>, _ push: (Chunk) -> Bool
  ) throws {
    var chunk = Chunk()
    try store.texts(from: numbers.lowerBound) { number, source, text in
      guard number < numbers.upperBound else { return false }
      chunk.rows.append(Row(number: number, source: source, text: text))
      chunk.weight += text?.utf8.count ?? 0
      guard chunk.rows.count >= Self.chunk.rows || chunk.weight >= Self.chunk.bytes else {
        return true
      }
      let isWanted = push(chunk)
      chunk = Chunk()
      return isWanted
    }
    _ = push(chunk)
  }

  private static func append(_ row: Fingerprinted, to texts: inout CopyTexts) {
    // Numbers that nothing has any more: their documents were retired and came back.
    while texts.count < Int(row.number) { texts.appendNothing() }
    // Documents without a source are each a source of their own: nothing is known to join them.
    texts.append(row.fingerprint, source: row.source ?? .max - row.number)
  }
}
