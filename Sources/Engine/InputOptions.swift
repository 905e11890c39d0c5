/// What a filter reads, and how.
package struct InputOptions: Sendable {
  package var paths: [String]
  /// Fields to the columns that hold them.
  package var columns: [String: String]
  package var isStrict: Bool

  package init(paths: [String], columns: [String: String] = [:], isStrict: Bool = false) {
    self.paths = paths
    self.columns = columns
    self.isStrict = isStrict
  }
}
