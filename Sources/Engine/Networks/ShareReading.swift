import Collect
package import TocsinModel

/// Reads tables of shares from files, folders and standard input into one table.
package struct ShareReading: Sendable {
  package struct Summary: Sendable {
    package var files = 0
    package var rows = 0
    package var bad = 0
  }

  private let options: InputOptions
  private let keepsContents: Bool
  private let cancellation: Cancellation

  /// - Parameter keepsContents: whether the names of contents are wanted; they are nearly half of the memory.
  package init(
    _ options: InputOptions, keepsContents: Bool,
    cancellation: Cancellation = Cancellation()
  ) {
    self.options = options
    self.keepsContents = keepsContents
    self.cancellation = cancellation
  }

  /// Linear in the bytes, in memory of the table.
  /// - Throws: `CollectError`, ``EngineError/cancelled(kept:)``.
  package func run(
    diagnose: (Diagnostic) -> Void
  ) throws -> (table: ShareTable, summary: Summary) {
    let table = ShareTableBuilder(keepsContents: keepsContents)
    var summary = Summary()
    func take(_ diagnostic: Diagnostic) {
      if diagnostic.severity == .error { summary.bad += 1 }
      diagnose(diagnostic)
    }
    var files: [InputFile] = []
    _ = try InputWalker().files(at: options.paths, diagnose: take) { files.append($0) }
    for file in files {
      var reader = ShareReader(
        file, columns: options.columns, isStrict: options.isStrict,
        shouldStop: { [cancellation] in cancellation.isCancelled })
      do throws(CollectError) {
        summary.rows += try reader.read(into: table, diagnose: take)
      } catch {
        guard case .cancelled = error else { throw error }
        throw EngineError.cancelled(kept: "Nothing was stored.")
      }
      summary.files += 1
    }
    return (table.finish(), summary)
  }
}
