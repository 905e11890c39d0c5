/// Another post, as far as a record names it; it may not have been read.
package struct PostReference: Hashable, Sendable, Codable {
  /// Its id or address, as the platform gives it.
  package var id: String?
  /// The account that published it.
  package var account: String?

  /// `nil` when nothing is known of it.
  package init?(id: String?, account: String?) {
    guard id != nil || account != nil else { return nil }
    self.id = id
    self.account = account
  }
}
