/// Merges the key tables of segments into one, a block at a time. Linear in the entries times the segments.
struct TableMerge {
  private struct Input {
    var entries: UnsafeBufferPointer<UInt64>
    var position = 0
    /// What is added to its numbers.
    var offset: Int
    /// How many documents it has.
    var count: Int
  }

  private var inputs: [Input]
  /// The next entry of each input, its number counting from the first document of all; `max` at the end.
  private var heads: [UInt64]
  private var filling: KeyTableFilling
  /// Entries of documents without these flags, or with ``TextFlags/dropped``, are left out.
  private let wanted: TextFlags?

  /// - Parameters:
  ///   - tables: each with what is added to its numbers and how many documents it has.
  ///   - wanted: `nil` for all entries.
  init(
    _ tables: [(entries: UnsafeBufferPointer<UInt64>, offset: Int, count: Int)],
    wanted: TextFlags?, states: [TextFlags], into filling: KeyTableFilling
  ) {
    inputs = tables.map { Input(entries: $0.entries, offset: $0.offset, count: $0.count) }
    heads = [UInt64](repeating: .max, count: tables.count)
    self.filling = filling
    self.wanted = wanted
    for index in inputs.indices { heads[index] = Self.next(&inputs[index], wanted, states) }
  }

  /// Merges at most `most` entries; `true` when all are merged.
  ///
  /// - Throws: when there are more or fewer entries than there should be: what was read is damaged.
  mutating func step(_ most: Int, _ states: [TextFlags]) throws(IndexError) -> Bool {
    var filling = filling
    defer { self.filling = filling }
    let (isDone, isDamaged) = inputs.withUnsafeMutableBufferPointer { inputs in
      heads.withUnsafeMutableBufferPointer { heads in
        for _ in 0..<most {
          var least = UInt64.max
          var input = 0
          for candidate in heads.indices where heads[candidate] < least {
            least = heads[candidate]
            input = candidate
          }
          if least == .max { return (true, !filling.isFull) }
          guard filling.append(least) else { return (true, true) }
          heads[input] = Self.next(&inputs[input], wanted, states)
        }
        return (false, false)
      }
    }
    if isDamaged { throw .rebuild(reason: "a segment is damaged") }
    if isDone { filling.finish() }
    return isDone
  }

  /// The next entry of an input that is wanted.
  @inline(__always)
  private static func next(_ input: inout Input, _ wanted: TextFlags?, _ states: [TextFlags])
    -> UInt64
  {
    while input.position < input.entries.count {
      let entry = input.entries[input.position]
      input.position += 1
      let local = KeyTable.number(entry)
      guard local < input.count else { continue }
      let number = local + input.offset
      if let wanted {
        let state = states[number]
        guard state.contains(wanted), !state.contains(.dropped) else { continue }
      }
      return KeyTable.entry(key: UInt32(truncatingIfNeeded: entry >> 32), number: number)
    }
    return .max
  }
}
