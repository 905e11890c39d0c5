/// The words that may stand directly beside a protected one, to be peeled off the beginning and the end of a token.
///
/// They are compared by shape, so that `1ogin` is one as well.
struct Lures: Sendable {
  /// How many of them may follow one another: `secure-` `mail` `login` `…`.
  static let chain = 3
  /// Shorter ones lend less purpose: country codes, `my`.
  static let strong = 3

  /// Reading forwards from the beginning of a token, and backwards from its end.
  private let forwards: Trie
  private let backwards: Trie
  let all: [[UInt8]]
  /// Those long enough to be recognised with a letter wrong.
  private let long: [[UInt8]]

  init(_ words: [String]) {
    let shapes = Set(words).sorted().map { Array($0.utf8) }.filter {
      $0.count >= 2 && $0.count <= 63
    }
    .map(Shape.of)
    all = shapes
    forwards = Trie(shapes)
    backwards = Trie(shapes.map { $0.reversed() })
    long = shapes.filter { $0.count >= 6 }
  }

  /// A dense trie: one load a letter; the highest bit of a state tells that a lure ends there.
  private struct Trie: Sendable {
    static let end: UInt16 = 1 << 15
    let next: [UInt16]

    /// - Parameter words: those that would need more than 32,767 states are left out.
    init(_ words: [[UInt8]]) {
      var next = [UInt16](repeating: 0, count: Shape.alphabet)
      for word in words where next.count / Shape.alphabet + word.count < Int(Self.end) {
        var state = 0
        for (place, shape) in word.enumerated() {
          let cell = state * Shape.alphabet + Int(shape)
          if next[cell] & ~Self.end == 0 {
            next[cell] |= UInt16(next.count / Shape.alphabet)
            next += [UInt16](repeating: 0, count: Shape.alphabet)
          }
          if place == word.count - 1 { next[cell] |= Self.end }
          state = Int(next[cell] & ~Self.end)
        }
      }
      self.next = next
    }

    func contains(_ word: [UInt8]) -> Bool {
      var cell: UInt16 = 0
      for (place, shape) in word.enumerated() {
        cell = next[Int(cell & ~Self.end) * Shape.alphabet + Int(shape)]
        if cell & ~Self.end == 0 { return cell != 0 && place == word.count - 1 }
      }
      return cell & Self.end != 0
    }
  }

  /// Places of a label that lures or digits lead to from a token's edge; bit n is the place before letter n.
  struct Places: Sendable {
    var all: UInt64 = 0
    /// Those that a lure of at least ``Lures/strong`` letters leads to, or digits.
    var strong: UInt64 = 0

    /// A place that a lure leads to.
    mutating func insert(_ place: Int, isStrong: Bool) {
      all |= 1 << UInt64(place)
      if isStrong { strong |= 1 << UInt64(place) }
    }

    /// Places that need no lure.
    mutating func set(_ places: UInt64) {
      all = places
      strong = places
    }
  }

  /// Adds the places within a token that may be the beginning of a word, after lures.
  @inline(__always)
  func addBeginnings(
    of token: Range<Int>, digits: UInt64, to places: inout Places, shape: (Int) -> UInt8
  ) {
    add(from: token.lowerBound, length: token.count, step: 1, trie: forwards, to: &places) {
      digits >> UInt64($0) & 1 == 1
    } shape: {
      shape($0)
    }
  }

  /// Adds the places within a token that may be the end of a word, before lures.
  @inline(__always)
  func addEnds(
    of token: Range<Int>, digits: UInt64, to places: inout Places, shape: (Int) -> UInt8
  ) {
    add(from: token.upperBound, length: token.count, step: -1, trie: backwards, to: &places) {
      digits >> UInt64($0 - 1) & 1 == 1
    } shape: {
      shape($0 - 1)
    }
  }

  @inline(__always)
  private func add(
    from edge: Int, length: Int, step: Int, trie: Trie, to places: inout Places,
    isDigit: (Int) -> Bool, shape: (Int) -> UInt8
  ) {
    let next = trie.next.span
    var front: UInt64 = 1
    var reached: UInt64 = 0
    var strong: UInt64 = 0
    for link in 0..<Self.chain {
      var found: UInt64 = 0
      while front != 0 {
        let begin = front.trailingZeroBitCount
        front &= front - 1
        var end = begin
        while end < length, isDigit(edge + end * step) { end += 1 }
        if end > begin {
          found |= 1 << UInt64(end)
          strong |= 1 << UInt64(end)
        }
        var state = 0
        var place = begin
        while place < length {
          let cell = next[
            unchecked: state &* Shape.alphabet &+ Int(shape(edge &+ place &* step))]
          place += 1
          state = Int(cell & ~Trie.end)
          if cell & Trie.end != 0, link == 0 || place - begin >= Self.strong {
            found |= 1 << UInt64(place)
            if place - begin >= Self.strong { strong |= 1 << UInt64(place) }
          }
          if state == 0 { break }
        }
      }
      front = found & ~reached & ~(1 << UInt64(length))
      reached |= found
      if front == 0 { break }
    }
    for place in 0..<2 {
      var left = place == 0 ? reached : strong
      while left != 0 {
        let bit = UInt64(1) << UInt64(edge + left.trailingZeroBitCount * step)
        left &= left - 1
        if place == 0 { places.all |= bit } else { places.strong |= bit }
      }
    }
  }

  /// Whether shapes are those of a lure.
  func contains(_ shapes: [UInt8]) -> Bool { forwards.contains(shapes) }

  /// Whether letters are one of the longer lures with one letter wrong.
  ///
  /// - Complexity: the letters times the lures; for names that have a protected word in them already.
  func resembles(_ shapes: [UInt8]) -> Bool {
    shapes.count >= 5 && long.contains { Self.isOneEdit($0, shapes) }
  }

  private static func isOneEdit(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard abs(one.count - other.count) <= 1 else { return false }
    let shorter = min(one.count, other.count)
    var head = 0
    while head < shorter, one[head] == other[head] { head += 1 }
    var tail = 0
    while tail < shorter - head, one[one.count - 1 - tail] == other[other.count - 1 - tail] {
      tail += 1
    }
    let left = (one.count - head - tail, other.count - head - tail)
    return max(left.0, left.1) <= 1
      || left == (2, 2) && one[head] == other[head + 1] && one[head + 1] == other[head]
  }
}
