import Synchronization

/// How often a token may ask in a minute: a partner's connector that has run wild must not starve the others, nor the
/// people at the console. A bucket that fills evenly, so that a burst of a whole minute is let through once.
final class PartnerQuota: Sendable {
  private struct Bucket {
    /// What may still be asked for now.
    var room: Double
    var last: Double
  }

  /// Requests in a minute; 0 for no end.
  let perMinute: Int
  /// Tokens that are remembered; beyond, who asked longest ago is forgotten, and has a full bucket then.
  private static let mostNames = 10_000

  private let buckets = Mutex([String: Bucket]())

  init(perMinute: Int) { self.perMinute = perMinute }

  /// Takes a request off what is left.
  ///
  /// - Parameter now: in seconds; a clock that was set back fills nothing and empties nothing.
  /// - Returns: seconds to wait, when nothing is left; `nil` otherwise.
  func take(_ name: String, now: Double) -> Int? {
    guard perMinute > 0 else { return nil }
    let (most, rate) = (Double(perMinute), Double(perMinute) / 60)
    return buckets.withLock { buckets in
      var bucket = buckets[name] ?? Bucket(room: most, last: now)
      bucket.room = min(most, bucket.room + max(0, now - bucket.last) * rate)
      bucket.last = now
      if bucket.room < 1 {
        buckets[name] = bucket
        return max(1, Int(((1 - bucket.room) / rate).rounded(.up)))
      }
      bucket.room -= 1
      if buckets[name] == nil, buckets.count >= Self.mostNames,
        let oldest = buckets.min(by: { $0.value.last < $1.value.last })
      {
        buckets[oldest.key] = nil
      }
      buckets[name] = bucket
      return nil
    }
  }
}
