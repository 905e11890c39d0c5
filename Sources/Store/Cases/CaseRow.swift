/// A case in a line.
package struct CaseHead: Hashable, Sendable, Identifiable {
  /// People write `C3`.
  package let number: Int
  package let title: String
  package let state: String
  package let version: Int
  /// Seconds since 1970.
  package let changed: Int64
  /// When it is to be erased.
  package let expires: Int64?

  package var id: Int { number }

  package init(
    number: Int, title: String, state: String, version: Int, changed: Int64, expires: Int64?
  ) {
    self.number = number
    self.title = title
    self.state = state
    self.version = version
    self.changed = changed
    self.expires = expires
  }
}

/// A change of a case as it is stored: what it means is known to who wrote it.
package struct CaseRow: Hashable, Sendable {
  package let version: Int
  /// What it replaces; `nil` for what is only added.
  package let slot: String?
  /// JSON.
  package let action: String
  package let by: String
  /// Seconds since 1970.
  package let at: Int64

  package init(version: Int, slot: String?, action: String, by: String, at: Int64) {
    self.version = version
    self.slot = slot
    self.action = action
    self.by = by
    self.at = at
  }
}
