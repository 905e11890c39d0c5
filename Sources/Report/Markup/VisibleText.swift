import Wording

/// Escaping that also shows what cannot be seen: control characters, zero-width characters and
/// the bidirectional overrides of UAX #9 become marks, so that no quoted text can reorder or hide
/// a part of the page (CVE-2021-42574). Piles of combining marks are cut.
package enum VisibleText {
  /// How a mark looks.
  enum Marks {
    /// `<span class="mark">U+202E</span>`
    case elements
    /// `[U+202E]`
    case brackets
  }

  /// More combining marks on one letter than any orthography needs.
  private static let mostCombining = 4

  /// Linear; a run of one hidden character becomes one mark with a count.
  static func append(_ text: some StringProtocol, to html: inout String, marks: Marks) {
    if isHarmless(text) {
      html.append(contentsOf: text)
      return
    }
    var hidden: (scalar: Unicode.Scalar, count: Int)?
    var combining = 0
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if isHidden(scalar) || (isJoiner(scalar) && !joins(after: previous)) {
        if hidden?.scalar == scalar {
          hidden?.count += 1
        } else {
          flush(&hidden, to: &html, marks: marks)
          hidden = (scalar, 1)
        }
        continue
      }
      flush(&hidden, to: &html, marks: marks)
      if isCombining(scalar) {
        combining += 1
        if combining == mostCombining + 1 { html += "…" }
        if combining > mostCombining { continue }
      } else {
        combining = 0
        previous = scalar
      }
      switch scalar {
      case "&": html += "&amp;"
      case "<": html += "&lt;"
      case ">": html += "&gt;"
      case "\"": html += "&quot;"
      case "'": html += "&#39;"
      default: html.unicodeScalars.append(scalar)
      }
    }
    flush(&hidden, to: &html, marks: marks)
  }

  /// Whether a reader cannot see the character, or it changes the order of others.
  package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0...0x1F, 0x7F...0x9F, 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5,
      0x180B...0x180E,
      0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0,
      0xFFF0...0xFFFB,
      0xFFFE, 0xFFFF, 0xE0000...0xE0FFF:
      true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  /// `U+202E`
  static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func isHarmless(_ text: some StringProtocol) -> Bool {
    text.utf8.allSatisfy { byte in
      switch byte {
      case 0x09, 0x0A: true
      case 0x22, 0x26, 0x27, 0x3C, 0x3E: false
      default: byte >= 0x20 && byte < 0x7F
      }
    }
  }

  /// The zero-width joiner and non-joiner, which Arabic, Indic scripts and emoji need.
  private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x200C || scalar.value == 0x200D
  }

  private static func joins(after scalar: Unicode.Scalar) -> Bool {
    (0x0590...0x1CFF).contains(scalar.value) || scalar.value >= 0x2190
  }

  private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return true
    default: return false
    }
  }

  private static func flush(
    _ hidden: inout (scalar: Unicode.Scalar, count: Int)?, to html: inout String, marks: Marks
  ) {
    guard let (scalar, count) = hidden else { return }
    hidden = nil
    let label = codePoint(scalar) + (count > 1 ? "×\(count)" : "")
    switch marks {
    case .elements:
      let title = localized("A character that cannot be seen")
      html += "<span class=\"hid\" title=\"\(title)\">\(label)</span>"
    case .brackets: html += "[\(label)]"
    }
  }
}
