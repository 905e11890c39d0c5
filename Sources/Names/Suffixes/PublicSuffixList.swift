/// Under which names people register: the Public Suffix List (publicsuffix.org/list), private
/// suffixes such as those of dynamic DNS included.
package struct PublicSuffixList: Sendable {
  /// The largest text that is read, in bytes: sixteen times the list of 2026.
  package static let largest = 16 << 20
  /// The largest number of rules.
  package static let mostRules = 1 << 17

  /// The version that the list states, as it states it; `nil` when it states none.
  package let date: String?
  /// How many rules there are, exceptions included.
  package let ruleCount: Int
  /// Rules that could not be read: letters that no name has, a wildcard that is not in front.
  package let unreadRules: Int

  let table: SuffixTable

  init(date: String?, ruleCount: Int, unreadRules: Int, table: SuffixTable) {
    self.date = date
    self.ruleCount = ruleCount
    self.unreadRules = unreadRules
    self.table = table
  }

  /// How many of the last labels are the public suffix: at least one. Constant in the size of the
  /// list, linear in the length of the suffix; allocates nothing.
  ///
  /// The algorithm of publicsuffix.org: an exception prevails, then the rule with most labels, then `*`.
  package func suffixLabels(of host: HostName) -> Int {
    var hash = SuffixTable.Hash()
    var suffix = min(1, host.labelCount)
    var end = host.bytes.count
    var parent: SuffixTable.Node = .inner
    for depth in 0..<host.labelCount where !parent.isDisjoint(with: [.inner, .wildcard]) {
      let label = host.label(host.labelCount - 1 - depth)
      while end > label.lowerBound {
        end -= 1
        hash.prepend(host.bytes[end])
      }
      let node = table.node(of: host.bytes, from: label.lowerBound, hash: hash) ?? []
      if node.contains(.exception) { return depth }
      if node.contains(.rule) || parent.contains(.wildcard) { suffix = depth + 1 }
      parent = node
    }
    return suffix
  }
}
