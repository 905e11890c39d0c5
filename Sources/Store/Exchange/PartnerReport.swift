/// What a partner handed over: under which condition, and until when it counts.
package struct PartnerReport: Hashable, Sendable {
  package var number = 0
  package var partner: String
  package var tlp: String
  /// Seconds since 1970; `nil` without an end.
  package var until: Int64?
  package var at: Int64
  package var by: String
  /// The file or address it came from.
  package var source: String
  package var format: String
  package var sha256 = ""
  package var objects = 0
  package var withdrawnAt: Int64?

  package init(
    partner: String, tlp: String, until: Int64?, at: Int64, by: String, source: String,
    format: String
  ) {
    self.partner = partner
    self.tlp = tlp
    self.until = until
    self.at = at
    self.by = by
    self.source = source
    self.format = format
  }
}

/// One thing that a partner said, as it came, with the names in it that can be met again.
package struct PartnerObject: Hashable, Sendable {
  package var id: String
  package var version: String
  package var content: [UInt8]
  package var values: [PartnerValue]
  package var denials: [PartnerDenial] = []

  package init(id: String, version: String, content: [UInt8], values: [PartnerValue]) {
    self.id = id
    self.version = version
    self.content = content
    self.values = values
  }
}

/// A name that a partner named.
package struct PartnerValue: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case domain, account, address, url, hash
  }

  package var kind: Kind
  /// As findings write it: domains and addresses in lower case.
  package var name: String

  package init(_ kind: Kind, _ name: String) {
    self.kind = kind
    self.name = kind == .account || kind == .url ? name : name.lowercased()
  }
}

/// A name of which a partner takes back what they said before.
package struct PartnerDenial: Hashable, Sendable {
  package var value: PartnerValue
  /// Whether they hold it to be wrong or harmless, whoever says otherwise.
  package var isDenied: Bool

  package init(_ value: PartnerValue, isDenied: Bool) {
    self.value = value
    self.isDenied = isDenied
  }
}
