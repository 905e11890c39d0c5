import Copies
package import Embed
import Text

/// The models that read meaning, those of them that are there.
package struct MeaningModels: Sendable {
  let identifier: LanguageIdentifier
  let universal: UniversalSentenceEncoder?
  let e5: MultilingualE5?
  /// Those that are not.
  package let missing: [PretrainedModel]

  /// The languages that the universal encoder was trained on (Yang et al., ACL 2020, section 3).
  static let universalLanguages: Set<String> = [
    "ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh",
  ]

  /// Loads what is in a folder, each file compared with its checksum first: the libraries that read
  /// them trust them. Takes about half a second.
  ///
  /// - Throws: `EmbedError`, `TextError` for a model that is there and damaged.
  package init(_ folder: ModelFolder) throws {
    var missing: [PretrainedModel] = []
    for model in PretrainedModel.allCases {
      switch folder.check(model, sha256: FileDigest.sha256) {
      case .present: break
      case .missing: missing.append(model)
      case .damaged(let file, let reason):
        throw EmbedError.damaged(file: "\(folder.path(of: model))/\(file)", reason: reason)
      }
    }
    self.missing = missing
    func load<Model>(_ model: PretrainedModel, _ body: () throws -> Model) rethrows -> Model? {
      missing.contains(model) ? nil : try body()
    }
    identifier =
      try load(.languageIdentification) {
        try LanguageIdentifier(model: folder.files(of: .languageIdentification)[0])
      } ?? .scripts
    universal = try load(.universalSentenceEncoder) {
      try UniversalSentenceEncoder(folder: folder.path(of: .universalSentenceEncoder))
    }
    e5 = try load(.multilingualE5) {
      try MultilingualE5(file: folder.files(of: .multilingualE5)[0])
    }
  }

  /// Whether any meaning can be read.
  package var canRead: Bool { universal != nil || e5 != nil }

  /// The spaces in which texts get vectors.
  var spaces: Set<MeaningSpace> {
    var spaces: Set<MeaningSpace> = []
    if universal != nil { spaces.insert(.universal) }
    if e5 != nil { spaces.insert(.e5) }
    return spaces
  }
}
