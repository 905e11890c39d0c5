/// What `evidence:` says: who is asked for time stamps, and how much is captured when it is read.
package struct EvidenceSettings: Hashable, Sendable {
  /// An authority for time stamps (RFC 3161); nobody else is ever asked.
  package struct Authority: Hashable, Sendable {
    /// As its files are called.
    package var name: String
    package var url: String
    /// A file of its root certificates, in PEM; where it is no absolute path, beside the configuration.
    package var roots: String
    package var line: Int?
  }

  package var authorities: [Authority] = []
  /// Bytes of captures that no case rests on; `nil` where nothing is captured before somebody exports it.
  package var budget: Int?

  package init() {}
}
