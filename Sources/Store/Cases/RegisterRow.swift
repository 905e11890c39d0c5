/// What is asserted about a source, as it is stored: what the statuses mean is known to who wrote it.
package struct RegisterRow: Hashable, Sendable {
  /// 0 before it is stored.
  package var number: Int
  package var source: String
  package var status: String
  package var assertedBy: String
  /// The act by which: `2022/350`, a decision's number; empty for none.
  package var act: String
  /// Days since 1970.
  package var from: Int?
  package var to: Int?
  /// Lower-case names and domains by which it is met.
  package var names: [String]
  /// All else, in JSON.
  package var payload: String
  package var addedBy: String
  /// Seconds since 1970.
  package var addedAt: Int64
  package var expires: Int64?
  package var withdrawnBy: String?

  package init(
    number: Int = 0, source: String, status: String, assertedBy: String, act: String, from: Int?,
    to: Int?, names: [String], payload: String, addedBy: String, addedAt: Int64,
    expires: Int64? = nil, withdrawnBy: String? = nil
  ) {
    self.number = number
    self.source = source
    self.status = status
    self.assertedBy = assertedBy
    self.act = act
    self.from = from
    self.to = to
    self.names = names
    self.payload = payload
    self.addedBy = addedBy
    self.addedAt = addedAt
    self.expires = expires
    self.withdrawnBy = withdrawnBy
  }

  /// What makes it the same assertion, whichever list it is from.
  var key: String {
    [
      source.lowercased(), status, assertedBy.lowercased(), act, from.map(String.init) ?? "",
      to.map(String.init) ?? "",
    ].joined(separator: "\u{1F}")
  }
}
