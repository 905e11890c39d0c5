import Names

/// What people write — a brand word, a person’s name, a label of another script — as labels in Latin letters.
enum LatinLabels {
  /// `Marine Lecomte` → `marine-lecomte`; a name in another script in each usual transliteration; `Jörg` as it
  /// is drawn and as it is spelled out: `jorg`, `joerg`.
  static func of(_ written: String) -> [String] {
    let renditions = Transliteration.renditions(of: written)
    if !renditions.isEmpty { return renditions.map(label).filter { $0.utf8.count >= 2 } }
    let lower = written.lowercased()
    var labels: [String] = []
    for text in [lower, spelledOut(lower)] {
      let label = label(String(decoding: LabelSkeleton(of: text).letters, as: UTF8.self))
      if label.utf8.count >= 2, !labels.contains(label) { labels.append(label) }
    }
    return labels
  }

  /// How German and the Nordic languages write their letters where there is only ASCII.
  private static let spellings: [Character: String] = [
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "æ": "ae", "ø": "oe", "œ": "oe",
  ]

  private static func spelledOut(_ text: String) -> String {
    text.map { spellings[$0] ?? String($0) }.joined()
  }

  private static func label(_ text: String) -> String {
    text.utf8.split { byte in
      !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
  }
}
