package import Collect

/// What a filter reads, and how.
package struct InputOptions: Sendable {
  package var paths: [String]
  /// Fields to the columns that hold them.
  package var columns: [String: String]
  package var isStrict: Bool
  /// How exports are read beside those that are known.
  package var mappings: [ExportMapping]

  package init(
    paths: [String], columns: [String: String] = [:], isStrict: Bool = false,
    mappings: [ExportMapping] = []
  ) {
    self.paths = paths
    self.columns = columns
    self.isStrict = isStrict
    self.mappings = mappings
  }
}
