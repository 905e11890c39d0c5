/// The sizes of a BERT encoder (Devlin et al., NAACL 2019, section 3).
struct E5Shape: Hashable, Sendable {
  /// Numbers a token.
  var width: Int
  var layers: Int
  /// Attention heads; each is ``headWidth`` wide.
  var heads: Int
  /// The width between the two matrices of a feed-forward block.
  var inner: Int
  /// Rows of the table of word embeddings.
  var words: Int
  /// Rows of the table of positions: the most tokens of a text.
  var positions: Int
  /// What layer normalisation adds to the variance.
  var epsilon: Float

  /// The width of a head that the attention kernel has.
  static let headWidth = 32
  /// Weights of a block that shares a scale.
  static let block = FourBitRows.block

  /// What is wrong with it, as a phrase that completes “is damaged: ”; `nil` when nothing is.
  var fault: String? {
    if width != EmbeddingModel.multilingualE5.dimension {
      return "its vectors have \(width) numbers"
    }
    if heads * Self.headWidth != width { return "it has \(heads) attention heads" }
    if !(1...64).contains(layers) { return "it has \(layers) layers" }
    if !(EncoderMatrix.group...16_384).contains(inner) || inner % Self.block != 0 {
      return "its inner width is \(inner)"
    }
    if !(4...4_000_000).contains(words) { return "it has \(words) words" }
    if !(8...512).contains(positions) { return "it has \(positions) positions" }
    if !(epsilon >= 0 && epsilon < 1) { return "its epsilon is \(epsilon)" }
    return nil
  }
}
