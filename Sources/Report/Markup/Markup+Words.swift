package import Wording

/// Sentences of this program's own, in the language of who reads the page. A literal that is given as `text:` is quoted as it is.
extension Markup {
  /// An element that holds one sentence.
  package mutating func element(_ name: StaticString, _ attributes: Attribute?..., words: Phrase) {
    element(name, attributes, text: words.text)
  }

  package mutating func words(_ phrase: Phrase) {
    text(phrase.text)
  }
}

extension Attribute {
  package init(_ name: StaticString, words: Phrase) {
    self.init(name, words.text)
  }

  package static func label(words: Phrase) -> Attribute { label(words.text) }

  /// The language in which the page speaks.
  package static var spokenLanguage: Attribute { Attribute("lang", Language.current.tag) }
}
