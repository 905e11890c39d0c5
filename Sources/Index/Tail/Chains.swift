/// Lists of ascending numbers by 64-bit keys, linked through flat arrays.
struct Chains {
  private var heads = NumberTable()
  /// One a link: its number, the next link (0 none), and at the head the last link and how many there are.
  private var numbers: [UInt32] = []
  private var nexts: [UInt32] = []
  private var lasts: [UInt32] = []
  private var counts: [UInt32] = []

  /// Appends a number to the list of a key. Constant time, amortised.
  mutating func append(_ number: UInt32, to key: UInt64) {
    numbers.append(number)
    nexts.append(0)
    lasts.append(0)
    counts.append(1)
    let link = UInt32(numbers.count)
    let head = heads.insert(key, link)
    if head == 0 {
      lasts[Int(link) - 1] = link
    } else {
      nexts[Int(lasts[Int(head) - 1]) - 1] = link
      lasts[Int(head) - 1] = link
      counts[Int(head) - 1] += 1
    }
  }

  func count(of key: UInt64) -> Int {
    let head = heads[key]
    return head == 0 ? 0 : Int(counts[Int(head) - 1])
  }

  /// Gives the numbers of a key, ascending, until `body` says `false`.
  @inline(__always)
  func forEach(of key: UInt64, while body: (UInt32) -> Bool) {
    var link = heads[key]
    while link != 0, body(numbers[Int(link) - 1]) { link = nexts[Int(link) - 1] }
  }

  mutating func removeAll() {
    heads.removeAll()
    numbers.removeAll(keepingCapacity: true)
    nexts.removeAll(keepingCapacity: true)
    lasts.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
  }
}
