import Text
import TocsinModel

extension MeaningModels {
  /// The language a document is in, when it declares none, or none that counts; otherwise as declared.
  func language(of document: Document, ignoresDeclared: Bool) -> String? {
    if let declared = document.language, !ignoresDeclared { return declared }
    return identifier.identify(document.text).language
  }

  /// Gives documents without a language the one they are in.
  func fillLanguages<Key>(of documents: inout [Key: Document], ignoresDeclared: Bool) {
    for (key, document) in documents where !document.text.isEmpty {
      documents[key]?.language = language(of: document, ignoresDeclared: ignoresDeclared)
    }
  }
}
