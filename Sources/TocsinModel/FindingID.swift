/// The identity of a finding: derived from its kind and from what it is about, never from the order of reading, so
/// that the same inputs give the same ids however they were split into scans.
package struct FindingID: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  package static func < (left: FindingID, right: FindingID) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension FindingID: CustomStringConvertible {
  package var description: String { rawValue }
}
