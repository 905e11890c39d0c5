import TocsinModel

/// Look-alikes in the order in which they were first seen, each once. Those that were handed on are
/// remembered by a hash, so that memory hardly grows with them.
struct LookalikeSightings {
  /// How many are held back, so that later sightings count for their times: about 50 MB.
  static let window = 20_000

  private var held: [Lookalike] = []
  private var places: [DomainName: Int] = [:]
  private var handed: Set<Int> = []

  /// Returns whether it was not seen before. Constant on average.
  mutating func add(_ lookalike: Lookalike) -> Bool {
    if let place = places[lookalike.name] {
      held[place].include(sightingsOf: lookalike)
      return false
    }
    guard !handed.contains(Self.hash(lookalike.name)) else { return false }
    places[lookalike.name] = held.count
    held.append(lookalike)
    return true
  }

  /// Everything that is held, when it is more than the window.
  mutating func takeSurplus() -> [Lookalike] {
    held.count > Self.window ? takeAll() : []
  }

  /// Everything that is held.
  mutating func takeAll() -> [Lookalike] {
    for lookalike in held { handed.insert(Self.hash(lookalike.name)) }
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
