/// The spaces that French wants before high signs and within quotation marks, and which must not break a line (Lexique des
/// règles typographiques en usage à l'Imprimerie nationale): narrow before `;` `!` `?`, of a word's width before `:` and within « ».
///
/// Files of the catalogue are written with plain spaces, which everybody can type and see.
package enum FrenchTypography {
  package static func spaced(_ text: String) -> String {
    var result = text
    for (plain, bound) in [
      (" ;", "\u{202F};"), (" !", "\u{202F}!"), (" ?", "\u{202F}?"), (" :", "\u{A0}:"),
      ("« ", "«\u{A0}"), (" »", "\u{A0}»"), (" %", "\u{202F}%"), ("n° ", "n°\u{A0}"),
      (" – ", "\u{A0}– "), ("'", "’"),
    ] {
      result = result.replacing(plain, with: bound)
    }
    return result
  }
}
