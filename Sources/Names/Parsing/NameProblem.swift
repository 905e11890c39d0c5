package import TocsinModel

/// What is wrong with a name as it was written. The raw values are stable codes of diagnostics.
///
/// A warning leaves a name that can be used; after an error there is none.
package enum NameProblem: String, Error, Hashable, Sendable, CaseIterable {
  case empty = "name.empty"
  case tooLong = "name.too-long"
  case labelTooLong = "name.label-too-long"
  case emptyLabel = "name.empty-label"
  case singleLabel = "name.single-label"
  case address = "name.address"
  case invalidCharacter = "name.invalid-character"
  case invalidUTF8 = "name.invalid-utf8"
  /// UTS #46 gives no name for these letters.
  case disallowed = "name.disallowed"

  case invisible = "name.invisible"
  case bidirectional = "name.bidirectional"
  case invalidPunycode = "name.invalid-punycode"
  case mixedScripts = "name.mixed-scripts"
  case leadingDot = "name.leading-dot"

  package var severity: Diagnostic.Severity {
    switch self {
    case .empty, .tooLong, .labelTooLong, .emptyLabel, .singleLabel, .address, .invalidCharacter,
      .invalidUTF8, .disallowed:
      .error
    case .invisible, .bidirectional, .invalidPunycode, .mixedScripts, .leadingDot: .warning
    }
  }

  /// Whether the host name holds what was read all the same.
  package var isUsable: Bool { severity == .warning }

  /// A sentence a user can act on.
  package var message: String {
    switch self {
    case .empty: "There is no name here."
    case .tooLong: "The name is longer than the 253 bytes that a name may have."
    case .labelTooLong: "A label of the name is longer than 63 bytes."
    case .emptyLabel: "A label of the name is empty: two dots follow each other."
    case .singleLabel: "The name has no dot: it is no domain that somebody could register."
    case .address: "This is an IP address, not a name."
    case .invalidCharacter: "The name contains a character that no name has."
    case .invalidUTF8: "The name is not valid UTF-8."
    case .disallowed: "The name contains letters that international names may not have (UTS #46)."
    case .invisible: "The name contained invisible characters, which were dropped."
    case .bidirectional: "The name mixes directions of writing in a way that names may not."
    case .invalidPunycode: "A label begins with xn-- but does not decode; it was left as it is."
    case .mixedScripts: "A label mixes letters of scripts that are not written together."
    case .leadingDot: "The name began with a dot, which was dropped."
    }
  }

  /// The problem as a diagnostic at the place where the name stood.
  package func diagnostic(at place: Place) -> Diagnostic {
    Diagnostic(code: rawValue, severity: severity, message: message, place: place)
  }
}
