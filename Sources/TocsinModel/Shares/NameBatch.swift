/// Where names stand in a buffer that somebody else holds, to be numbered together.
package struct NameBatch: Sendable {
  /// Where a name begins in the buffer, and its length.
  package struct Place: Sendable {
    package var start: UInt32
    package var length: UInt32

    package init(start: UInt32, length: UInt32) {
      self.start = start
      self.length = length
    }
  }

  package private(set) var places: [Place] = []
  /// By name; empty where all are 0.
  private(set) var marks: [UInt8] = []

  package init() {}

  package var count: Int { places.count }

  /// Bytes of a name, on average.
  package var meanLength: Int {
    places.isEmpty ? 0 : places.reduce(0) { $0 + Int($1.length) } / places.count + 1
  }

  package mutating func reserve(_ count: Int) { places.reserveCapacity(count) }

  @inline(__always)
  package mutating func append(_ place: Place, mark: UInt8 = 0) {
    if mark != 0, marks.isEmpty { marks = [UInt8](repeating: 0, count: places.count) }
    if mark != 0 || !marks.isEmpty { marks.append(mark) }
    places.append(place)
  }

  @inline(__always)
  func name(_ number: Int, _ buffer: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    let place = places[number]
    return UnsafeBufferPointer(
      rebasing: buffer[Int(place.start)..<Int(place.start) + Int(place.length)])
  }
}

extension NameList {
  /// Appends all names of a batch.
  package mutating func append(_ batch: NameBatch, in buffer: UnsafeBufferPointer<UInt8>) {
    for number in batch.places.indices {
      append(batch.name(number, buffer), mark: batch.marks.isEmpty ? 0 : batch.marks[number])
    }
  }
}

extension InternedNames {
  /// Names whose places are looked up at the same time. Each look-up waits for memory some hundred cycles; side by side they
  /// wait together.
  private static let group = 64

  /// Appends the number of each name of a batch, which it gets when it is new. The same as asking one by one, about three
  /// times as fast where the names are millions.
  /// - Parameter buffer: the bytes that the batch's places are in.
  package mutating func append(
    _ batch: NameBatch, in buffer: UnsafeBufferPointer<UInt8>, to numbers: inout [UInt32]
  ) {
    let secret = NameBytes.key
    withUnsafeTemporaryAllocation(of: Likely.self, capacity: Self.group) { likely in
      likely.initialize(repeating: Likely())
      for first in stride(from: 0, to: batch.count, by: Self.group) {
        let rows = first..<min(first + Self.group, batch.count)
        for row in rows {
          let mark = batch.marks.isEmpty ? 0 : batch.marks[row]
          likely[row - first].hash = NameBytes.hash(batch.name(row, buffer), mark, secret)
        }
        look(likely, rows.count)
        for row in rows {
          let (found, name) = (likely[row - first], batch.name(row, buffer))
          let mark = batch.marks.isEmpty ? 0 : batch.marks[row]
          if found.isThere, found.length == name.count, found.head == name.first,
            list.mark(of: found.number) == mark, isName(name, at: found.start)
          {
            numbers.append(found.number)
          } else {
            numbers.append(number(of: name, mark: mark, hash: found.hash))
          }
        }
      }
    }
  }

  /// What was found at a name's first place: a number that may be its own, and where that one's bytes lie.
  private struct Likely {
    var hash: UInt32 = 0
    var number: UInt32 = 0
    var entry: UInt64 = 0
    var start = 0
    var length = 0
    /// The first of those bytes: who has asked for it has them near when all are compared.
    var head: UInt8 = 0
    /// Whether there is such a number.
    var isThere = false
  }

  /// Each step asks for all that it needs before anything depends on it: no branch, which may be guessed wrong, keeps the next
  /// one waiting.
  private func look(_ likely: UnsafeMutableBufferPointer<Likely>, _ count: Int) {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      for place in 0..<count { likely[place].entry = slots[Int(likely[place].hash) & mask] }
    }
    guard list.count > 0 else {
      for place in 0..<count { likely[place].isThere = false }
      return
    }
    for place in 0..<count {
      let entry = likely[place].entry
      // A free place has the number 0, and is told by its entry.
      likely[place].isThere = entry >> 32 == UInt64(likely[place].hash) && entry != 0
      let number = UInt32(truncatingIfNeeded: entry) &- 1
      likely[place].number = likely[place].isThere ? number : 0
      let range = list.range(Int(likely[place].number))
      (likely[place].start, likely[place].length) = (range.lowerBound, range.count)
    }
    list.bytes.withUnsafeBufferPointer { bytes in
      for place in 0..<count {
        let start = likely[place].start
        // The last name may be empty.
        likely[place].head = start < bytes.count ? bytes[start] : 0
      }
    }
  }

  @inline(__always)
  private func isName(_ name: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    list.bytes.withUnsafeBytes { all in
      NameBytes.equal(
        UnsafeRawBufferPointer(rebasing: all[start..<start + name.count]),
        UnsafeRawBufferPointer(name))
    }
  }
}
