/// A dictionary that forgets what was not used for long.
///
/// Two generations: what is used moves to the younger; when that is full, the elder is forgotten and the younger
/// takes its place. So it holds the last used values of at least `capacity` weight, and at most twice that.
struct RecentValues<Key: Hashable, Value> {
  private let capacity: Int
  private var young: [Key: (value: Value, weight: Int)] = [:]
  private var old: [Key: (value: Value, weight: Int)] = [:]
  private var weight = 0

  init(weighing capacity: Int) {
    self.capacity = capacity
  }

  /// Constant time.
  subscript(key: Key) -> Value? {
    mutating get {
      if let known = young[key] { return known.value }
      guard let known = old[key] else { return nil }
      insert(known.value, for: key, weight: known.weight)
      return known.value
    }
  }

  mutating func insert(_ value: Value, for key: Key, weight added: Int) {
    if weight + added > capacity, !young.isEmpty {
      old = young
      young = [:]
      young.reserveCapacity(old.count)
      weight = 0
    }
    young[key] = (value, added)
    weight += added
  }
}
