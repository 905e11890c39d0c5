import Names
import TocsinModel

/// Says which letters of the shown name do what.
struct Marking {
  let host: HostName
  let shown: String

  /// The marks of a match, in UTF-8 offsets of ``shown``; sorted, without overlaps.
  func marks(_ match: WordMatch, _ surroundings: Surroundings, sameEnding: Bool) -> [Lookalike.Mark]
  {
    var differing: [Range<Int>] = []
    var same: Range<Int>
    if let letters = match.letters, let skeleton = host.skeleton(ofLabel: match.label),
      shownLabel(match.label) == skeleton.text
    {
      let place = { (letter: Int) in self.place(ofLetter: letter, in: skeleton, label: match.label)
      }
      same = place(letters.lowerBound)..<place(letters.upperBound)
      differing = match.edits.map { place($0.span.lowerBound)..<place($0.span.upperBound) }
    } else if match.letters != nil {
      same = offset(match.span.lowerBound)..<offset(match.span.upperBound)
    } else {
      same = offset(match.span.lowerBound)..<offset(match.span.upperBound)
      differing = match.edits.map { offset($0.span.lowerBound)..<offset($0.span.upperBound) }
    }
    var marks = differing.filter { !$0.isEmpty }.map { mark($0, .differs) }
    marks += Self.gaps(of: same, without: differing).map { mark($0, .same) }
    marks += surroundings.pieces.filter { $0.kind.isLure && !$0.span.overlaps(match.span) }
      .map { mark(offset($0.span.lowerBound)..<offset($0.span.upperBound), .lure) }
    if !sameEnding, let registrable = host.registrableLabel, registrable + 1 < host.labelCount {
      let start = host.label(registrable + 1).lowerBound
      marks.append(mark(offset(start)..<shown.utf8.count, .ending))
    }
    return Self.apart(marks)
  }

  private func mark(_ range: Range<Int>, _ kind: Lookalike.Mark.Kind) -> Lookalike.Mark {
    Lookalike.Mark(span: TextSpan(range.lowerBound, range.upperBound), kind: kind)
  }

  private func shownLabel(_ label: Int) -> String { host.shownLabel(label) }

  /// Where a byte of the host name stands in what is shown; inside a label that is shown otherwise, the
  /// label's beginning or end.
  private func offset(_ byte: Int) -> Int {
    guard host.hasEncodedLabel else { return byte }
    var shownStart = 0
    for label in 0..<host.labelCount {
      let range = host.label(label)
      let width = shownLabel(label).utf8.count
      if byte <= range.upperBound {
        if width == range.count { return shownStart + max(0, byte - range.lowerBound) }
        return shownStart + (byte <= range.lowerBound ? 0 : width)
      }
      shownStart += width + 1
    }
    return shown.utf8.count
  }

  private func place(ofLetter letter: Int, in skeleton: LabelSkeleton, label: Int) -> Int {
    let scalar =
      skeleton.places.indices.contains(letter) ? skeleton.places[letter] : skeleton.scalars.count
    return skeleton.scalars[..<scalar].reduce(offset(host.label(label).lowerBound)) {
      $0 + UTF8.width($1)
    }
  }

  private static func gaps(of range: Range<Int>, without cuts: [Range<Int>]) -> [Range<Int>] {
    var gaps: [Range<Int>] = []
    var start = range.lowerBound
    for cut in cuts.sorted(by: { $0.lowerBound < $1.lowerBound }) where !cut.isEmpty {
      if start < cut.lowerBound { gaps.append(start..<min(cut.lowerBound, range.upperBound)) }
      start = max(start, cut.upperBound)
    }
    if start < range.upperBound { gaps.append(start..<range.upperBound) }
    return gaps
  }

  private static func apart(_ marks: [Lookalike.Mark]) -> [Lookalike.Mark] {
    var kept: [Lookalike.Mark] = []
    for mark in marks.sorted(by: { $0.span < $1.span }) where !mark.span.isEmpty {
      if let last = kept.last, last.span.overlaps(mark.span) { continue }
      kept.append(mark)
    }
    return kept
  }
}
