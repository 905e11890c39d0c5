/// The bounds within which hostile input is read. All in bytes unless said otherwise.
package struct CollectLimits: Sendable, Hashable {
  /// A longer page is cut, with a diagnostic.
  package var page = 64 << 20
  /// A record with a longer value is refused.
  package var field = 16 << 20
  /// A record that is longer as a whole is refused; memory for one file stays below twice this.
  package var record = 32 << 20
  /// A table with more columns is refused.
  package var columns = 4096
  /// How deep JSON may nest.
  package var depth = 64
  /// Diagnostics of one code that are handed over for a file; the rest is counted.
  package var diagnostics = 1000
  /// Decompression stops when the output is both larger than ``expansionFloor`` and this many
  /// times the input.
  package var expansion = 250
  package var expansionFloor = 256 << 20
  /// What unterminated quotes may cost before quotes are read as ending with their line.
  package var rescan = 256 << 20

  package init() {}
}
