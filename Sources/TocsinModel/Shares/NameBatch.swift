/// Names one after another in one buffer, as a reader finds them, to be numbered together.
package struct NameBatch: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int] = []
  private(set) var marks: [UInt8] = []

  package init() {}

  package var count: Int { ends.count }

  package mutating func append(_ name: UnsafeBufferPointer<UInt8>, mark: UInt8 = 0) {
    bytes.append(contentsOf: name)
    ends.append(bytes.count)
    marks.append(mark)
  }
}

extension InternedNames {
  /// Names whose places are looked up at the same time. Each look-up waits for memory some hundred cycles; side by side they
  /// wait together.
  private static let group = 128

  /// Appends the number of each name of a batch, which it gets when it is new. The same as asking one by one, about three
  /// times as fast where the names are millions.
  package mutating func append(_ batch: NameBatch, to numbers: inout [UInt32]) {
    var hashes = [UInt32](repeating: 0, count: Self.group)
    // What was found at a name's first place: a number that may be its own, and where that one's bytes lie.
    var likely = [(number: UInt32, start: Int, end: Int)?](repeating: nil, count: Self.group)
    batch.bytes.withUnsafeBufferPointer { all in
      var start = 0
      for first in stride(from: 0, to: batch.count, by: Self.group) {
        let rows = first..<min(first + Self.group, batch.count)
        var (place, begin) = (0, start)
        for row in rows {
          let name = UnsafeBufferPointer(rebasing: all[begin..<batch.ends[row]])
          hashes[place] = Self.hash(name, batch.marks[row])
          begin = batch.ends[row]
          place += 1
        }
        for place in 0..<rows.count {
          let entry = slots[self.place(hashes[place])]
          likely[place] =
            entry >> 32 == UInt64(hashes[place]) && entry != 0
            ? (UInt32(truncatingIfNeeded: entry) - 1, 0, 0) : nil
        }
        for place in 0..<rows.count {
          guard let found = likely[place] else { continue }
          let range = range(Int(found.number))
          likely[place] = (found.number, range.lowerBound, range.upperBound)
        }
        for (place, row) in rows.enumerated() {
          let name = UnsafeBufferPointer(rebasing: all[start..<batch.ends[row]])
          start = batch.ends[row]
          if let found = likely[place], marks[Int(found.number)] == batch.marks[row],
            found.end - found.start == name.count, isName(name, at: found.start)
          {
            numbers.append(found.number)
          } else {
            numbers.append(number(of: name, mark: batch.marks[row], hash: hashes[place]))
          }
        }
      }
    }
  }

  private func isName(_ name: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    bytes.withUnsafeBytes { all in
      Self.equal(
        UnsafeRawBufferPointer(rebasing: all[start..<start + name.count]),
        UnsafeRawBufferPointer(name))
    }
  }
}
