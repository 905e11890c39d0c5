import Names
import TocsinModel

/// What an encoded label looks like in ASCII.
struct LabelRendition: Sendable {
  /// Lower-case letters, digits and hyphens, one for each scalar of the label.
  var letters: [UInt8]
  /// Bit n: letter n stands for something else.
  var changed: UInt64
  /// What was changed: ``LookalikeTechnique/confusable`` or ``LookalikeTechnique/transliteration``.
  var technique: LookalikeTechnique

  /// The renditions of a label; none when it cannot be decoded.
  static func all(ofLabel number: Int, of host: HostName) -> [LabelRendition] { [] }
}
