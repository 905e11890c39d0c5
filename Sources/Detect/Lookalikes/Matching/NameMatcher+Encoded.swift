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
      guard append(rendition, ofLabel: number, to: &scratch) else { continue }
      peelLures(&scratch)
      _ = matchShapes(from: 0, host, into: &matches, using: &scratch)
      matchNear(host, into: &matches, using: &scratch)
      matchSounds(host, into: &matches, using: &scratch)
    }
    scratch.removeAll()
  }

  /// Reads the letters of a rendition; `false` when there are none.
  func append(
    _ rendition: LabelRendition, ofLabel number: Int, to scratch: inout MatchScratch
  ) -> Bool {
    let letters = rendition.letters.prefix(HostName.longestLabel)
    scratch.removeAll()
    scratch.append(label: number, at: letters.indices, shape: shapes.span) { letters[$0] }
    for letter in 0..<scratch.count {
      scratch.places[letter] = rendition.places[Int(scratch.places[letter])]
    }
    scratch.rendition = rendition
    return scratch.label.count > 0
  }
}
