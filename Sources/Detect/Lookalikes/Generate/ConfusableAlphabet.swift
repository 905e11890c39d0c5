import Names

/// Which letters outside of ASCII look like a letter of it (UTS #39), for making names with them.
struct ConfusableAlphabet: Sendable {
  struct Letter: Sendable {
    var scalar: Unicode.Scalar
    /// `Latn`, `Cyrl`, `Grek` …
    var script: String
    var hasMark: Bool
    /// Whether it is drawn as the letter (UTS #39, section 4), and not just much like it.
    var isDrawnAlike: Bool
  }

  static let shared = ConfusableAlphabet()

  private var letters: [UInt8: [Letter]] = [:]

  /// Scripts that registries take, beside Latin.
  private static let scripts = ["Cyrl", "Grek", "Armn"]
  private static let ranges: [ClosedRange<UInt32>] = [
    0xDF...0x24F, 0x250...0x2AF, 0x370...0x3FF, 0x400...0x52F, 0x561...0x587, 0x1E00...0x1EFF,
  ]

  private init() {
    for value in Self.ranges.joined() {
      guard let scalar = Unicode.Scalar(value), scalar.properties.isLowercase else { continue }
      let skeleton = LabelSkeleton(of: String(scalar))
      guard skeleton.letters.count == 1, let letter = skeleton.letters.first,
        let script = skeleton.scripts.first
      else { continue }
      let plain = LabelSkeleton(of: String(Unicode.Scalar(letter)))
      letters[letter, default: []].append(
        Letter(
          scalar: scalar, script: script,
          hasMark: skeleton.hasMark || scalar.properties.name?.contains(" WITH ") == true,
          isDrawnAlike: skeleton.skeleton == plain.skeleton))
    }
    letters = letters.mapValues { known in
      known.filter(\.isDrawnAlike) + known.filter { !$0.isDrawnAlike && !$0.hasMark }
        + known.filter { !$0.isDrawnAlike && $0.hasMark }
    }
  }

  /// Those that look like a letter, the closest first.
  func letters(like letter: UInt8) -> [Letter] { letters[letter] ?? [] }

  /// A label written whole in one other script, so that browsers have no reason to doubt it; one for each
  /// script that has all its letters.
  func wholeScript(_ label: String) -> [String] {
    Self.scripts.compactMap { script in
      var text = String.UnicodeScalarView()
      var changed = false
      for byte in label.utf8 {
        let isLetter = byte &- UInt8(ascii: "a") < 26
        guard isLetter else {
          text.append(Unicode.Scalar(byte))
          continue
        }
        guard
          let letter = letters(like: byte).first(where: { $0.script == script && $0.isDrawnAlike })
        else { return nil }
        text.append(letter.scalar)
        changed = true
      }
      return changed ? String(text) : nil
    }
  }
}
