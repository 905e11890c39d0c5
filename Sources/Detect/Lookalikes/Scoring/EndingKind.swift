/// Who registers under an ending, as its rules of eligibility and its marketing have it.
package enum EndingKind {
  /// A country’s, bought for the country’s sake.
  case country
  /// A country’s or a territory’s that is sold to everybody everywhere.
  case open
  /// One of the generic endings that were there before 2012, under which most names are.
  case old

  /// - Parameter ending: a public suffix, in lower case.
  /// - Returns: `nil` for the generic endings since 2012, for Europe’s, and for private suffixes below generic ones.
  package init?(of ending: some Collection<UInt8>) {
    let labels = String(decoding: ending, as: UTF8.self).split(separator: ".")
    guard let last = labels.last.map(String.init), last != "eu" else { return nil }
    if Self.openEndings.contains(last) {
      self = .open
    } else if last.utf8.count == 2 || last.hasPrefix("xn--") {
      self = .country
    } else if labels.count == 1, Self.oldEndings.contains(last) {
      self = .old
    } else {
      return nil
    }
  }

  private static let oldEndings: Set<String> = ["com", "net", "org", "info", "biz"]

  /// Country codes that a large search engine treats as generic since hardly anybody uses them for the country,
  /// and territories without many inhabitants whose registries sell to everybody.
  private static let openEndings = Set(
    """
    ac ad ag ai as bz cc cd cf co cx dj fm ga gd gg gl gq gs im in io la lc me ml ms mu nf pm pw re sc sh sr \
    st su sx tc tf tk tl to tv vc vg wf ws yt
    """.split(separator: " ").map(String.init))
}
