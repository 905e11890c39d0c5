/// What a domain says of a host that sent mail in its name (RFC 7208, section 2.6).
package enum SPFResult: String, Sendable, CaseIterable, Hashable {
  case none, neutral, pass, fail, softfail, temperror, permerror
}
