/// Why a report could not be written.
package enum ReportError: Error, Hashable {
  /// The file could not be created, filled or put in its place.
  case cannotWrite(path: String, reason: String)
}

extension ReportError: CustomStringConvertible {
  /// What went wrong, and what to do.
  package var description: String {
    switch self {
    case .cannotWrite(let path, let reason):
      "The report could not be written to “\(path)”: \(reason). Choose another place, or free some space."
    }
  }
}
