/// The sizes of the multilingual Universal Sentence Encoder, version 3, in its convolutional form
/// (Yang et al., 2020, “Multilingual Universal Sentence Encoder for Semantic Retrieval”, section 2.2).
enum USEShape {
  static let embedding = 512
  /// The width of a branch.
  static let width = 256
  static let branches = [
    Branch(slots: 2, left: 0), Branch(slots: 3, left: 1), Branch(slots: 5, left: 2),
  ]
  /// All branches side by side.
  static let projected = 768
  /// A token's features: its embedding, then what each branch made of it.
  static let features = 1280
  static let sentence = 512
  static let hidden = 320
  /// Piece `id` is row `id / tables` of table `id % tables`.
  static let tables = 17
  static let tableRows = 7530
  static let pieces = 128_000
  /// Numbers of the embedding tables have 6 bits.
  static let mostLevel: UInt8 = 63

  /// A convolution over `slots` tokens, of which `left` stand before the one that it is for.
  struct Branch: Sendable {
    let slots: Int
    let left: Int
    /// How its files are named.
    var name: String { "\(slots)" }
  }
}
