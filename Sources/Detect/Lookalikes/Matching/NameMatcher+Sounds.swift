import Names

extension NameMatcher {
  /// Finds words that are spelt otherwise but sound the same in the label read last, from a token's edge or a
  /// strong lure to another.
  @inline(__always)
  func matchSounds(
    _ host: HostName, into matches: inout [WordMatch], using scratch: inout MatchScratch
  ) {
    let label = scratch.label
    guard label.count >= MatchRules.sounds, !sounds.isEmpty else { return }
    scratch.readSounds()
    var beginnings = label.beginnings.strong
    while beginnings != 0 {
      let begin = beginnings.trailingZeroBitCount
      beginnings &= beginnings - 1
      guard begin + MatchRules.sounds <= label.count else { break }
      var ends = label.ends.strong & (UInt64.max << UInt64(begin + MatchRules.sounds))
      while ends != 0 {
        let end = ends.trailingZeroBitCount
        ends &= ends - 1
        for place in sounds.places(sounding: scratch.sound.hash(begin..<end)) {
          reportSound(
            sounds.word(at: place), begin..<end, host, into: &matches, using: &scratch)
        }
      }
    }
  }

  /// Reports a word that a run sounds like, unless it is the word itself or has its shapes.
  func reportSound(
    _ word: Int, _ run: Range<Int>, _ host: HostName, into matches: inout [WordMatch],
    using scratch: inout MatchScratch
  ) {
    guard let target = targets[word], align(target, run, &scratch), scratch.alignment.edits > 0,
      !target.isJoined || scratch.alignment.steps.last?.kind != .omission,
      !lures.contains(scratch.run(run, of: scratch.shapes))
    else { return }
    add(
      word, target, run, scratch.label.fit(run).fit, host, soundsAlike: true, to: &matches, scratch)
  }
}
