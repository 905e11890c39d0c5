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
  ///   - shown: what the page's own dates say.
  static func isMonthFirst(languages: [String?], address: String?, shown: ShownDates) -> Bool {
    if let isMonthFirst = shown.isMonthFirst { return isMonthFirst }
    let tags = languages.compactMap { $0 }
    guard tags.first?.hasPrefix("en") ?? false else { return false }
    for tag in tags where tag.hasPrefix("en-") {
      return !dayFirst.contains(String(tag.dropFirst(3)))
    }
    if let ending = address.flatMap(hostEnding), dayFirstEndings.contains(ending) { return false }
    // English alone does not say. Where the month stands first, hours go to twelve.
    return !shown.hasLateHours
  }

  private static func hostEnding(_ address: String) -> String? {
    guard let start = address.firstRange(of: "://")?.upperBound else { return nil }
    let host = address[start...].prefix { $0 != "/" && $0 != ":" && $0 != "?" && $0 != "#" }
    return host.split(separator: ".").last.map { $0.lowercased() }
  }
}
