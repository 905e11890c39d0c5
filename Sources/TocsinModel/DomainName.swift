/// A host name as the domain name system has it: lower-case ASCII labels joined by dots, without the
/// final dot; international labels in their `xn--` form (RFC 5890).
///
/// It is made by the module `Names`, which checks what it reads.
package struct DomainName: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  package static func < (left: DomainName, right: DomainName) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension DomainName: CustomStringConvertible {
  package var description: String { rawValue }
}
