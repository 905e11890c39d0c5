internal import Text
internal import TocsinModel

extension AlterationFinder {
  mutating func compareNumbers(_ inA: Range<Int>, _ inB: Range<Int>) {
    let before = numbers(a, inA)
    let after = numbers(b, inB)
    for index in 0..<max(before.count, after.count) {
      let old = index < before.count ? before[index] : nil
      let new = index < after.count ? after[index] : nil
      if let old, let new, a.keys(old) == b.keys(new) { continue }
      let isDate = [old.map { isDated(a, $0) }, new.map { isDated(b, $0) }].contains(true)
      append(isDate ? .date : .number, before: old.flatMap(a.span), after: new.flatMap(b.span))
    }
    guard before.isEmpty, after.isEmpty else { return }
    compareWrittenNumbers(inA, inB)
    let months = (
      Cues.months.matches(in: a.words, inA), Cues.months.matches(in: b.words, inB)
    )
    if !months.0.isEmpty || !months.1.isEmpty {
      append(.date, before: a.span(inA), after: b.span(inB))
    }
  }

  private mutating func compareWrittenNumbers(_ inA: Range<Int>, _ inB: Range<Int>) {
    let before = Cues.numbers.matches(in: a.words, inA)
    let after = Cues.numbers.matches(in: b.words, inB)
    for (old, new) in zip(before, after) where a.keys(old) != b.keys(new) {
      append(.number, before: a.span(old), after: b.span(new))
    }
  }

  /// The numbers that touch a range, each whole: `1,200` and `10.30` are two words, but one number.
  private func numbers(_ text: ExaminedText, _ range: Range<Int>) -> [Range<Int>] {
    func isOneNumber(_ first: Int) -> Bool {
      text.words[first].hasDigit && text.words[first + 1].hasDigit
        && text.words[first + 1].start - text.words[first].end <= 1
    }
    var found: [Range<Int>] = []
    for index in range where text.words[index].hasDigit && found.last?.contains(index) != true {
      var (start, end) = (index, index + 1)
      while start > 0, isOneNumber(start - 1) { start -= 1 }
      while end < text.words.count, isOneNumber(end - 1) { end += 1 }
      found.append(start..<end)
    }
    return found
  }

  /// Whether a number stands beside the name of a month, or is written as a date.
  private func isDated(_ text: ExaminedText, _ range: Range<Int>) -> Bool {
    if range.count == 3 { return true }
    let near = max(0, range.lowerBound - 2)..<min(text.words.count, range.upperBound + 2)
    return Cues.months.occurs(in: text.words, near)
  }

  /// Returns whether a name changed.
  mutating func compareNames(_ inA: Range<Int>, _ inB: Range<Int>) -> Bool {
    let before = names(a, around: inA)
    let after = names(b, around: inB)
    let gone = before.filter { !b.contains(a.keys($0)) }
    let new = after.filter { !a.contains(b.keys($0)) }
    for index in 0..<max(gone.count, new.count) {
      append(
        .name, before: index < gone.count ? a.span(gone[index]) : nil,
        after: index < new.count ? b.span(new[index]) : nil)
    }
    return !gone.isEmpty || !new.isEmpty
  }

  /// Names that touch a range: a changed surname shows with its given name.
  private func names(_ text: ExaminedText, around range: Range<Int>) -> [Range<Int>] {
    guard !range.isEmpty else { return [] }
    let near = max(0, range.lowerBound - 2)..<min(text.words.count, range.upperBound + 2)
    return text.names(in: near).filter { $0.overlaps(range) }
  }

  mutating func compareNegations(_ inA: Range<Int>, _ inB: Range<Int>) {
    let before = Cues.negations.matches(in: a.words, inA)
    let after = Cues.negations.matches(in: b.words, inB)
    guard before.count != after.count else { return }
    append(.negation, before: a.span(inA), after: b.span(inB))
  }

  mutating func compareAttributions(
    _ inA: Range<Int>, _ inB: Range<Int>, _ spans: (TextSpan, TextSpan), namesChanged: Bool
  ) {
    let before = Cues.attributions.matches(in: a.words, inA).count
    let after = Cues.attributions.matches(in: b.words, inB).count
    if before != after || (namesChanged && before > 0) {
      append(.attribution, before: spans.0, after: spans.1)
    }
  }

  mutating func compareQuotations(_ inA: Range<Int>, _ inB: Range<Int>) {
    let before = a.quotations(in: inA)
    let after = b.quotations(in: inB)
    for index in 0..<max(before.count, after.count) {
      let old = index < before.count ? before[index] : nil
      let new = index < after.count ? after[index] : nil
      if let old, let new, a.keys(old) == b.keys(new) { continue }
      // The words may still be there, without their marks.
      if let old, new == nil, b.contains(a.keys(old)) { continue }
      if let new, old == nil, a.contains(b.keys(new)) { continue }
      append(.quotation, before: old.flatMap(a.span), after: new.flatMap(b.span))
    }
  }
}
