import Foundation

/// Reads a whole folder of backups and says whether each could be restored.
package struct BackupVerification: Sendable {
  /// One backup.
  package struct Verdict: Hashable, Sendable {
    package var name: String
    package var files: Int
    package var bytes: Int
    /// What is wrong with it; `nil` when it is whole.
    package var trouble: String?
  }

  private let folder: BackupFolder

  package init(_ folder: BackupFolder) {
    self.folder = folder
  }

  /// Reads each part once, however many backups need it.
  ///
  /// - Returns: the oldest first.
  package func run(
    isCancelled: () -> Bool = { false }, progress: (Double) -> Void = { _ in }
  ) throws -> [Verdict] {
    let names = folder.names()
    guard !names.isEmpty else { throw BackupError.nothing(path: folder.path) }
    var known: [String: Bool] = [:]
    var verdicts: [Verdict] = []
    for (index, name) in names.enumerated() {
      do {
        let manifest = try folder.read(name)
        var verdict = Verdict(name: name, files: manifest.files.count, bytes: manifest.bytes)
        verdict.trouble = try trouble(manifest, &known, isCancelled) { part in
          progress((Double(index) + part) / Double(names.count))
        }
        verdicts.append(verdict)
      } catch let error as BackupError {
        verdicts.append(Verdict(name: name, files: 0, bytes: 0, trouble: "\(error)"))
      }
    }
    return verdicts
  }

  private func trouble(
    _ manifest: BackupManifest, _ known: inout [String: Bool], _ isCancelled: () -> Bool,
    _ progress: (Double) -> Void
  ) throws -> String? {
    var (missing, first) = (0, "")
    for (number, file) in manifest.files.enumerated() {
      progress(Double(number) / Double(manifest.files.count))
      for (index, part) in file.parts.enumerated() {
        if isCancelled() { throw CancellationError() }
        let isThere =
          known[part] ?? (folder.parts.get(part, count: file.length(of: index)) != nil)
        known[part] = isThere
        if isThere { continue }
        if missing == 0 { first = file.path }
        missing += 1
      }
    }
    return missing == 0
      ? nil : "\(BackupError.incomplete(path: folder.path, parts: missing, file: first))"
  }
}
