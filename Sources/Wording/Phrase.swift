/// A sentence of this program's own, written in English where it is used, with places for what it is about.
///
///     out.element("p", words: "\(counted: files, "file") stored by \(name).")
///
/// Its key is the English with its places: `{file} stored by {}.` Under it the catalogue has the other languages. It is put
/// into words late, in the language of who reads it, so that an error may be made where nobody knows that language.
package struct Phrase: Sendable, Hashable, ExpressibleByStringInterpolation {
  enum Argument: Sendable, Hashable {
    case text(String)
    case number(Int)
    /// A number with the English noun for one and for more.
    case counted(Int, String, String)
    case phrase(Phrase)
  }

  enum Part: Sendable, Hashable {
    case literal(String)
    case argument(Argument)
  }

  let parts: [Part]

  package init(stringLiteral value: String) {
    parts = value.isEmpty ? [] : [.literal(value)]
  }

  package init(stringInterpolation: Interpolation) {
    parts = stringInterpolation.parts
  }

  /// What is quoted: it is the same in all languages.
  package init(quoting text: some StringProtocol) {
    parts = [.argument(.text(String(text)))]
  }

  var arguments: [Argument] {
    parts.compactMap { if case .argument(let argument) = $0 { argument } else { nil } }
  }

  /// The English with its places, under which the catalogue has the other languages.
  package var key: String {
    parts.map { part in
      switch part {
      case .literal(let text): text
      case .argument(.counted(_, let noun, _)): "{\(noun)}"
      case .argument: "{}"
      }
    }.joined()
  }

  /// In the language of the work that is being done.
  package var text: String { text(in: Language.current) }

  /// Linear in what comes out. English where the catalogue lacks it: a test keeps it from lacking any.
  package func text(in language: Language) -> String {
    if language != .english, let template = Catalogue.template(for: key, in: language) {
      return template.text(arguments, in: language)
    }
    return parts.map { part in
      switch part {
      case .literal(let text): text
      case .argument(.text(let text)): text
      case .argument(.number(let number)): language.grouped(number)
      case .argument(.phrase(let phrase)): phrase.text(in: language)
      case .argument(.counted(let number, let one, let more)):
        "\(language.grouped(number)) \(number == 1 ? one : more)"
      }
    }.joined()
  }

  /// What may stand in the places.
  package struct Interpolation: StringInterpolationProtocol {
    var parts: [Part] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      parts.reserveCapacity(2 * interpolationCount + 1)
    }

    package mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { parts.append(.literal(literal)) }
    }

    /// What is quoted, or a word that is the same in all languages.
    package mutating func appendInterpolation(_ text: some StringProtocol) {
      parts.append(.argument(.text(String(text))))
    }

    /// With its digits in groups.
    package mutating func appendInterpolation(_ number: some BinaryInteger) {
      parts.append(.argument(.number(Int(clamping: number))))
    }

    package mutating func appendInterpolation(_ phrase: Phrase) {
      parts.append(.argument(.phrase(phrase)))
    }

    /// `1 source`, `3 sources`; the noun alone stands in the key.
    package mutating func appendInterpolation(
      counted number: some BinaryInteger, _ noun: String, _ plural: String? = nil
    ) {
      parts.append(.argument(.counted(Int(clamping: number), noun, plural ?? noun + "s")))
    }
  }
}

/// A sentence in the language of the work that is being done, where a plain string is needed.
package func localized(_ phrase: Phrase) -> String { phrase.text }
