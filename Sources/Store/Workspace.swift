/// The folder that keeps everything Tocsin knows: the database, the configuration and the report.
package struct Workspace: Hashable, Sendable {
  /// The folder when nothing else is said.
  package static let defaultFolder = ".tocsin"

  package let folder: String

  package init(folder: String = Workspace.defaultFolder) {
    self.folder = folder
  }

  package var database: String { "\(folder)/tocsin.sqlite" }
  package var lock: String { "\(folder)/tocsin.lock" }
  package var configuration: String { "\(folder)/tocsin.yaml" }
  /// The folder of what is found again fast, made from the database.
  package var index: String { "\(folder)/index" }
  /// The key of the pseudonyms of private persons.
  package var pseudonymKey: String { "\(folder)/pseudonyms.key" }
  package var report: String { "\(folder)/report.html" }
}
