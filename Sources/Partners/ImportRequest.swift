package import Exchange
package import Store
package import TocsinModel

/// What is to be taken in, and under which condition.
package struct ImportRequest: Sendable {
  package enum Format: String, Sendable, CaseIterable {
    case stix, misp, list
    /// An event of MISP a line.
    case feed
  }

  package var partner: String
  package var tlp: TLP
  /// Seconds since 1970, after which it does not count any more.
  package var until: Int64?
  package var by: String
  /// Seconds since 1970.
  package var now: Int64
  /// As it is called in diagnostics and in the list of reports.
  package var source: String
  /// `nil` to tell it from the first bytes.
  package var format: Format?
  /// Of lists, what their lines are; `nil` to tell it from each.
  package var kind: PartnerValue.Kind?

  package init(
    partner: String, tlp: TLP, until: Int64?, by: String, now: Int64, source: String
  ) {
    self.partner = partner
    self.tlp = tlp
    self.until = until
    self.by = by
    self.now = now
    self.source = source
  }
}

/// What came of it.
package struct ImportResult: Sendable {
  /// The number of the report.
  package var report = 0
  package var objects = 0
  /// Whether the same bytes of the same partner were there already: then nothing changed.
  package var isKnown = false
  /// At most ``ReportImport/mostDiagnostics``.
  package var diagnostics: [Diagnostic] = []
  /// How many there were.
  package var faults = 0
  /// Members beside the objects: of an envelope `more` and `next`, as written.
  package var members: [String: [UInt8]] = [:]
}

/// Why nothing was taken in.
package enum ImportError: Error, Hashable, Sendable {
  case noPartner
  case past
  case tooLarge
  case unreadable(String)
  case server(String)
}

extension ImportError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noPartner: "Say who gave it: --partner NAME."
    case .past: "The day until which it counts is past."
    case .tooLarge: "An event of MISP of more than 64 MB is not read."
    case .unreadable(let path): "\(path) cannot be read."
    case .server(let reason): reason
    }
  }
}
