import Text
import TocsinModel

extension MeaningModels {
  /// The language a document is in: as declared, unless its script or a sure identification contradicts that.
  func language(of document: Document, ignoresDeclared: Bool) -> String? {
    identifier.language(
      of: document.text, declared: ignoresDeclared ? nil : document.language
    ).language
  }

  /// Gives documents without a language the one they are in.
  func fillLanguages<Key>(of documents: inout [Key: Document], ignoresDeclared: Bool) {
    for (key, document) in documents where !document.text.isEmpty {
      documents[key]?.language = language(of: document, ignoresDeclared: ignoresDeclared)
    }
  }
}
