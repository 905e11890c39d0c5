package import TocsinModel

/// Look-alikes in the order in which they were first seen, each once. Those that were handed on are
/// remembered by a hash, the last million of them at least, so that memory does not grow with the input.
package struct LookalikeSightings {
  /// How many are held back, so that later sightings count for their times: about 50 MB.
  package static let window = 20_000

  /// How many hashes are a generation; two are kept: 32 MB.
  private let generation: Int
  private var held: [Lookalike] = []
  private var places: [DomainName: Int] = [:]
  private var handed: Set<Int> = []
  private var handedBefore: Set<Int> = []

  /// Whether some that were handed on are not remembered any more: they are new when they come again.
  package private(set) var hasForgotten = false

  /// - Parameter generation: how many that were handed on are remembered at least.
  package init(remembering generation: Int = 1 << 20) {
    self.generation = generation
  }

  /// Returns whether it was not seen before. Constant on average.
  package mutating func add(_ lookalike: Lookalike) -> Bool {
    if let place = places[lookalike.name] {
      held[place].include(sightingsOf: lookalike)
      return false
    }
    let hash = Self.hash(lookalike.name)
    guard !handed.contains(hash), !handedBefore.contains(hash) else { return false }
    places[lookalike.name] = held.count
    held.append(lookalike)
    return true
  }

  /// Everything that is held, when it is more than the window.
  package mutating func takeSurplus() -> [Lookalike] {
    held.count > Self.window ? takeAll() : []
  }

  /// Everything that is held.
  package mutating func takeAll() -> [Lookalike] {
    for lookalike in held {
      if handed.count >= generation {
        hasForgotten = hasForgotten || !handedBefore.isEmpty
        swap(&handed, &handedBefore)
        handed.removeAll(keepingCapacity: true)
      }
      handed.insert(Self.hash(lookalike.name))
    }
    defer {
      held = []
      places = [:]
    }
    return held
  }

  /// SipHash with the process's own key: nobody can make a name that hides behind another's hash, and of a
  /// million names two share one once in 37 million runs.
  private static func hash(_ name: DomainName) -> Int {
    var hasher = Hasher()
    hasher.combine(name)
    return hasher.finalize()
  }
}
