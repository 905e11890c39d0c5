package import TocsinModel

/// Why reading stopped. Bad input is a ``Diagnostic``; this is for what the caller asked for.
package enum CollectError: Error, Hashable, Sendable {
  /// The caller's ``CollectOptions/shouldStop`` said so.
  case cancelled
  /// The first bad record of a strict run.
  case strict(Diagnostic)
  /// A `--column` names a field that does not exist.
  case unknownField(String)
  /// A `--encoding` that is not known.
  case unknownEncoding(String)
  /// A mapping cannot be drafted from a file: its path, and why.
  case noRecords(String, String)
}

extension CollectError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cancelled:
      "Stopped before everything was read. Run it again to go on."
    case .strict(let diagnostic):
      "Stopped at the first bad record, as --strict asks: \(diagnostic)"
    case .unknownField(let name):
      """
      There is no field “\(name)” to map a column to. The fields are: \
      \((RecordField.allCases.map(\.rawValue) + NameField.allCases.map(\.rawValue)).joined(separator: ", ")).
      """
    case .unknownEncoding(let name):
      "“\(name)” is not the name of an encoding. Try utf-8, windows-1251 or koi8-u."
    case .noRecords(let path, let reason):
      "No mapping can be made from \(path): \(reason)"
    }
  }
}
