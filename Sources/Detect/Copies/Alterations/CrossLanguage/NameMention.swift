internal import TocsinModel

/// A word of a text that is a name, or part of one.
struct NameMention: Hashable, Sendable {
  var skeleton: NameSkeleton
  /// How its letters are spoken in other languages.
  var others: [NameSkeleton] = []
  /// The code of the country that this is the name of (ISO 3166-1), or an organisation's initials.
  var region: String?
  /// Whether it is certainly a name: not in a language that writes nouns so, nor a title or a nationality.
  var isCertain: Bool
  /// Whether it is a title, or an institution's word: translated, not transliterated.
  var isTitle: Bool
  var span: TextSpan

  func agrees(with other: NameMention) -> Bool {
    if let region, let otherRegion = other.region { return region == otherRegion }
    return readings.contains { own in other.readings.contains { own.matches($0) } }
  }

  var readings: [NameSkeleton] { [skeleton] + others }

  /// Whether two names might after all be one, spelled unusually.
  func resembles(_ other: NameMention) -> Bool {
    readings.contains { own in other.readings.contains { own.likeness(to: $0) >= 0.5 } }
  }
}
