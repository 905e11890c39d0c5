import Glibc
package import TocsinModel

/// Finds the files beneath what the user named, in an order that depends on nothing but names.
///
/// Hidden entries, folders called `.tocsin`, configurations and the folders to exclude are passed over. Symbolic
/// links are followed; every folder and file is visited once. It holds the names of the folders on
/// the way to the current one, and one pair of numbers per file.
package struct InputWalker: Sendable {
  /// Absolute paths of folders that are never entered: the workspace.
  package var excluded: Set<String>

  package init(excluded: Set<String> = []) {
    self.excluded = excluded
  }

  /// Visits every file, sorted by path (bytewise) beneath each of the given paths, those in the given
  /// order. `-` is standard input.
  ///
  /// - Parameters:
  ///   - diagnose: takes what cannot be visited.
  ///   - visit: takes one file at a time.
  /// - Throws: what the two closures throw.
  /// - Complexity: O(n log n) in the entries of each folder; the depth is bounded by the system’s
  ///   longest path.
  package func files(
    at paths: [String], diagnose: (Diagnostic) throws -> Void, visit: (InputFile) throws -> Void
  ) throws -> WalkSummary {
    var walk = Walk(excluded: excluded)
    for path in paths {
      try walk.root(path, diagnose: diagnose, visit: visit)
    }
    return walk.summary
  }

  /// Whether a file belongs to a saved page, by its name, and is passed over where a folder is read.
  package static func passesOver(_ path: String) -> Bool { Walk.isCompanion(path) }
}
