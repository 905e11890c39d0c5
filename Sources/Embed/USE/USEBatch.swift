/// Texts that go through the network together, as pieces one after another.
struct USEBatch {
  private(set) var pieces: [Int32] = []
  /// The pieces of each text, as a range of ``pieces``.
  private(set) var texts: [Range<Int>] = []

  var isEmpty: Bool { texts.isEmpty }

  mutating func append(_ text: [Int32]) {
    texts.append(pieces.count..<pieces.count + text.count)
    pieces += text
  }

  mutating func removeAll() {
    pieces.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
  }
}
