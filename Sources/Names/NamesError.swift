/// Why something that names are judged by cannot be used.
package enum NamesError: Error, Hashable, Sendable {
  /// The text has fewer rules than any edition of the Public Suffix List, or none that is one.
  case notASuffixList(rules: Int)
  /// The text is larger than ``PublicSuffixList/largest``, or has more rules than are credible.
  case suffixListTooLarge(bytes: Int)
  /// A file of the statistics about names is not there.
  case missing(file: String)
  /// A file of the statistics is not what setup made; `reason` is a clause.
  case damaged(file: String, reason: String)
}

extension NamesError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notASuffixList(let rules):
      "This is not the Public Suffix List (\(rules) usable rules). Run `tocsin setup` to fetch it again."
    case .suffixListTooLarge(let bytes):
      "This is not the Public Suffix List (\(bytes) bytes). Run `tocsin setup` to fetch it again."
    case .missing(let file):
      "The statistics about names are missing: there is no \(file). Run `tocsin setup` to make them."
    case .damaged(let file, let reason):
      "The statistics about names are damaged: \(reason), in \(file). Run `tocsin setup` to make them again."
    }
  }
}
