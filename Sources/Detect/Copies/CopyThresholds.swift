/// Everything that decides what counts as a copy. Shown in every report.
package struct CopyThresholds: Hashable, Sendable, Codable {
  /// Version of the rules; stored with each finding.
  package static let rule = "copies/1"

  package init() {}
}
