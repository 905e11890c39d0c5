import Names

/// A brand word or a person’s name as people write it, turned into labels.
enum WrittenWord {
  /// `Marine Lecomte` → `marine-lecomte`; a name in another script in each usual transliteration.
  static func labels(_ written: String) -> [String] {
    let renditions = Transliteration.renditions(of: written)
    let texts =
      renditions.isEmpty
      ? [String(decoding: LabelSkeleton(of: written.lowercased()).letters, as: UTF8.self)]
      : renditions
    return texts.map(label).filter { $0.utf8.count >= 2 }
  }

  private static func label(_ text: String) -> String {
    text.utf8.split { byte in
      !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
  }
}
