package import TocsinModel
import Wording

extension FindingSummary {
  /// In the language of who reads it: the workspace keeps it in English.
  package var spoken: FindingSummary {
    FindingSummary(
      headline: Language.current.saying(headline), chips: chips.map(Language.current.saying))
  }
}
