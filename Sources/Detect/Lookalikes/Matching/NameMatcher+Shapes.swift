import Names
import TocsinModel

extension NameMatcher {
  /// Finds words, and what has the same shapes, that end in the label read last.
  ///
  /// - Parameter state: the automaton's after the label before.
  /// - Returns: the automaton's state after the label.
  @inline(__always)
  func matchShapes(
    from state: UInt32, onlyDomains: Bool = false, _ host: HostName,
    into matches: inout [WordMatch], using scratch: inout MatchScratch
  ) -> UInt32 {
    automaton.wideNext.isEmpty
      ? walk(
        automaton.next.span, from: state, onlyDomains: onlyDomains, host, into: &matches,
        using: &scratch)
      : walk(
        automaton.wideNext.span, from: state, onlyDomains: onlyDomains, host, into: &matches,
        using: &scratch)
  }

  @inline(__always)
  private func walk<State: FixedWidthInteger & UnsignedInteger>(
    _ next: Span<State>, from state: UInt32, onlyDomains: Bool, _ host: HostName,
    into matches: inout [WordMatch], using scratch: inout MatchScratch
  ) -> UInt32 {
    var state = state
    for place in scratch.label.begin..<scratch.count {
      let cell = Int(state) &* Shape.alphabet &+ Int(scratch.shapes[place])
      state = UInt32(truncatingIfNeeded: next[unchecked: cell])
      guard state >= automaton.firstFinal else { continue }
      for ending in automaton.words(endingIn: state) {
        let pattern = patterns[Int(automaton.ending[ending])]
        if onlyDomains, !pattern.isDomain { continue }
        examine(pattern, endingAt: place + 1, host, into: &matches, using: &scratch)
      }
    }
    return state
  }

  /// Judges a word of the same shapes by what surrounds it.
  ///
  /// - Parameter end: among the name's letters.
  @inline(__always)
  func examine(
    _ pattern: MatchPattern, endingAt end: Int, _ host: HostName,
    into matches: inout [WordMatch], using scratch: inout MatchScratch
  ) {
    let begin = end - Int(pattern.count)
    let label = scratch.label
    if begin < label.begin || pattern.isDomain {
      examineAcross(pattern, begin..<end, host, into: &matches, using: &scratch)
      return
    }
    let run = begin - label.begin..<end - label.begin
    let (fit, isStrong) = label.fit(run)
    guard
      MatchRules.reportsShapes(
        letters: Int(pattern.wordCount), isJoined: pattern.isJoined, fit: fit, isStrong: isStrong)
    else { return }
    report(pattern, run, fit, host, into: &matches, using: &scratch)
  }

  @inline(never)
  private func report(
    _ pattern: MatchPattern, _ run: Range<Int>, _ fit: WordMatch.Fit, _ host: HostName,
    into matches: inout [WordMatch], using scratch: inout MatchScratch
  ) {
    guard let target = targets[Int(pattern.word)] else { return }
    let letters = target.letters.count
    var fit = fit
    if fit.rawValue > WordMatch.Fit.beside.rawValue {
      // Across hyphens that the owner does not write, a word that ends inside a token is chance.
      let breaks = scratch.label.breaks(within: run)
      if breaks != 0, breaks != target.hyphens & ~1 { return }
      if letters > 4, standsBesideMisspelledLure(run, scratch) { fit = .beside }
    }
    guard align(target, run, &scratch),
      MatchRules.acceptsShapes(
        scratch.alignment, letters: letters, fit: fit)
    else { return }
    add(Int(pattern.word), target, run, fit, host, to: &matches, scratch)
  }

  /// Whether what is left of the token around a run is a lure with one letter wrong, or nothing.
  private func standsBesideMisspelledLure(_ run: Range<Int>, _ scratch: MatchScratch) -> Bool {
    let label = scratch.label
    let left = label.token(around: run.lowerBound).lowerBound..<run.lowerBound
    let right = run.upperBound..<label.token(around: run.upperBound - 1).upperBound
    let leftFits =
      label.beginnings.all >> UInt64(left.upperBound) & 1 == 1
      || lures.resembles(scratch.run(left, of: scratch.shapes))
    let rightFits =
      label.ends.all >> UInt64(right.lowerBound) & 1 == 1
      || lures.resembles(scratch.run(right, of: scratch.shapes))
    return leftFits && rightFits
  }

  /// Judges a domain, or a word that is spread over labels: from the edge of a token to that of another.
  ///
  /// - Parameter run: among the name's letters.
  @inline(never)
  private func examineAcross(
    _ pattern: MatchPattern, _ run: Range<Int>, _ host: HostName,
    into matches: inout [WordMatch], using scratch: inout MatchScratch
  ) {
    // In an encoded label the domain's first word says as much.
    guard scratch.rendition == nil, let target = targets[Int(pattern.word)] else { return }
    let label = scratch.label
    let end = run.upperBound - label.begin
    let isWithin = run.lowerBound >= label.begin
    let begins =
      scratch.edges[run.lowerBound] != MatchScratch.Edge.none
      || isWithin && label.beginnings.all >> UInt64(run.lowerBound - label.begin) & 1 == 1
    let ends = isWithin ? label.ends.all : label.tokenEnds
    guard begins, ends >> UInt64(end) & 1 == 1 else { return }
    var edits: [WordMatch.Edit] = []
    var distance: Float = 0
    for place in run.dropFirst() {
      let isBreak = target.breaks >> UInt64(place - run.lowerBound) & 1 == 1
      let edge = scratch.edges[place]
      let gap = Int(scratch.places[place - 1]) + 1..<Int(scratch.places[place])
      if pattern.isDomain {
        guard isBreak == (edge != MatchScratch.Edge.none) else { return }
        let isDot = target.dots >> UInt64(place - run.lowerBound) & 1 == 1
        guard isDot, edge == MatchScratch.Edge.token else { continue }
      } else if edge == MatchScratch.Edge.none {
        continue
      }
      edits.append(WordMatch.Edit(span: gap, technique: .hyphen))
      distance += 0.1
    }
    if !pattern.isDomain {
      // Words that are not of several labels are looked for in one; short ones would stand anywhere.
      guard pattern.isJoined || target.letters.count > 5 else { return }
      if pattern.isJoined { (edits, distance) = ([], 0) }
    }
    guard
      scratch.alignment.align(
        target.letters, count: run.count, neighbours: target.neighbours,
        { scratch.letters[run.lowerBound + $0] }),
      MatchRules.acceptsShapes(scratch.alignment, letters: target.letters.count, fit: .tokens)
    else { return }
    var changes: [LookalikeTechnique] = pattern.isDomain ? [.domainPrefix] : []
    if !edits.isEmpty { changes.append(.hyphen) }
    changes += scratch.alignment.techniques
    edits += self.edits(of: scratch.alignment.steps, from: run.lowerBound, scratch)
    let span = Int(scratch.places[run.lowerBound])..<Int(scratch.places[run.upperBound - 1]) + 1
    let isWhole =
      scratch.edges[run.lowerBound] == MatchScratch.Edge.label && end == label.count
    let isTokens =
      scratch.edges[run.lowerBound] != MatchScratch.Edge.none
      && label.tokenEnds >> UInt64(end) & 1 == 1
    let number = host.labelEnds.firstIndex { $0 > span.lowerBound } ?? label.number
    matches.append(
      WordMatch(
        word: Int(pattern.word), label: number, span: span,
        fit: isWhole ? .whole : isTokens ? .tokens : .beside, changes: changes,
        distance: distance + scratch.alignment.distance,
        edits: edits.sorted { $0.span.lowerBound < $1.span.lowerBound }))
  }
}
