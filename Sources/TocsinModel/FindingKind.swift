/// What a finding is about, as the detector that makes it names it: `copies`, `lookalikes`. Stored with each
/// finding, so that a name that was released is never changed.
package struct FindingKind: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  package static func < (left: FindingKind, right: FindingKind) -> Bool {
    left.rawValue < right.rawValue
  }

  package static let copies = FindingKind(rawValue: "copies")
  package static let lookalikes = FindingKind(rawValue: "lookalikes")
}

/// What a detector found, as values: the part of a ``Finding`` that is of its kind.
package protocol FindingSubject: Hashable, Sendable, Codable {
  static var kind: FindingKind { get }
  /// How many documents, names or accounts it is about.
  var size: Int { get }
}

extension CopyCluster: FindingSubject {
  package static var kind: FindingKind { .copies }
  package var size: Int { members.reduce(0) { $0 + 1 + $1.identical.count } }
}

extension LookalikeGroup: FindingSubject {
  package static var kind: FindingKind { .lookalikes }
  package var size: Int { members.count }
}
