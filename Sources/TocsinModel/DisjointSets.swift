/// Sets of anything that grow together; see ``DisjointNumbers``.
package struct DisjointSets<Element: Hashable & Sendable>: Sendable {
  @usableFromInline var numbers: [Element: Int] = [:]
  @usableFromInline var elements: [Element] = []
  @usableFromInline var sets = DisjointNumbers()

  @inlinable
  package init() {}

  /// Puts two elements, which may be new, into one set. Nearly constant.
  /// - Returns: whether they were apart.
  @inlinable @discardableResult
  package mutating func join(_ left: Element, _ right: Element) -> Bool {
    let (a, b) = (number(left), number(right))
    return sets.join(a, b) != nil
  }

  /// How many are in the element's set; 1 for one that was never named.
  @inlinable
  package func size(of element: Element) -> Int { numbers[element].map(sets.size) ?? 1 }

  /// All of the element's set, in no order; itself where it was never named. O(size).
  @inlinable
  package func members(of element: Element) -> [Element] {
    numbers[element].map { sets.members(of: $0).map { elements[$0] } } ?? [element]
  }

  /// What all of one set share; it changes when sets are joined. An element that was never named stands for itself.
  @inlinable
  package func set(of element: Element) -> Element {
    numbers[element].map { elements[sets.set(of: $0)] } ?? element
  }

  @inlinable
  mutating func number(_ element: Element) -> Int {
    if let number = numbers[element] { return number }
    let number = sets.append()
    numbers[element] = number
    elements.append(element)
    return number
  }
}
