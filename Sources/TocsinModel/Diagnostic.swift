/// Something that could not be read as it should, with its place. Bad input is never an error
/// that stops the rest, and never silent.
package struct Diagnostic: Hashable, Sendable, Codable {
  package enum Severity: String, Sendable, Codable, CaseIterable {
    /// Read, but with a reservation: a guessed encoding, a shortened field.
    case warning
    /// One record was not read; the others were.
    case error
  }

  /// A stable, machine-readable name such as `csv.missing-column`.
  package var code: String
  package var severity: Severity
  /// A sentence a user can act on.
  package var message: String
  package var place: Place

  package init(code: String, severity: Severity, message: String, place: Place) {
    self.code = code
    self.severity = severity
    self.message = message
    self.place = place
  }
}

extension Diagnostic: CustomStringConvertible {
  package var description: String { "\(place): \(severity.rawValue): \(message) [\(code)]" }
}
