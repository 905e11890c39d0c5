/// What a label in `xn--` form looks like to a reader.
package struct LabelSkeleton: Hashable, Sendable {
  /// The label, decoded.
  package var scalars: [Unicode.Scalar]
  /// For each scalar that is no mark and not invisible, the character among a–z, 0–9 and the hyphen
  /// that it looks like; 0 where there is none.
  package var letters: [UInt8]
  /// For each of ``letters``, which of ``scalars`` it stands for.
  package var places: [Int]
  /// ISO 15924 codes of its scripts, sorted; without common and inherited characters.
  package var scripts: [String]
  /// Whether scripts stand together that no writing system joins (UTS #39, section 5.2).
  package var isMixedScript: Bool
  /// Whether a mark stands on a letter or in between that is not part of ``letters``.
  package var hasMark: Bool
  /// Whether something in it shows nothing.
  package var hasInvisible: Bool
  /// Whether something in it is written from right to left.
  package var hasRightToLeft: Bool

  /// The label in Unicode.
  package var text: String { String(String.UnicodeScalarView(scalars)) }

  /// What it is drawn like, for equality with the skeleton of another text (UTS #39, section 4).
  /// `m` is `rn` in it, and other letters as many stand for one: compare ``letters`` for places.
  /// Some microseconds.
  package var skeleton: String { UnicodeData.shared.skeleton(of: text) }

  /// Whether all of it, in other letters than Latin ones, can be read as Latin (UTS #39, section 4.1).
  /// Some microseconds.
  package var isConfusableWithLatin: Bool {
    !scripts.isEmpty && !scripts.contains("Latn")
      && skeleton.unicodeScalars.allSatisfy { $0.isASCII || $0.isMark }
  }

  /// What a label or word is drawn like, in Unicode. Linear in its length.
  package init(of text: String) {
    scalars = Array(text.unicodeScalars)
    isMixedScript = UnicodeData.shared.mixesScripts(text)
    letters = []
    places = []
    hasMark = false
    hasInvisible = false
    hasRightToLeft = false
    var scripts: [Script] = []
    for (index, scalar) in scalars.enumerated() {
      if !scalar.isASCII {
        if scalar.isRightToLeft { hasRightToLeft = true }
        if scalar.isInvisible { hasInvisible = true }
        if scalar.isMark {
          hasMark = true
          continue
        }
      }
      let script = Script(of: scalar)
      if !script.isShared, !scripts.contains(script) { scripts.append(script) }
      letters.append(LatinLetters.letter(like: scalar))
      places.append(index)
    }
    self.scripts = scripts.map(\.name).sorted()
  }
}
