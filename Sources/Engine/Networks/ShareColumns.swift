import TocsinModel

/// The shares of a workspace's posts as columns, by the numbers of their posts: 29 bytes a share.
struct ShareColumns: Sendable {
  private(set) var objects: [UInt64] = []
  private(set) var accounts: [UInt64] = []
  private(set) var times: [Int64] = []
  /// The numbers of the posts, ascending.
  private(set) var posts: [UInt32] = []
  private(set) var layers: [UInt8] = []
  /// How many documents, from number 0, are in it.
  var end = 0

  var count: Int { posts.count }

  mutating func append(_ share: NumberedShare) {
    objects.append(share.object)
    accounts.append(share.account)
    times.append(share.time)
    posts.append(share.content)
    layers.append(share.layer.number)
  }

  subscript(row: Int) -> NumberedShare {
    NumberedShare(
      object: objects[row], account: accounts[row], content: posts[row], time: times[row],
      layer: ShareLayer(number: layers[row]))
  }

  /// The rows of a post. O(log n).
  func rows(ofPost number: UInt32) -> Range<Int> {
    firstRow(notBefore: number)..<firstRow(notBefore: number &+ 1)
  }

  /// The first row whose post has this number or a later one. O(log n).
  func firstRow(notBefore number: UInt32) -> Int {
    var (low, high) = (0, posts.count)
    while low < high {
      let middle = (low + high) / 2
      if posts[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The last post that shares something within a window of what one of an earlier number shared: those behind it make
  /// no pair. Only rows from `first` on are asked about; the others are what they may be near to.
  ///
  /// O(n + asked · log asked).
  /// - Parameter hidden: posts that do not count.
  /// - Returns: `nil` where none does.
  func lastClose(from first: Int, within window: Int64, hidden: Set<UInt32>) -> UInt32? {
    let asked = (first..<Swift.max(first, count)).filter {
      hidden.isEmpty || !hidden.contains(posts[$0])
    }.sorted { (objects[$0], times[$0], posts[$0]) < (objects[$1], times[$1], posts[$1]) }
    guard !asked.isEmpty else { return nil }
    // Bits of the hashes, so that nearly all rows are passed over without a look at what is asked.
    var bits = 1 << 16
    while bits < asked.count * 16 { bits *= 2 }
    var known = [UInt64](repeating: 0, count: bits / 64)
    for row in asked {
      let place = Int(truncatingIfNeeded: objects[row]) & (bits - 1)
      known[place >> 6] |= 1 << UInt64(place & 63)
    }
    var next = Array(0...asked.count)
    func unmarked(_ place: Int) -> Int {
      var place = place
      while next[place] != place {
        next[place] = next[next[place]]
        place = next[place]
      }
      return place
    }
    var last: UInt32?
    for row in 0..<count {
      let object = objects[row]
      let place = Int(truncatingIfNeeded: object) & (bits - 1)
      guard known[place >> 6] >> UInt64(place & 63) & 1 == 1,
        hidden.isEmpty || !hidden.contains(posts[row])
      else { continue }
      let begin = times[row] &- window
      var (low, high) = (0, asked.count)
      while low < high {
        let middle = (low + high) / 2
        let other = asked[middle]
        if (objects[other], times[other]) < (object, begin) {
          low = middle + 1
        } else {
          high = middle
        }
      }
      // Each is looked at until it is known to have a neighbour: an object that all share at once costs no more.
      low = unmarked(low)
      while low < asked.count, objects[asked[low]] == object,
        times[asked[low]] <= times[row] &+ window
      {
        if asked[low] != row {
          last = Swift.max(last ?? 0, posts[asked[low]])
          next[low] = low + 1
        }
        low = unmarked(low + 1)
      }
    }
    return last
  }
}

extension ShareColumns {
  /// The columns of a range of rows as bytes, one after another, little-endian.
  func bytes(_ rows: Range<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rows.count * Self.width)
    func put<Value: FixedWidthInteger>(_ values: ArraySlice<Value>) {
      for value in values {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
      }
    }
    put(objects[rows])
    put(accounts[rows])
    put(times[rows])
    put(posts[rows])
    put(layers[rows])
    return bytes
  }

  /// Bytes of a row.
  static let width = 29

  /// Takes rows as ``bytes(_:)`` gives them.
  mutating func append(_ bytes: UnsafeRawBufferPointer, count: Int) {
    func take<Value: FixedWidthInteger>(_ offset: Int, _ column: inout [Value]) {
      let width = MemoryLayout<Value>.size
      column.reserveCapacity(column.count + count)
      for row in 0..<count {
        column.append(
          Value(
            littleEndian: bytes.loadUnaligned(
              fromByteOffset: offset * count + row * width, as: Value.self)))
      }
    }
    take(0, &objects)
    take(8, &accounts)
    take(16, &times)
    take(24, &posts)
    take(28, &layers)
  }
}
