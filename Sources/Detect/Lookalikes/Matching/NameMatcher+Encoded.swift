import Names

extension NameMatcher {
  /// Finds words in what an encoded label looks like.
  ///
  /// - Complexity: allocates; about one name in a hundred has such a label.
  @inline(never)
  func matchRenditions(
    of number: Int, in host: HostName, into matches: inout [WordMatch],
    using scratch: inout MatchScratch
  ) {
    for rendition in LabelRendition.all(ofLabel: number, of: host) {
      let letters = rendition.letters.prefix(HostName.longestLabel)
      scratch.removeAll()
      scratch.append(label: number, at: letters.indices, shape: shapes.span) { letters[$0] }
      guard scratch.label.count > 0 else { continue }
      for letter in 0..<scratch.count {
        scratch.places[letter] = rendition.places[Int(scratch.places[letter])]
      }
      scratch.rendition = rendition
      peelLures(&scratch)
      _ = matchShapes(from: 0, host, into: &matches, using: &scratch)
      matchNear(host, into: &matches, using: &scratch)
      matchSounds(host, into: &matches, using: &scratch)
    }
    scratch.removeAll()
  }
}
