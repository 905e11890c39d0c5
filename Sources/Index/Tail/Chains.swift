/// Lists of ascending numbers by 64-bit keys, linked through one flat array.
struct Chains {
  /// The last link and the count are those of a list, kept at its head.
  private struct Link {
    var number: UInt32
    /// Links count from 1; 0 is none.
    var next: UInt32 = 0
    var last: UInt32
    var count: UInt32 = 1
  }

  private var heads = NumberTable()
  private var links: [Link] = []

  /// Appends a number to the list of a key. Constant time, amortised.
  @inline(__always)
  mutating func append(_ number: UInt32, to key: UInt64) {
    let link = UInt32(truncatingIfNeeded: links.count + 1)
    links.append(Link(number: number, last: link))
    let head = Int(heads.insert(key, link)) - 1
    guard head >= 0 else { return }
    links.withUnsafeMutableBufferPointer { links in
      links[Int(links[head].last) - 1].next = link
      links[head].last = link
      links[head].count += 1
    }
  }

  /// How many numbers a key has. Constant time.
  func count(of key: UInt64) -> Int {
    let head = heads[key]
    return head == 0 ? 0 : Int(links[Int(head) - 1].count)
  }

  /// Gives the numbers of a key, ascending, until `body` says `false`.
  @inline(__always)
  func forEach(of key: UInt64, while body: (UInt32) -> Bool) {
    var link = heads[key]
    while link != 0, body(links[Int(link) - 1].number) { link = links[Int(link) - 1].next }
  }

  mutating func removeAll() {
    heads.removeAll()
    links.removeAll(keepingCapacity: true)
  }
}
