/// Where a zone file stands between two records.
struct ZoneContext: Sendable, Hashable {
  /// With its final dot; empty when nothing says it.
  var origin: [UInt8] = []
  /// The last owner as written.
  var owner: [UInt8] = []
}
