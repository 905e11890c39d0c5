/// Which model made a vector; vectors of different models cannot be compared.
package enum EmbeddingModel: String, Hashable, Sendable, Codable, CaseIterable {
  /// Universal Sentence Encoder, multilingual, version 3 (Yang et al., ACL 2020): fast, sixteen languages.
  case universalSentenceEncoder = "use-m3"
  /// multilingual-e5-small (Wang et al., 2024), 4-bit weights: slower, a hundred languages.
  case multilingualE5 = "e5-small"
}

extension EmbeddingModel {
  /// Numbers a vector.
  package var dimension: Int {
    switch self {
    case .universalSentenceEncoder: 512
    case .multilingualE5: 384
    }
  }
}
