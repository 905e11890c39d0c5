extension [WordEdit] {
  /// Moves what was only added or only dropped, within what is equal around it, to where a reader
  /// would cut: “new. [Sentence 2 is new.]” instead of “[new. Sentence 2 is] new.”
  ///
  /// The edits still turn one text into the other. Linear in the words, times the furthest move.
  func settled(
    _ wordsA: Words, _ numbersA: [Int32], _ wordsB: Words, _ numbersB: [Int32]
  ) -> [WordEdit] {
    var edits = self
    for index in edits.indices where !edits[index].isEqual {
      let edit = edits[index]
      let move: Int
      let left = index > 0 ? edits[index - 1].a.count : 0
      let right = index + 1 < edits.count ? edits[index + 1].a.count : 0
      if edit.a.isEmpty {
        move = Self.bestMove(of: edit.b, wordsB, numbersB, left: left, right: right)
      } else if edit.b.isEmpty {
        move = Self.bestMove(of: edit.a, wordsA, numbersA, left: left, right: right)
      } else {
        continue
      }
      // Without an equal run behind, nothing could take the words that a move leaves there.
      guard move != 0, index + 1 < edits.count, index > 0 else { continue }
      edits[index] = edit.moved(by: move)
      edits[index - 1] = edits[index - 1].endMoved(by: move)
      edits[index + 1] = edits[index + 1].startMoved(by: move)
    }
    return edits.filter { !$0.a.isEmpty || !$0.b.isEmpty }
  }

  private static func bestMove(
    of range: Range<Int>, _ words: Words, _ numbers: [Int32], left: Int, right: Int
  ) -> Int {
    let furthest = 80
    var best = (value: value(at: range.lowerBound, words), move: 0)
    var move = 0
    // To the left, what leaves at the end must be what enters at the beginning.
    while move > -Swift.min(left, furthest),
      numbers[range.lowerBound + move - 1] == numbers[range.upperBound + move - 1]
    {
      move -= 1
      let value = value(at: range.lowerBound + move, words)
      if value > best.value { best = (value, move) }
    }
    move = 0
    while move < Swift.min(right, furthest),
      numbers[range.lowerBound + move] == numbers[range.upperBound + move]
    {
      move += 1
      let value = value(at: range.lowerBound + move, words)
      if value > best.value { best = (value, move) }
    }
    return best.move
  }

  /// How good a place before a word is for a cut.
  private static func value(at index: Int, _ words: Words) -> Int {
    guard index > 0 else { return 3 }
    if words.endsParagraph(index - 1) { return 3 }
    if words.endsSentence(index - 1) { return 2 }
    return words.isWord(index - 1) ? 0 : 1
  }
}

extension WordEdit {
  fileprivate func moved(by move: Int) -> WordEdit {
    startMoved(by: move, keepingEnd: false)
  }

  fileprivate func endMoved(by move: Int) -> WordEdit {
    WordEdit(
      isEqual: isEqual, a: a.lowerBound..<a.upperBound + move, b: b.lowerBound..<b.upperBound + move
    )
  }

  fileprivate func startMoved(by move: Int, keepingEnd: Bool = true) -> WordEdit {
    let end = keepingEnd ? 0 : move
    return WordEdit(
      isEqual: isEqual, a: a.lowerBound + move..<a.upperBound + end,
      b: b.lowerBound + move..<b.upperBound + end)
  }
}
