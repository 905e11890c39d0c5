/// A dictionary that forgets what was not used for long.
///
/// Two generations: what is used moves to the younger; when that is full, the elder is forgotten and the younger
/// takes its place (as the “2Q” of Johnson and Shasha, VLDB 1994, without its ghosts). So it holds the last used values
/// of at least `capacity` weight, and at most twice that.
package struct RecentValues<Key: Hashable, Value> {
  private let capacity: Int
  private var young: [Key: (value: Value, weight: Int)] = [:]
  private var old: [Key: (value: Value, weight: Int)] = [:]
  private var weight = 0

  package init(weighing capacity: Int) {
    self.capacity = capacity
  }

  /// Constant time.
  package subscript(key: Key) -> Value? {
    mutating get {
      if let known = young[key] { return known.value }
      guard let known = old.removeValue(forKey: key) else { return nil }
      insert(known.value, for: key, weight: known.weight)
      return known.value
    }
  }

  /// One that is heavier than `capacity` is kept until the next comes.
  package mutating func insert(_ value: Value, for key: Key, weight added: Int) {
    if weight + added > capacity, !young.isEmpty {
      old = young
      young = [:]
      young.reserveCapacity(old.count)
      weight = 0
    }
    weight += added - (young.updateValue((value, added), forKey: key)?.weight ?? 0)
  }

  package mutating func remove(_ key: Key) {
    old[key] = nil
    if let removed = young.removeValue(forKey: key) { weight -= removed.weight }
  }

  package mutating func removeAll() { (young, old, weight) = ([:], [:], 0) }
}
