/// One way of writing letters of a script in Latin ones.
struct TransliterationScheme: Sendable {
  /// What letters become, at the beginning of a word and elsewhere.
  private struct Rule: Sendable {
    var initial: String
    var inner: String
  }

  private var letters: [Unicode.Scalar: Rule] = [:]
  /// Pairs that are written otherwise than their letters.
  private var pairs: [[Unicode.Scalar]: Rule] = [:]

  /// Rules as `ж=zh`, parted by blanks; `є=ye/ie` gives the form at the beginning of a word first;
  /// `ь=` drops a letter. Later rules replace earlier ones.
  init(_ rules: String...) {
    for rule in rules.joined(separator: " ").split(separator: " ") {
      let sides = rule.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2 else { continue }
      let forms = sides[1].split(separator: "/", omittingEmptySubsequences: false)
      let meaning = Rule(initial: String(forms[0]), inner: String(forms[forms.count - 1]))
      let key = Array(sides[0].unicodeScalars)
      if key.count == 1 { letters[key[0]] = meaning } else { pairs[key] = meaning }
    }
  }

  /// A text in lower case; `nil` when it has a letter that this scheme does not know.
  func render(_ text: [Unicode.Scalar]) -> String? {
    var rendition = ""
    var isInitial = true
    var index = 0
    while index < text.count {
      let scalar = text[index]
      if index + 1 < text.count, let rule = pairs[[scalar, text[index + 1]]] {
        rendition += isInitial ? rule.initial : rule.inner
        isInitial = false
        index += 2
        continue
      }
      index += 1
      if let rule = letters[scalar] {
        rendition += isInitial ? rule.initial : rule.inner
        isInitial = false
      } else if scalar.isASCII {
        rendition.unicodeScalars.append(scalar)
        isInitial = !scalar.properties.isAlphabetic
      } else if scalar.isMark {
        continue
      } else {
        // An accented letter is rendered as the one that carries the accent.
        guard let base = UnicodeData.shared.base(of: scalar), let rule = letters[base] else {
          return nil
        }
        rendition += isInitial ? rule.initial : rule.inner
        isInitial = false
      }
    }
    return rendition
  }
}
