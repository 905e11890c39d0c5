import Wording

/// Shows the letters of another script inside a word: “Оrlanda” with a Cyrillic О looks
/// right, which is the point of writing it so.
package enum LookAlikes {
  private enum Script {
    case latin, cyrillic, greek
  }

  /// Writes an element with the text; in words that mix scripts, the rarer script's letters are marked.
  package static func render(
    _ name: StaticString, _ text: String, language: String? = nil, limit: Int = 4000,
    into out: inout Markup
  ) {
    out.element(name, .language(language), .directionAuto) { out in
      let text = text.cut(to: limit)
      guard text.utf8.contains(where: { $0 >= 0xC3 }) else {
        out.text(text)
        return
      }
      var word = String.UnicodeScalarView()
      for scalar in text.unicodeScalars {
        if scalar == " " || scalar == "\n" {
          render(word, into: &out)
          word.removeAll()
          out.text(String(scalar))
        } else {
          word.append(scalar)
        }
      }
      render(word, into: &out)
    }
  }

  private static func render(_ word: String.UnicodeScalarView, into out: inout Markup) {
    var counts: [Script: Int] = [:]
    for scalar in word {
      if let script = script(scalar) { counts[script, default: 0] += 1 }
    }
    guard counts.count > 1 else {
      out.text(String(word))
      return
    }
    let rank: (Script) -> Int = { $0 == .latin ? 2 : $0 == .cyrillic ? 1 : 0 }
    let main = counts.max { ($0.value, rank($0.key)) < ($1.value, rank($1.key)) }?.key
    for scalar in word {
      if let script = script(scalar), script != main {
        out.element(
          "span", .class("alien"),
          Attribute("title", words: "\(VisibleText.codePoint(scalar)), a \(name(script)) letter")
        ) { out in
          out.text(String(scalar))
          out.element("sub", text: name(script))
        }
      } else {
        out.text(String(scalar))
      }
    }
  }

  /// `Cyrillic`; `nil` for a script that is not told apart.
  static func scriptName(of scalar: Unicode.Scalar) -> String? { script(scalar).map(name) }

  private static func name(_ script: Script) -> String {
    switch script {
    case .latin: "Latin"
    case .cyrillic: "Cyrillic"
    case .greek: "Greek"
    }
  }

  private static func script(_ scalar: Unicode.Scalar) -> Script? {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: .latin
    case 0x370...0x3FF: .greek
    case 0x400...0x52F: .cyrillic
    default: nil
    }
  }
}
