import HTML

/// Whether `5/3` on a page is the third of May: only in the English of some countries.
enum DateOrder {
  /// Countries that write English and put the day first (CLDR, the short dates of `en-…`).
  private static let dayFirst: Set<String> = [
    "GB", "AU", "NZ", "IE", "IN", "ZA", "NG", "KE", "GH", "PK", "SG", "HK", "MT", "JM", "TT", "CY",
    "ZW", "ZM", "UG", "TZ", "BW", "MY", "LK", "BD",
  ]
  private static let dayFirstEndings: Set<String> = [
    "uk", "au", "nz", "ie", "in", "za", "ng", "ke", "gh", "pk", "sg", "hk", "mt", "eu", "ug", "tz",
    "zw", "zm", "lk", "bd", "my",
  ]

  /// - Parameters:
  ///   - languages: tags of the page, the most telling first, such as `en-GB`.
  ///   - address: the page's own, whose host may end in a country's letters.
  static func isMonthFirst(languages: [String?], address: String?) -> Bool {
    let tags = languages.compactMap { $0 }
    guard tags.first?.hasPrefix("en") ?? false else { return false }
    for tag in tags where tag.hasPrefix("en-") {
      return !dayFirst.contains(String(tag.dropFirst(3)))
    }
    guard let ending = address.flatMap(hostEnding) else { return true }
    return !dayFirstEndings.contains(ending)
  }

  private static func hostEnding(_ address: String) -> String? {
    guard let start = address.firstRange(of: "://")?.upperBound else { return nil }
    let host = address[start...].prefix { $0 != "/" && $0 != ":" && $0 != "?" && $0 != "#" }
    return host.split(separator: ".").last.map { $0.lowercased() }
  }

  /// What the page's own dates say: `16/02/2026` puts the day first, and `02/16/2026` the month;
  /// `nil` where none does, or both. Linear in the texts that are as short as dates.
  static func shown(in tree: HTMLTree) -> Bool? {
    var found: (day: Bool, month: Bool) = (false, false)
    for node in 0..<tree.count where tree.tag(node) == .text {
      let run = tree.text(node)
      guard 8...80 ~= run.count else { continue }
      tree.withBytes(run) { bytes in
        guard bytes.contains(0x2F) else { return }
        var numbers: [Int] = []
        var value = 0
        var digits = 0
        for index in 0...bytes.count {
          let byte = index < bytes.count ? bytes[index] : 0x20
          if byte &- 0x30 < 10 {
            value = digits < 4 ? value * 10 + Int(byte - 0x30) : value
            digits += 1
            continue
          }
          if 1...4 ~= digits { numbers.append(value) } else { numbers.removeAll() }
          if numbers.count >= 3, byte != 0x2F, 1990...2100 ~= numbers[numbers.count - 1] {
            let first = numbers[numbers.count - 3]
            let second = numbers[numbers.count - 2]
            if 13...31 ~= first, 1...12 ~= second { found.day = true }
            if 1...12 ~= first, 13...31 ~= second { found.month = true }
          }
          if byte != 0x2F { numbers.removeAll() }
          value = 0
          digits = 0
        }
      }
    }
    return found.day == found.month ? nil : found.month
  }
}
