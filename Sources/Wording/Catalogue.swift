/// All sentences in the languages other than that in which they are written.
package enum Catalogue {
  /// As the files of a language have them: the English, and what it is there.
  package static func entries(in language: Language) -> [(english: String, other: String)] {
    switch language {
    case .english: []
    case .french: French.parts.flatMap { $0 }
    }
  }

  private static let french = templates(in: .french, typeset: FrenchTypography.spaced)

  /// - Complexity: O(1).
  static func template(for key: String, in language: Language) -> Template? {
    switch language {
    case .english: nil
    case .french: french[key]
    }
  }

  /// Of a key that stands twice the first counts; a test says where one does.
  private static func templates(
    in language: Language, typeset: (String) -> String
  ) -> [String: Template] {
    Dictionary(
      entries(in: language).compactMap { entry in
        Template(typeset(entry.other)).map { (entry.english, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }
}
