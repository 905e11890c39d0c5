/// The name under which a source publishes: a host name (`www.` removed) for pages,
/// an account for posts, or whatever the input calls it.
package struct SourceID: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  package static func < (left: SourceID, right: SourceID) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension SourceID: CustomStringConvertible {
  package var description: String { rawValue }
}
