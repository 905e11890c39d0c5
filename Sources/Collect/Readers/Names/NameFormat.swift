/// How a file writes names.
package enum NameFormat: Sendable, Hashable {
  /// One or several a line, a hosts file included; `#` and `;` begin comments.
  case text
  /// Rows with a column of names (RFC 4180 and what tools write).
  case table(NameTable)
  /// A JSON value a line: objects with names, what wraps such objects, CertStream’s messages, strings or
  /// arrays of them.
  case lines
  /// JSON objects in one array, or one after the other over several lines.
  case objects
  /// JSON strings in one array.
  case strings
  /// A master file (RFC 1035, section 5).
  case zone
  /// Answers of a certificate log to `get-entries` (RFC 6962, section 4.6).
  case entries
  /// A data tile of a certificate log (C2SP static-ct-api, “Log Entries”).
  case tile

  /// Whether its bytes are no text.
  var isBinary: Bool { self == .tile }

  /// Whether a record ends with its line, as a rule.
  var endsAtLine: Bool {
    switch self {
    case .text, .table, .lines: true
    case .objects, .strings, .zone, .entries, .tile: false
    }
  }

  /// What is said of a record that is too long to be kept.
  func tooLong(_ limits: CollectLimits) -> (code: String, message: String) {
    switch self {
    case .lines, .objects, .entries, .tile:
      (
        "jsonl.too-long",
        "The record is longer than \(limits.record >> 20) MB and was left out."
      )
    case .text, .table, .strings, .zone:
      (
        "names.too-long",
        "The line is longer than \(NameBlock.longestLine >> 10) kB and was left out."
      )
    }
  }

  /// Whether places in it are told by offset alone.
  var hasNoLines: Bool { self == .tile || self == .entries }
}

/// Which columns of a table say what.
package struct NameTable: Sendable, Hashable {
  package var delimiter: UInt8
  package var hasHeader: Bool
  /// Per column what it is; trailing columns that say nothing are left out.
  package var columns: [NameField?]
}

/// What a column of a table, or a member of a JSON object, can be to a name.
package enum NameField: String, Sendable, Hashable, CaseIterable {
  case name
  case firstSeen = "first_seen"
  case lastSeen = "last_seen"

  /// The names under which tools export the field, best first: lower case, `_` for `-` and blank.
  package var aliases: [String] {
    switch self {
    case .name:
      NameField.certificateAliases + NameField.hostAliases + NameField.looseAliases
    case .firstSeen:
      [
        "first_seen", "firstseen", "first_seen_at", "seen", "seen_at", "time_first", "not_before",
        "notbefore", "valid_from", "registered", "registered_at", "registration_date", "created",
        "created_at", "creation_date", "create_date", "created_date", "date_added", "dateadded",
        "discovered", "date", "datetime", "timestamp", "time", "entry_timestamp",
      ]
    case .lastSeen:
      [
        "last_seen", "lastseen", "last_seen_at", "time_last", "last_updated", "updated",
        "updated_at",
      ]
    }
  }

  /// Names of one certificate; all of these are taken.
  static let certificateAliases = [
    "dns_names", "dnsnames", "all_domains", "san", "sans", "subject_alt_name",
    "subject_alt_names", "subject_alternative_name", "subject_alternative_names", "domains",
    "hostnames", "names", "name_value", "common_name", "cn", "subject_cn", "subject_an", "san.dns",
  ]

  static let hostAliases = [
    "domain", "domain_name", "domainname", "fqdn", "hostname", "host_name", "host", "dns_name",
    "rrname", "qname", "query_name", "queryname", "server_name", "sni",
  ]

  /// What may as well be the title or the address of a list, or what was asked to get it.
  static let looseAliases = [
    "query", "site", "website", "name", "url", "uri", "indicator", "value", "ioc",
  ]

  /// The rank from which on an alias is one of the ``looseAliases``.
  static var looseRank: Int { certificateAliases.count + hostAliases.count + 1 }

  var slot: Int {
    switch self {
    case .name: 0
    case .firstSeen: 1
    case .lastSeen: 2
    }
  }
}
