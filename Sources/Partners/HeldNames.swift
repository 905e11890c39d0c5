package import Cases
package import Store

/// What is held about somebody by us and from partners, and its erasure, in one place for the terminal, the console and
/// programs.
package struct HeldNames {
  /// What an erasure came to.
  package struct Erasure: Sendable {
    package var changed = 0
    /// A sentence for each export that had the name.
    package var handedOn: [String] = []
  }

  private let store: Store

  package init(_ store: Store) { self.store = store }

  /// All places where it is named.
  package func places(of name: String) throws -> [Rights.Holding] {
    try Rights(store).held(about: name) + PartnerRights(store).held(about: name)
  }

  /// Takes a name out of what people wrote and of what partners gave. What was read is erased by “forget”.
  package func erase(_ name: String, by: String, now: Int64) throws -> Erasure {
    var erasure = Erasure()
    erasure.changed = try Rights(store).erase(name, by: by, now: now)
    let others = try PartnerRights(store).erase(name)
    erasure.changed += others.objects
    if others.objects > 0 { try store.compact() }
    erasure.handedOn = others.exports.map {
      "It was handed on in export \($0.number) to \($0.recipient): withdraw it, or tell who got it."
    }
    return erasure
  }
}
