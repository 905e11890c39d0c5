/// What a machine saw: reproducible from the input by the rule it names.
package struct Observation: Hashable, Sendable, Codable {
  /// The rule and its version, such as `copies/1`.
  package var rule: String
  package var reasons: [Reason]

  package init(rule: String, reasons: [Reason]) {
    self.rule = rule
    self.reasons = reasons
  }
}

/// What an analyst concludes from findings; never produced by a detector.
package struct Assessment: Hashable, Sendable, Codable {
  package var statement: String
  package var analyst: String
  package var at: Timestamp
  package var basis: [FindingID]

  package init(statement: String, analyst: String, at: Timestamp, basis: [FindingID]) {
    self.statement = statement
    self.analyst = analyst
    self.at = at
    self.basis = basis
  }
}

/// Who somebody says is behind it: always with the one who asserts it.
package struct Attribution: Hashable, Sendable, Codable {
  package var actor: String
  package var assertedBy: String
  package var at: Timestamp
  /// Where the assertion can be read: a legal act, a report.
  package var reference: String

  package init(actor: String, assertedBy: String, at: Timestamp, reference: String) {
    self.actor = actor
    self.assertedBy = assertedBy
    self.at = at
    self.reference = reference
  }
}
