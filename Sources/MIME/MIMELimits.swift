/// The bounds within which hostile messages are read.
package struct MIMELimits: Sendable, Hashable {
  /// How deep parts may nest.
  package var depth = 16
  /// Parts of a message altogether.
  package var parts = 10_000
  /// Header fields of one part.
  package var fields = 2_000
  /// Bytes of one header field, unfolded; the rest is cut.
  package var field = 1 << 16

  package init() {}
}
