/// Why a workspace cannot be used; each says what to do about it.
package enum StoreError: Error, Hashable, Sendable {
  /// Made by a later version of Tocsin, which this one must not touch.
  case newerVersion(path: String)
  /// Made before documents had versions and findings a history.
  case olderVersion(path: String)
  /// Another scan writes to it.
  case locked(path: String)
  case diskFull(path: String)
  /// Reading stops before the disk is full, so that all else goes on. In bytes.
  case roomLow(path: String, free: Int, reserve: Int)
  case readOnly(path: String)
  case corrupt(path: String)
  /// A file of that name that is not a database of Tocsin.
  case foreign(path: String)
  case missing(path: String)
  case cannotOpen(path: String, reason: String)
  /// The query of a text search cannot be understood.
  case query(reason: String)
  /// Something was to be said of a document that somebody erased since it was read.
  case erasedMeanwhile
  case failed(path: String, reason: String)
}

extension StoreError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .newerVersion(let path):
      "The workspace database \(path) was made by a newer version of Tocsin. Use that version, or another workspace (--workspace FOLDER). It was not changed."
    case .olderVersion(let path):
      "The workspace database \(path) was made by an early version of Tocsin, whose workspaces this one does not read. Move the folder away and scan again; the inputs are not affected."
    case .locked(let path):
      "Another scan or watch is writing to the workspace of \(path). Wait until it ends, or use another workspace (--workspace FOLDER)."
    case .diskFull(let path):
      "There is no room left to write \(path). Free some space and run the same command again: it goes on where it stopped."
    case .roomLow(let path, let free, let reserve):
      "Reading has stopped: \(free / 1_000_000) MB are left on the disk of \(path), and \(reserve / 1_000_000) MB stay free. Free some space; it goes on where it stopped, and nothing is lost. (TOCSIN_KEEP_FREE says how many megabytes stay free.)"
    case .readOnly(let path):
      "\(path) cannot be written. Change its permissions, or use another workspace (--workspace FOLDER)."
    case .corrupt(let path):
      "The workspace database \(path) is damaged. Move it away and scan again; the inputs are not affected."
    case .foreign(let path):
      "\(path) is not a database of Tocsin. Move it away, or use another workspace (--workspace FOLDER)."
    case .missing(let path):
      "There is no workspace at \(path). “tocsin scan PATH” makes one."
    case .cannotOpen(let path, let reason):
      "The workspace \(path) cannot be opened: \(reason)."
    case .query(let reason):
      "The search cannot be understood: \(reason)."
    case .erasedMeanwhile:
      "A document was erased meanwhile. Run the same command again."
    case .failed(let path, let reason):
      "The workspace database \(path) failed: \(reason)."
    }
  }
}
