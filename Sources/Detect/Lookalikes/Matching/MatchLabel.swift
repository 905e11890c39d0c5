/// A label's letters among those of its name, and where words may begin and end.
struct MatchLabel: Sendable {
  /// Counted from the left of the name.
  var number = 0
  /// Its first letter among the name's letters.
  var begin = 0
  var count = 0
  /// Bit n: a token begins (ends) before letter n.
  var tokenBeginnings: UInt64 = 0
  var tokenEnds: UInt64 = 0
  /// Bit n: letter n is a digit.
  var digits: UInt64 = 0
  /// Where words may begin and end: at tokens' edges and beside lures.
  var beginnings = Lures.Places()
  var ends = Lures.Places()

  /// The token around a letter.
  func token(around place: Int) -> Range<Int> {
    let before = tokenBeginnings & (UInt64.max >> UInt64(63 - min(place, 63)))
    let after = place >= 63 ? 0 : tokenEnds & (UInt64.max << UInt64(place + 1))
    return
      (before == 0 ? 0 : 63 - before.leadingZeroBitCount)..<min(
        count, after.trailingZeroBitCount)
  }

  /// Bits of the letters within a run that begin a token, counted from the run's beginning.
  @inline(__always)
  func breaks(within run: Range<Int>) -> UInt64 {
    let inside = tokenBeginnings >> UInt64(run.lowerBound)
    return inside & ~1 & ~(UInt64.max << UInt64(run.count))
  }

  /// What surrounds a run, and whether the lures around it are strong ones.
  @inline(__always)
  func fit(_ run: Range<Int>) -> (fit: WordMatch.Fit, isStrong: Bool) {
    let (begin, end) = (UInt64(run.lowerBound), UInt64(run.upperBound))
    let beginsToken = tokenBeginnings >> begin & 1 == 1
    let endsToken = tokenEnds >> end & 1 == 1
    if beginsToken, endsToken { return (run == 0..<count ? .whole : .tokens, true) }
    if beginnings.all >> begin & ends.all >> end & 1 == 1 {
      return (.beside, beginnings.strong >> begin & ends.strong >> end & 1 == 1)
    }
    return (beginsToken ? .prefix : endsToken ? .suffix : .inner, false)
  }
}
