import Glibc

/// Public suffixes under which look-alikes are likely, each with a weight from 0 to 1.
package struct LikelyEndings: Hashable, Sendable {
  package struct Ending: Hashable, Sendable {
    package var text: String
    package var weight: Double
  }

  /// The heaviest first.
  package private(set) var endings: [Ending]

  /// Cheap, open to everyone, and frequent in reports of phishing and cloned sites; then those that look official.
  private static let usual = """
    com net org info online site top ltd live shop xyz club icu website space life world today news media press \
    eu co io me cc in us biz app digital support services cloud email tech vip pro link click fun store agency
    """

  /// Endings in other scripts that are open to names in them, and those of countries where they are written.
  private static let own: [String: String] = [
    "Cyrl": "рф рус онлайн сайт орг ком дети москва укр бел бг срб мкд қаз мон ею", "Grek": "ελ ευ",
    "Arab": "شبكة موقع كوم امارات السعودية مصر ایران", "Hebr": "קום ישראל",
    "Hani": "中国 公司 网络 网址 在线 中文网 商城 我爱你 集团 香港 台灣 新加坡", "Hira": "みんな コム",
    "Kana": "コム みんな ストア", "Hang": "한국 닷컴 닷넷", "Geor": "გე", "Armn": "հայ", "Thai": "ไทย คอม",
    "Deva": "भारत कॉम नेट संगठन",
  ]

  /// The same, with those that are in a label's own scripts (ISO 15924) among the first.
  func with(scripts: [String]) -> LikelyEndings {
    let own = scripts.flatMap { Self.own[$0]?.split(separator: " ") ?? [] }
    var endings = self
    endings.endings =
      own.enumerated().map { rank, text in
        Ending(text: String(text), weight: 0.85 - 0.3 * Double(rank) / Double(own.count))
      } + self.endings
    endings.endings.sort { ($1.weight, $0.text) < ($0.weight, $1.text) }
    return endings
  }

  /// Without statistics: the usual ones alone.
  package init() {
    let words = Self.usual.split(separator: " ")
    endings = words.enumerated().map { place, text in
      Ending(text: String(text), weight: 0.9 - 0.4 * Double(place) / Double(words.count))
    }
  }

  /// - Parameter counts: public suffixes and how many established names each has. The more a suffix is
  ///   used, the likelier; a suffix with fewer than `least` names is left out.
  package init(counts: [String: Int], least: Int = 20) {
    self.init()
    let known = Set(endings.map(\.text))
    let largest = Double(counts.values.max() ?? 1)
    let others = counts.filter { $0.value >= least && !known.contains($0.key) }
    endings += others.map { text, count in
      let share = Double(count) / max(1, largest)
      return Ending(text: text, weight: max(0.1, min(0.5, 0.5 + log10Share(share) / 12)))
    }
    endings.sort { ($1.weight, $0.text) < ($0.weight, $1.text) }
  }
}

/// -1 for a tenth, -2 for a hundredth.
private func log10Share(_ share: Double) -> Double { log10(max(share, 1e-9)) }
