/// What flows through the encoder for some tokens: the memory of one call, used by one thread.
struct Activations: ~Copyable {
  /// The hidden state: tokens × width.
  let hidden: UnsafeMutablePointer<Float>
  /// Queries, keys and values beside one another: tokens × 3 · width.
  let attention: UnsafeMutablePointer<Float>
  /// What a block adds to the hidden state: tokens × width.
  let update: UnsafeMutablePointer<Float>
  /// Tokens × inner width.
  let inner: UnsafeMutablePointer<Float>
  /// The left side of a product, quantised: tokens × the largest width.
  let quantised: UnsafeMutablePointer<UInt8>
  /// One a token and group of neighbours.
  let scales: UnsafeMutablePointer<Float>
  /// For the attention of one text.
  let scores: UnsafeMutablePointer<Float>
  let capacity: Int

  /// - Parameter scores: the floats that the attention of the longest text needs.
  init(capacity: Int, shape: E5Shape, scores: Int) {
    func floats(_ count: Int) -> UnsafeMutablePointer<Float> {
      UnsafeMutableRawPointer.allocate(byteCount: count * 4, alignment: 64)
        .bindMemory(to: Float.self, capacity: count)
    }
    self.capacity = capacity
    hidden = floats(capacity * shape.width)
    attention = floats(capacity * shape.width * 3)
    update = floats(capacity * shape.width)
    inner = floats(capacity * shape.inner)
    quantised = UnsafeMutableRawPointer.allocate(
      byteCount: capacity * max(shape.width, shape.inner), alignment: 64
    ).bindMemory(to: UInt8.self, capacity: capacity * max(shape.width, shape.inner))
    scales = floats(capacity * EncoderMatrix.groups(max(shape.width, shape.inner)))
    self.scores = floats(scores)
  }

  deinit {
    UnsafeMutableRawPointer(hidden).deallocate()
    UnsafeMutableRawPointer(attention).deallocate()
    UnsafeMutableRawPointer(update).deallocate()
    UnsafeMutableRawPointer(inner).deallocate()
    UnsafeMutableRawPointer(quantised).deallocate()
    UnsafeMutableRawPointer(scales).deallocate()
    UnsafeMutableRawPointer(scores).deallocate()
  }
}
