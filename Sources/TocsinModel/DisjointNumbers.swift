/// Sets of the numbers 0, 1, 2, … that grow together (Tarjan and van Leeuwen, J. ACM 31, 1984): union by size, path halving.
///
/// 12 bytes a number, of which there are fewer than 2³².
package struct DisjointNumbers: Sendable {
  private var parents: [UInt32]
  /// By the number that stands for a set.
  private var sizes: [UInt32]
  /// A ring through each set.
  private var next: [UInt32]

  /// Every number by itself.
  package init(count: Int = 0) {
    parents = (0..<count).map { UInt32($0) }
    sizes = [UInt32](repeating: 1, count: count)
    next = parents
  }

  package var count: Int { parents.count }

  /// The next number, by itself.
  package mutating func append() -> Int {
    let number = parents.count
    parents.append(UInt32(number))
    sizes.append(1)
    next.append(UInt32(number))
    return number
  }

  /// A number that all of one set share; it changes when sets are joined. O(log n), and nearly constant for who was joined a lot.
  package func set(of number: Int) -> Int {
    var number = number
    while Int(parents[number]) != number { number = Int(parents[number]) }
    return number
  }

  /// How many numbers are in the set.
  package func size(of number: Int) -> Int { Int(sizes[set(of: number)]) }

  /// All of the set, from this one on, in no order. O(size).
  package func members(of number: Int) -> [Int] {
    var members = [number]
    var other = Int(next[number])
    while other != number {
      members.append(other)
      other = Int(next[other])
    }
    return members
  }

  /// Makes one set of two. Nearly constant.
  /// - Returns: what stands for both from now on, and what no longer does; `nil` where they were one set.
  @discardableResult
  package mutating func join(_ left: Int, _ right: Int) -> (kept: Int, gone: Int)? {
    var (kept, gone) = (root(left), root(right))
    guard kept != gone else { return nil }
    if sizes[kept] < sizes[gone] { swap(&kept, &gone) }
    parents[gone] = UInt32(kept)
    sizes[kept] += sizes[gone]
    next.swapAt(kept, gone)
    return (kept, gone)
  }

  private mutating func root(_ number: Int) -> Int {
    var number = number
    while Int(parents[number]) != number {
      parents[number] = parents[Int(parents[number])]
      number = Int(parents[number])
    }
    return number
  }
}
