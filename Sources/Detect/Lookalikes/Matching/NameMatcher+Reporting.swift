import Names
import TocsinModel

extension NameMatcher {
  func align(_ target: MatchTarget, _ run: Range<Int>, _ scratch: inout MatchScratch) -> Bool {
    let begin = scratch.label.begin + run.lowerBound
    return scratch.alignment.align(
      target.letters, count: run.count, neighbours: target.neighbours
    ) { scratch.letters[begin + $0] }
  }

  /// Adds the match that was aligned last.
  func add(
    _ word: Int, _ target: MatchTarget, _ run: Range<Int>, _ fit: WordMatch.Fit, _ host: HostName,
    soundsAlike: Bool = false, to matches: inout [WordMatch], _ scratch: MatchScratch
  ) {
    let label = scratch.label
    let begin = label.begin + run.lowerBound
    var edits = edits(of: scratch.alignment.steps, from: begin, scratch)
    var distance = scratch.alignment.distance
    if soundsAlike {
      for index in edits.indices { edits[index].technique = .phonetic }
      distance = min(distance, 0.6)
    }
    if !target.isJoined {
      let hyphens = hyphenEdits(target, run, scratch)
      edits += hyphens
      distance += 0.1 * Float(hyphens.count)
    }
    if let rendition = scratch.rendition {
      render(&edits, &distance, rendition, begin, run.count, scratch)
    }
    edits.sort { $0.span.lowerBound < $1.span.lowerBound }
    var changes: [LookalikeTechnique] = []
    for edit in edits where !changes.contains(edit.technique) { changes.append(edit.technique) }
    let span = Int(scratch.places[begin])..<Int(scratch.places[begin + run.count - 1]) + 1
    matches.append(
      WordMatch(
        word: word, label: label.number,
        span: scratch.rendition == nil ? span : host.label(label.number),
        letters: scratch.rendition == nil ? nil : span, fit: fit, changes: changes,
        distance: distance, edits: edits))
  }

  /// Drops every match than which another says no less; of equal ones the first in the name stays.
  static func prune(_ matches: inout [WordMatch]) {
    guard matches.count > 1 else { return }
    let all = matches.enumerated().sorted { left, right in
      (left.element.span.lowerBound, left.element.span.upperBound, left.offset)
        < (right.element.span.lowerBound, right.element.span.upperBound, right.offset)
    }.map(\.element)
    matches = all.indices.filter { index in
      !all.indices.contains { rival in
        rival != index && all[rival].covers(all[index])
          && (rival < index || !all[index].covers(all[rival]))
      }
    }.map { all[$0] }
  }

  /// The differences as places of the name.
  ///
  /// - Parameter begin: the run's first letter among the name's.
  func edits(
    of steps: [WordAlignment.Step], from begin: Int, _ scratch: MatchScratch
  ) -> [WordMatch.Edit] {
    steps.compactMap { step in
      guard let technique = step.kind.technique else { return nil }
      let first = begin + step.span.lowerBound
      if step.span.isEmpty {
        let place =
          step.span.lowerBound == 0
          ? Int(scratch.places[first]) : Int(scratch.places[first - 1]) + 1
        return WordMatch.Edit(span: place..<place, technique: technique)
      }
      let end = Int(scratch.places[begin + step.span.upperBound - 1]) + 1
      return WordMatch.Edit(span: Int(scratch.places[first])..<end, technique: technique)
    }
  }

  /// Hyphens that the owner does not write, or writes and that are not there.
  private func hyphenEdits(
    _ target: MatchTarget, _ run: Range<Int>, _ scratch: MatchScratch
  ) -> [WordMatch.Edit] {
    let breaks = scratch.label.breaks(within: run)
    let own = target.hyphens & ~1
    guard breaks != own,
      breaks.nonzeroBitCount != own.nonzeroBitCount || run.count == target.letters.count
    else { return [] }
    let begin = scratch.label.begin + run.lowerBound
    return (1..<run.count).compactMap { letter in
      let isThere = breaks >> UInt64(letter) & 1 == 1
      guard isThere != (own >> UInt64(letter) & 1 == 1) else { return nil }
      let gap = Int(scratch.places[begin + letter - 1]) + 1..<Int(scratch.places[begin + letter])
      return WordMatch.Edit(span: gap, technique: .hyphen)
    }
  }

  /// Marks the letters of an encoded label that only look like those of the word.
  private func render(
    _ edits: inout [WordMatch.Edit], _ distance: inout Float, _ rendition: LabelRendition,
    _ begin: Int, _ count: Int, _ scratch: MatchScratch
  ) {
    if rendition.technique == .transliteration {
      edits.append(
        WordMatch.Edit(
          span: Int(scratch.places[begin])..<Int(scratch.places[begin + count - 1]) + 1,
          technique: .transliteration))
      distance += 0.15
      return
    }
    var changed: Float = 0
    for letter in begin..<begin + count {
      let place = Int(scratch.places[letter])
      guard rendition.changed >> UInt64(place) & 1 == 1 else { continue }
      edits.removeAll { $0.technique == .visual && $0.span == place..<place + 1 }
      edits.append(WordMatch.Edit(span: place..<place + 1, technique: rendition.technique))
      changed += 1
    }
    distance += min(0.1 * changed, 0.3)
  }
}
