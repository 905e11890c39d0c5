/// Sets that grow together (Tarjan and van Leeuwen, 1984): union by size, path halving.
///
/// Joining and finding are nearly constant.
struct DisjointSets<Element: Hashable> {
  private var numbers: [Element: Int] = [:]
  private var parents: [Int] = []
  private var sizes: [Int] = []

  init() {}

  /// Puts two elements, which may be new, into one set.
  mutating func join(_ left: Element, _ right: Element) {
    var (a, b) = (root(number(left)), root(number(right)))
    guard a != b else { return }
    if sizes[a] < sizes[b] { swap(&a, &b) }
    parents[b] = a
    sizes[a] += sizes[b]
  }

  /// How many are in the element's set; 1 for one that was never named.
  mutating func size(of element: Element) -> Int {
    numbers[element].map { sizes[root($0)] } ?? 1
  }

  /// A number that all of one set share; it changes when sets are joined.
  mutating func set(of element: Element) -> Int { root(number(element)) }

  private mutating func number(_ element: Element) -> Int {
    if let number = numbers[element] { return number }
    numbers[element] = parents.count
    parents.append(parents.count)
    sizes.append(1)
    return parents.count - 1
  }

  private mutating func root(_ number: Int) -> Int {
    var number = number
    while parents[number] != number {
      parents[number] = parents[parents[number]]
      number = parents[number]
    }
    return number
  }
}
