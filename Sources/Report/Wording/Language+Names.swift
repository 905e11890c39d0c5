import TocsinModel
import Wording

extension Language {
  /// What a language is called in this one; `nil` for a tag (BCP 47) that names none of the table.
  func called(_ tag: String) -> String? {
    guard let english = LanguageName.english(tag) else { return nil }
    return name(ofLanguage: tag) ?? english
  }
}
