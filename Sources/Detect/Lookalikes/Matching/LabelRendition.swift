import Names
import TocsinModel

/// What an encoded label reads like in ASCII: by its shapes, or by its sounds.
struct LabelRendition: Sendable {
  /// What a letter is that looks like none of ASCII.
  private static let strange = UInt8(ascii: "{")

  /// Lower-case letters, digits and hyphens.
  var letters: [UInt8]
  /// For each letter, which scalar of the label it stands for.
  var places: [UInt8]
  /// Bit n: the scalar n is not in ASCII.
  var changed: UInt64
  /// ``LookalikeTechnique/confusable`` or ``LookalikeTechnique/transliteration``.
  var technique: LookalikeTechnique

  /// The renditions of a label; none for one in ASCII, or one that does not decode.
  static func all(ofLabel number: Int, of host: HostName) -> [LabelRendition] {
    guard let skeleton = host.skeleton(ofLabel: number) else { return [] }
    let drawn = LabelRendition(
      letters: skeleton.letters.map { $0 == 0 ? strange : $0 },
      places: skeleton.places.map(UInt8.init(truncatingIfNeeded:)),
      changed: skeleton.scalars.prefix(64).enumerated().reduce(0) {
        $1.element.isASCII ? $0 : $0 | 1 << UInt64($1.offset)
      }, technique: .confusable)
    let read = host.transliterations(ofLabel: number).map { text in
      let letters = Array(text.utf8.prefix(HostName.longestLabel))
      return LabelRendition(
        letters: letters, places: letters.indices.map(UInt8.init(truncatingIfNeeded:)),
        changed: .max, technique: .transliteration)
    }
    return [drawn] + read.filter { $0.letters != drawn.letters }
  }
}
