/// Finds every one of many words of shapes in one pass over a name's shapes (Aho and Corasick 1975),
/// as a dense table: one load a letter.
struct WordAutomaton: Sendable {
  /// `next[state * Shape.alphabet + shape]`; state 0 is the root. A row fills one cache line.
  let next: [UInt16]
  /// The same where there are more states than 16 bits number, in place of ``next``.
  let wideNext: [UInt32]
  /// States from here on end a word.
  let firstFinal: UInt32
  /// Where the words of each final state begin in ``ending``, one more than there are such states.
  let endingStart: [UInt32]
  /// The words that end in a final state.
  let ending: [UInt32]

  /// - Complexity: linear in the words' letters times ``Shape/alphabet``.
  init(words: [[UInt8]]) {
    var trie = [[UInt8: Int]](repeating: [:], count: 1)
    var ends: [[UInt32]] = [[]]
    for (number, word) in words.enumerated() where !word.isEmpty {
      var state = 0
      for shape in word {
        if let known = trie[state][shape] {
          state = known
        } else {
          trie[state][shape] = trie.count
          state = trie.count
          trie.append([:])
          ends.append([])
        }
      }
      ends[state].append(UInt32(number))
    }
    var table = [UInt32](repeating: 0, count: trie.count * Shape.alphabet)
    var failure = [Int](repeating: 0, count: trie.count)
    var order = [0]
    var position = 0
    while position < order.count {
      let state = order[position]
      position += 1
      if state != 0 { ends[state] += ends[failure[state]] }
      for shape in 0..<Shape.alphabet {
        let cell = state * Shape.alphabet + shape
        let fallback = state == 0 ? 0 : table[failure[state] * Shape.alphabet + shape]
        if let child = trie[state][UInt8(shape)] {
          table[cell] = UInt32(child)
          failure[child] = Int(fallback)
          order.append(child)
        } else {
          table[cell] = fallback
        }
      }
    }
    // Shallow states first, so that those most visited lie together; final ones last.
    let arranged = order.filter { ends[$0].isEmpty } + order.filter { !ends[$0].isEmpty }
    var number = [UInt32](repeating: 0, count: trie.count)
    for (new, old) in arranged.enumerated() { number[old] = UInt32(new) }
    var next: [UInt32] = []
    next.reserveCapacity(table.count)
    var starts: [UInt32] = []
    var ending: [UInt32] = []
    for old in arranged {
      for shape in 0..<Shape.alphabet {
        next.append(number[Int(table[old * Shape.alphabet + shape])])
      }
      guard !ends[old].isEmpty else { continue }
      starts.append(UInt32(ending.count))
      ending += ends[old]
    }
    let isNarrow = trie.count <= 1 << 16
    self.next = isNarrow ? next.map(UInt16.init(truncatingIfNeeded:)) : []
    wideNext = isNarrow ? [] : next
    firstFinal = UInt32(arranged.count - starts.count)
    endingStart = starts + [UInt32(ending.count)]
    self.ending = ending
  }

  /// The words that end in a state.
  func words(endingIn state: UInt32) -> Range<Int> {
    let final = Int(state - firstFinal)
    return Int(endingStart[final])..<Int(endingStart[final + 1])
  }
}
