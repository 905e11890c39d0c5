import TocsinModel

/// The null model: the accounts of an object exchange their times.
///
/// Who shares what, how often, and when an object is shared all stay as they are; who shares at the same time as whom
/// becomes chance. Places that are fixed keep their account.
struct Shuffling: Sendable {
  /// An object whose accounts change places.
  private struct Exchange {
    /// Depends on the object's name alone, and on the seed.
    var seed: UInt64
    /// Of the index.
    var places: Range<Int>
    /// Where some places are fixed, those that are not, as a range of ``free``.
    var free: Range<Int>?
  }

  private let observed: [UInt32]
  private let exchanges: [Exchange]
  /// Places counted from where the object's begin.
  private let free: [UInt32]

  /// - Parameters:
  ///   - observed: who stands at each place of the index before anything is shuffled.
  ///   - objects: those whose times are exchanged.
  ///   - isFixed: the places that keep their account; none where `nil`.
  init(
    _ close: CloseShares, observed: [UInt32], objects: [UInt32], seed: UInt64, isFixed: [Bool]?
  ) {
    var free: [UInt32] = []
    exchanges = objects.map { object in
      let places = close.index.entries(of: Int(object))
      let seed = SplitMix64.mixed(seed ^ close.table.objects.digest(of: object))
      // Hardly any object has places that are fixed.
      guard let isFixed, isFixed[places].contains(true) else {
        return Exchange(seed: seed, places: places)
      }
      let begin = free.count
      for place in places where !isFixed[place] { free.append(UInt32(place - places.lowerBound)) }
      return Exchange(seed: seed, places: places, free: begin..<free.count)
    }
    self.free = free
    self.observed = observed
  }

  /// How many objects there are.
  var count: Int { exchanges.count }

  /// The places of an object in the index.
  @inline(__always)
  func places(of object: Int) -> Range<Int> { exchanges[object].places }

  /// Whether an object has places that are fixed.
  @inline(__always)
  func hasFixed(_ object: Int) -> Bool { exchanges[object].free != nil }

  /// Who stands at the places of an object after one shuffle. Linear in these (Fisher and Yates).
  /// - Parameters:
  ///   - object: its place among those that were given.
  ///   - number: of the shuffle.
  ///   - accounts: gets them; as many as the object has places.
  @inline(__always)
  func shuffle(
    _ object: Int, number: Int, into accounts: UnsafeMutableBufferPointer<UInt32>
  ) {
    let exchange = exchanges[object]
    _ = accounts.update(fromContentsOf: observed[exchange.places])
    var random = SplitMix64(seed: exchange.seed &+ SplitMix64.mixed(UInt64(number)))
    guard let range = exchange.free else {
      var left = accounts.count
      while left > 1 {
        let chosen = random.below(left)
        left &-= 1
        Self.swap(left, chosen, accounts)
      }
      return
    }
    free.withUnsafeBufferPointer { free in
      let free = UnsafeBufferPointer(rebasing: free[range])
      var left = free.count
      while left > 1 {
        let chosen = random.below(left)
        left &-= 1
        Self.swap(Int(free[left]), Int(free[chosen]), accounts)
      }
    }
  }

  /// Without asking whether the two are one place, which costs more than to write it.
  @inline(__always)
  private static func swap(
    _ a: Int, _ b: Int, _ accounts: UnsafeMutableBufferPointer<UInt32>
  ) {
    let (one, other) = (accounts[a], accounts[b])
    accounts[a] = other
    accounts[b] = one
  }
}
