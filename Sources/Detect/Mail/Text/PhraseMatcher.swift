/// Finds any of many phrases in one pass (Aho and Corasick, "Efficient string matching", 1975), as a table over the bytes that
/// occur in phrases.
package struct PhraseMatcher: Sendable {
  /// A phrase that was found.
  package struct Match: Hashable, Sendable {
    /// What the phrase was given with.
    package var value: Int
    /// Bytes of the normal text, blanks around left out.
    package var range: Range<Int>

    package init(value: Int, range: Range<Int>) {
      self.value = value
      self.range = range
    }
  }

  private let classes: [UInt8]
  private let width: Int
  private let table: [Int32]
  /// For each state the value of the longest phrase that ends there, or −1, its length, and the next state along the
  /// suffixes at which another ends, or −1.
  private let values: [Int32]
  private let lengths: [Int32]
  private let outputs: [Int32]

  /// - Parameter phrases: as people write them; one that ends in `*` may go on within its last word. Phrases of Chinese
  ///   and Japanese letters may stand anywhere. Time and memory are linear in their bytes.
  package init(_ phrases: some Sequence<(text: String, value: Int)>) {
    var classes = [UInt8](repeating: 0, count: 256)
    var width = 1
    var patterns: [(bytes: [UInt8], value: Int)] = []
    for phrase in phrases {
      var bytes = NormalText(phrase.text).bytes
      guard bytes.count > 1 else { continue }
      if phrase.text.hasSuffix("*") || bytes[1] >= 0xE3 { bytes.removeLast() }
      if bytes[1] >= 0xE3 { bytes.removeFirst() }
      patterns.append((bytes, phrase.value))
      for byte in bytes where classes[Int(byte)] == 0 {
        classes[Int(byte)] = UInt8(width)
        width += 1
      }
    }
    var table = [Int32](repeating: -1, count: width)
    var values: [Int32] = [-1]
    var lengths: [Int32] = [0]
    for pattern in patterns {
      var state = 0
      for byte in pattern.bytes {
        let at = state * width + Int(classes[Int(byte)])
        if table[at] < 0 {
          table[at] = Int32(values.count)
          values.append(-1)
          lengths.append(0)
          table += [Int32](repeating: -1, count: width)
        }
        state = Int(table[at])
      }
      values[state] = Int32(pattern.value)
      lengths[state] = Int32(pattern.bytes.count)
    }
    var failures = [Int32](repeating: 0, count: values.count)
    var outputs = [Int32](repeating: -1, count: values.count)
    var queue: [Int] = []
    for column in 0..<width {
      if table[column] < 0 { table[column] = 0 } else { queue.append(Int(table[column])) }
    }
    var next = 0
    while next < queue.count {
      let state = queue[next]
      next += 1
      let failure = Int(failures[state])
      outputs[state] = values[failure] >= 0 ? Int32(failure) : outputs[failure]
      for column in 0..<width {
        let at = state * width + column
        let fallback = table[failure * width + column]
        if table[at] < 0 {
          table[at] = fallback
        } else {
          failures[Int(table[at])] = fallback
          queue.append(Int(table[at]))
        }
      }
    }
    self.classes = classes
    self.width = width
    self.table = table
    self.values = values
    self.lengths = lengths
    self.outputs = outputs
  }

  /// Gives every phrase that occurs, by where it ends. Linear in the text and in what is found.
  package func matches(in text: NormalText, _ body: (Match) -> Void) {
    var state = 0
    for (index, byte) in text.bytes.enumerated() {
      state = Int(table[state * width + Int(classes[Int(byte)])])
      var output = values[state] >= 0 ? state : Int(outputs[state])
      while output > 0 {
        var range = index + 1 - Int(lengths[output])..<index + 1
        if text.bytes[range.lowerBound] == 0x20 { range = range.lowerBound + 1..<range.upperBound }
        if byte == 0x20, !range.isEmpty { range = range.lowerBound..<range.upperBound - 1 }
        body(Match(value: Int(values[output]), range: range))
        output = Int(outputs[output])
      }
    }
  }
}
