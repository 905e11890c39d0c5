import TocsinModel

/// The null model: the accounts of an object exchange their times.
///
/// Who shares what, how often, and when an object is shared all stay as they are; who shares at the same time as whom
/// becomes chance. Places that are fixed keep their account.
struct Shuffling: Sendable {
  private let close: CloseShares
  private let objects: [UInt32]
  /// A number for each object that depends on its name alone.
  private let seeds: [UInt64]

  /// - Parameter objects: those whose times are exchanged; all that have slots where `nil`.
  init(_ close: CloseShares, seed: UInt64, objects: [UInt32]? = nil) {
    self.close = close
    self.objects = objects ?? close.active
    seeds = self.objects.map { object in
      SplitMix64.mixed(seed ^ close.table.objects.digest(of: object))
    }
  }

  /// Who stands at each place of the index after one shuffle. Linear in the rows of the objects (Fisher and Yates).
  func accounts(_ observed: [UInt32], number: Int, isFixed: [Bool]) -> [UInt32] {
    var accounts = observed
    var free: [Int] = []
    accounts.withUnsafeMutableBufferPointer { accounts in
      isFixed.withUnsafeBufferPointer { isFixed in
        for (position, object) in objects.enumerated() {
          let range = close.index.entries(of: Int(object))
          var random = SplitMix64(seed: seeds[position] &+ SplitMix64.mixed(UInt64(number)))
          // Hardly any object has places that are fixed.
          guard range.contains(where: { isFixed[$0] }) else {
            var left = range.count
            while left > 1 {
              let chosen = range.lowerBound + random.below(left)
              left -= 1
              accounts.swapAt(range.lowerBound + left, chosen)
            }
            continue
          }
          free.removeAll(keepingCapacity: true)
          for place in range where !isFixed[place] { free.append(place) }
          var left = free.count
          while left > 1 {
            let chosen = random.below(left)
            left -= 1
            accounts.swapAt(free[left], free[chosen])
          }
        }
      }
    }
    return accounts
  }
}
