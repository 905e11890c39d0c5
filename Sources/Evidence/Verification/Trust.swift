/// Whom a verifier trusts; what nobody is given for is said to be unproven.
package struct Trust: Sendable {
  /// The log's key, as it was published or read out; any of its successors counts as it.
  package var logKey: NoteKey?
  package var witnesses: [NoteKey]
  /// Root certificates of authorities, in PEM.
  package var roots: String?
  /// Checkpoints of the same log that were seen elsewhere.
  package var checkpoints: [Checkpoint]
  /// Seconds since 1970.
  package var now: Int64

  package init(
    logKey: NoteKey? = nil, witnesses: [NoteKey] = [], roots: String? = nil,
    checkpoints: [Checkpoint] = [], now: Int64
  ) {
    self.logKey = logKey
    self.witnesses = witnesses
    self.roots = roots
    self.checkpoints = checkpoints
    self.now = now
  }
}
