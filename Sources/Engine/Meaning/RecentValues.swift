/// What was asked for last, bounded in bytes: two generations, of which the older one is dropped when the newer one is full (as the
/// “2Q” of Johnson and Shasha, VLDB 1994, without its ghosts).
struct RecentValues<Value> {
  /// Bytes of a generation.
  private let limit: Int
  private let size: (Value) -> Int
  private var recent: [String: Value] = [:]
  private var older: [String: Value] = [:]
  private var bytes = 0

  /// - Parameters:
  ///   - limit: bytes of a generation, keys and values.
  ///   - size: bytes of a value.
  init(limit: Int, size: @escaping (Value) -> Int) {
    self.limit = limit
    self.size = size
  }

  /// A value, which is among the last ones from now on; `nil` when it is not kept. Constant time.
  mutating func value(of key: String) -> Value? {
    if let known = recent[key] { return known }
    guard let known = older.removeValue(forKey: key) else { return nil }
    keep(known, of: key)
    return known
  }

  mutating func keep(_ value: Value, of key: String) {
    let size = size(value) + key.utf8.count
    guard size <= limit else { return }
    if bytes + size > limit {
      older = recent
      recent = [:]
      bytes = 0
    }
    if recent.updateValue(value, forKey: key) == nil { bytes += size }
  }

  mutating func drop(_ key: String) {
    older[key] = nil
    guard let dropped = recent.removeValue(forKey: key) else { return }
    bytes -= size(dropped) + key.utf8.count
  }

  mutating func removeAll() { (recent, older, bytes) = ([:], [:], 0) }
}
