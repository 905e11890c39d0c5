package import Names

/// Finds every place in a host name where one of many words, or something made to look like it, stands.
///
/// Four ways at once: an automaton for the word and its visual doubles, wherever they stand; deletion
/// neighbourhoods for letters that are wrong; sounds; and the renditions of encoded labels. All but the
/// last cost the same for ten words as for a thousand, nearly.
///
/// It is immutable: one serves all threads, each with its own ``MatchScratch``.
package struct NameMatcher: Sendable {
  /// What ``WordMatch/word`` counts: the words, then the domains.
  package let words: [NameWord]

  let targets: [MatchTarget?]
  let patterns: [MatchPattern]
  /// The shapes of all patterns, one after another; see ``MatchPattern/begin``.
  let spellings: [UInt8]
  let automaton: WordAutomaton
  let deletions: DeletionIndex
  let sounds: SoundIndex
  let lures: Lures
  let shapes: [UInt8]

  /// - Parameters:
  ///   - words: what stands for the protected names, as single labels.
  ///   - domains: whole protected domains, dots and all (`parliament.uk`).
  ///   - lures: words that may stand directly beside a protected word: `mail`, `login`, `my`.
  /// - Complexity: linear in the words' letters, some kilobytes a word.
  package init(words: [NameWord], domains: [NameWord] = [], lures: [String]) {
    self.words = words + domains
    var neighbours: [[Keyboard]: Keyboard.Neighbours] = [:]
    var targets: [MatchTarget?] = []
    var patterns: [MatchPattern] = []
    var spellings: [[UInt8]] = []
    var letters: [UInt8] = []
    for word in self.words {
      let keys = neighbours[word.keyboards] ?? Keyboard.Neighbours(on: word.keyboards)
      neighbours[word.keyboards] = keys
      guard let target = MatchTarget(word, neighbours: keys) else {
        targets.append(nil)
        continue
      }
      let count = target.letters.count
      let shapes = Shape.of(target.letters)
      for spelling in count < 4 || target.isDomain ? [shapes] : Shape.variants(of: shapes) {
        patterns.append(
          MatchPattern(
            word: UInt32(targets.count), begin: UInt32(letters.count),
            count: UInt8(spelling.count), wordCount: UInt8(count),
            edits: UInt8(MatchRules.edits(in: target)),
            isDomain: target.isDomain, isJoined: target.isJoined))
        spellings.append(spelling)
        letters += spelling
      }
      targets.append(target)
    }
    self.targets = targets
    self.patterns = patterns
    self.spellings = letters
    automaton = WordAutomaton(words: spellings)
    deletions = DeletionIndex(
      words: zip(spellings, patterns).map { ($0, Int($1.edits)) })
    sounds = SoundIndex(
      words: targets.enumerated().compactMap { number, target in
        target.flatMap { $0.isDomain ? nil : (number, $0.letters) }
      })
    self.lures = Lures(lures)
    shapes = Shape.table
  }

  /// Finds the words in the labels left of a name's public suffix.
  ///
  /// Allocates for hits only. Linear in the name's length.
  /// - Parameters:
  ///   - matches: emptied first; no two of the same word and place of which one says less than the other.
  package func match(
    _ host: HostName, into matches: inout [WordMatch], using scratch: inout MatchScratch
  ) {
    if !matches.isEmpty { matches.removeAll(keepingCapacity: true) }
    guard let registrable = host.registrableLabel else { return }
    scratch.removeAll()
    var state: UInt32 = 0
    for number in 0...registrable {
      let place = host.label(number)
      if host.hasEncodedLabel, Self.isEncoded(host.bytes, place) {
        matchRenditions(of: number, in: host, into: &matches, using: &scratch)
        state = 0
        continue
      }
      append(number, of: host, to: &scratch)
      guard scratch.label.count > 0 else { continue }
      peelLures(&scratch)
      state = matchShapes(from: state, host, into: &matches, using: &scratch)
      matchNear(host, into: &matches, using: &scratch)
      matchSounds(host, into: &matches, using: &scratch)
    }
    // A protected domain may reach into a suffix of several labels: parliament.uk.com.
    for number in (registrable + 1)..<max(host.labelCount - 1, registrable + 1) {
      append(number, of: host, to: &scratch)
      state = matchShapes(
        from: state, onlyDomains: true, host, into: &matches, using: &scratch)
    }
    Self.prune(&matches)
  }

  static func isEncoded(_ bytes: [UInt8], _ label: Range<Int>) -> Bool {
    label.count > 4 && bytes[label.lowerBound] == UInt8(ascii: "x")
      && bytes[label.lowerBound + 1] == UInt8(ascii: "n")
      && bytes[label.lowerBound + 2] == UInt8(ascii: "-")
      && bytes[label.lowerBound + 3] == UInt8(ascii: "-")
  }

  func append(_ number: Int, of host: HostName, to scratch: inout MatchScratch) {
    let bytes = host.bytes.span
    scratch.append(label: number, at: host.label(number), shape: shapes.span) {
      bytes[$0]
    }
  }

  /// Finds where words may begin and end besides the edges of tokens.
  func peelLures(_ scratch: inout MatchScratch) {
    var label = scratch.label
    var beginnings = label.tokenBeginnings
    while beginnings != 0 {
      let begin = beginnings.trailingZeroBitCount
      beginnings &= beginnings - 1
      let token = begin..<min(label.count, beginnings.trailingZeroBitCount)
      lures.addBeginnings(of: token, digits: label.digits, to: &label.beginnings) {
        scratch.shapes[label.begin + $0]
      }
      lures.addEnds(of: token, digits: label.digits, to: &label.ends) {
        scratch.shapes[label.begin + $0]
      }
    }
    scratch.label = label
  }
}
