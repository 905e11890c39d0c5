/// Which model's vectors are compared. The names are those of the models.
package enum MeaningSpace: String, Hashable, Sendable, Codable, CaseIterable {
  /// Universal Sentence Encoder, multilingual, version 3: fast, for some languages.
  case universal = "use-m3"
  /// multilingual-e5-small: slower, for about a hundred languages.
  case e5 = "e5-small"
}

extension MeaningSpace {
  package var dimension: Int {
    switch self {
    case .universal: 512
    case .e5: 384
    }
  }

  /// The least cosine at which two passages are looked at more closely.
  var floor: Float {
    switch self {
    case .universal: 0.35
    case .e5: 0.8
    }
  }

  /// Two texts of a panel are less alike than this.
  var unlike: Float {
    switch self {
    case .universal: 0.5
    case .e5: 0.88
    }
  }

  /// How alike a text and the nearest texts that say something else are, when none are there to be asked.
  var usualBackground: Float {
    switch self {
    case .universal: 0.25
    case .e5: 0.8
    }
  }
}
