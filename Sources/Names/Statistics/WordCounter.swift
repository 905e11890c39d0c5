/// Finds words in the registered labels of a list of names: an automaton over the words (Aho and Corasick,
/// CACM 18, 1975) with a table of all transitions.
struct WordCounter: Sendable {
  /// Where a word stands, the strongest first.
  fileprivate enum Position: UInt8 {
    case whole, token, prefix, suffix, inner
  }

  /// a–z, 0–9, the hyphen, and one for everything else.
  private static let classes = 38
  /// So many states have a table of 10 MB. What does not fit is for another pass.
  private static let mostStates = 1 << 16
  /// The mark of a transition into a state where a word ends.
  private static let ending: UInt32 = 1 << 31

  /// How many of the words the automaton holds: the first ones.
  let wordCount: Int
  private let lengths: [Int]
  /// For each state and class the next state.
  private var next: [UInt32]
  /// For each state the word that ends there, and the state of the next shorter one that ends there too; −1
  /// for none.
  private var word: [Int32]
  private var shorter: [Int32]

  /// - Parameter words: different ones, at least one, of ``isKnown(_:)`` bytes.
  init(_ words: ArraySlice<[UInt8]>) {
    next = Array(repeating: 0, count: Self.classes)
    word = [-1]
    shorter = [-1]
    var lengths: [Int] = []
    for bytes in words {
      if !lengths.isEmpty, word.count + bytes.count > Self.mostStates { break }
      var state = 0
      for byte in bytes {
        let transition = state * Self.classes + Self.classOf[Int(byte)]
        if next[transition] == 0 {
          next[transition] = UInt32(word.count)
          next += repeatElement(0, count: Self.classes)
          word.append(-1)
          shorter.append(-1)
        }
        state = Int(next[transition])
      }
      word[state] = Int32(lengths.count)
      lengths.append(bytes.count)
    }
    wordCount = lengths.count
    self.lengths = lengths
    link()
  }

  static func isKnown(_ byte: UInt8) -> Bool { classOf[Int(byte)] < classes - 1 }

  private static let classOf: [Int] = (0..<256).map { byte in
    switch UInt8(byte) {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 97
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 48 + 26
    case UInt8(ascii: "-"): 36
    default: 37
    }
  }

  /// Completes the transitions by those of the longest ending that begins a word, nearest states first.
  private mutating func link() {
    var fallback = Array(repeating: 0, count: word.count)
    var queue = [0]
    var at = 0
    while at < queue.count {
      let state = queue[at]
      at += 1
      for letter in 0..<Self.classes {
        let transition = state * Self.classes + letter
        let other =
          state == 0 ? 0 : Int(next[fallback[state] * Self.classes + letter] & ~Self.ending)
        let target = Int(next[transition])
        guard target != 0 else {
          next[transition] = UInt32(other)
          continue
        }
        fallback[target] = other
        shorter[target] = word[other] >= 0 ? Int32(other) : shorter[other]
        queue.append(target)
      }
    }
    for transition in next.indices {
      let state = Int(next[transition])
      if word[state] >= 0 || shorter[state] >= 0 { next[transition] |= Self.ending }
    }
  }

  /// - Parameter lines: names, each with a line feed behind it.
  func counts(in lines: UnsafeBufferPointer<UInt8>) -> [NameCount] {
    var tally = Tally(words: wordCount)
    Self.classOf.withUnsafeBufferPointer { classOf in
      next.withUnsafeBufferPointer { next in
        var at = 0
        while at < lines.count {
          let start = at
          var state = 0
          while at < lines.count, lines[at] > UInt8(ascii: ".") || lines[at] == UInt8(ascii: "-") {
            let transition = next[state * Self.classes + classOf[Int(lines[at])]]
            at += 1
            state = Int(transition & ~Self.ending)
            if transition >= Self.ending { note(state, lines, start, at, &tally) }
          }
          while at < lines.count, lines[at] != UInt8(ascii: "\n") { at += 1 }
          at += 1
          tally.line &+= 1
        }
      }
    }
    return tally.counts
  }

  /// Notes the words that end before `end`.
  private func note(
    _ state: Int, _ lines: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int,
    _ tally: inout Tally
  ) {
    let isLast = end == lines.count || lines[end] <= UInt8(ascii: ".")
    let isWhole = end == lines.count || lines[end] != UInt8(ascii: "-")
    let isEncoded = Self.isEncoded(lines, start)
    var state = state
    while state >= 0 {
      defer { state = Int(shorter[state]) }
      guard word[state] >= 0 else { continue }
      let index = Int(word[state])
      let begin = end - lengths[index]
      let isFirst = begin == start || lines[begin - 1] == UInt8(ascii: "-")
      let position: Position =
        begin == start && isLast && isWhole
        ? .whole : isFirst ? (isLast ? .token : .prefix) : isLast ? .suffix : .inner
      if position == .whole || !isEncoded { tally.note(index, position) }
    }
  }

  private static func isEncoded(_ lines: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    start + 4 <= lines.count && lines[start] == UInt8(ascii: "x")
      && lines[start + 1] == UInt8(ascii: "n") && lines[start + 2] == UInt8(ascii: "-")
      && lines[start + 3] == UInt8(ascii: "-")
  }

  /// What was found, each name counted once a word.
  private struct Tally {
    var counts: [NameCount]
    var line: UInt32 = 1
    private var lastLine: [UInt32]
    private var lastPosition: [Position]

    init(words: Int) {
      counts = Array(repeating: NameCount(), count: words)
      lastLine = Array(repeating: 0, count: words)
      lastPosition = Array(repeating: .inner, count: words)
    }

    mutating func note(_ word: Int, _ position: Position) {
      if lastLine[word] == line {
        guard position.rawValue < lastPosition[word].rawValue else { return }
        counts[word][lastPosition[word]] -= 1
      }
      counts[word][position] += 1
      lastLine[word] = line
      lastPosition[word] = position
    }
  }
}

extension NameCount {
  fileprivate subscript(position: WordCounter.Position) -> Int {
    get {
      switch position {
      case .whole: whole
      case .token: token
      case .prefix: prefix
      case .suffix: suffix
      case .inner: inner
      }
    }
    set {
      switch position {
      case .whole: whole = newValue
      case .token: token = newValue
      case .prefix: prefix = newValue
      case .suffix: suffix = newValue
      case .inner: inner = newValue
      }
    }
  }
}
