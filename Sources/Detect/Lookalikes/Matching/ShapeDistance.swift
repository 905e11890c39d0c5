/// How many edits lead from a word's shapes to those of a run of a label, for telling early that it is too many.
///
/// Optimal string alignment, all cells of a column at once, a bit each (Hyyrö 2003).
struct ShapeDistance: Sendable {
  /// Bit n of a shape: letter n of the label has it.
  private var places = InlineArray<32, UInt64>(repeating: 0)

  /// Reads the label that runs are of.
  ///
  /// - Complexity: linear.
  mutating func read(_ shapes: Span<UInt8>) {
    for shape in 0..<Shape.alphabet { places[shape] = 0 }
    for place in 0..<min(shapes.count, 64) {
      places[Int(shapes[place]) & (Shape.alphabet - 1)] |= 1 << UInt64(place)
    }
  }

  /// The number of edits (Damerau 1964) between a word and a run of the label.
  ///
  /// - Parameter run: not empty.
  /// - Complexity: linear in the word.
  func edits(from word: Span<UInt8>, to run: Range<Int>) -> Int {
    let within = UInt64.max >> UInt64(64 - run.count)
    let last = UInt64(1) << UInt64(run.count - 1)
    var (plus, minus) = (UInt64.max, UInt64(0))
    var (diagonal, before) = (UInt64(0), UInt64(0))
    var edits = run.count
    for place in word.indices {
      let here = places[Int(word[place]) & (Shape.alphabet - 1)] >> UInt64(run.lowerBound) & within
      let swapped = ((~diagonal & here) << 1) & before
      diagonal = (((here & plus) &+ plus) ^ plus) | here | minus | swapped
      let rising = minus | ~(diagonal | plus)
      let falling = diagonal & plus
      if rising & last != 0 { edits += 1 }
      if falling & last != 0 { edits -= 1 }
      let shifted = rising << 1 | 1
      plus = falling << 1 | ~(diagonal | shifted)
      minus = shifted & diagonal
      before = here
    }
    return edits
  }
}
