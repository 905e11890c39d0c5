package import Collect
package import Store

/// What a scan is to do.
package struct ScanOptions: Sendable {
  package var paths: [String]
  package var workspace: Workspace
  /// Fields to the columns that hold them.
  package var columns: [String: String]
  package var isStrict: Bool
  /// How exports are read beside those that are known.
  package var mappings: [ExportMapping]
  /// Where the report goes; `nil` for the workspace.
  package var report: String?
  /// The configuration file; `nil` for the workspace's, which may be missing.
  package var configuration: String?
  /// What reads meaning; `nil` to compare letters only.
  package var models: MeaningModels?
  /// Reads what names are judged by: called when something is protected.
  package var lists: @Sendable () throws -> NameLists
  /// Whether declared languages are left out of account.
  package var ignoresLanguage: Bool
  /// The command as it was typed, for the report.
  package var command: String

  package init(
    paths: [String], workspace: Workspace = Workspace(), columns: [String: String] = [:],
    isStrict: Bool = false, mappings: [ExportMapping] = [], report: String? = nil,
    configuration: String? = nil,
    models: MeaningModels? = nil, lists: @escaping @Sendable () throws -> NameLists = { .none },
    ignoresLanguage: Bool = false, command: String = "tocsin scan"
  ) {
    self.paths = paths
    self.workspace = workspace
    self.columns = columns
    self.isStrict = isStrict
    self.mappings = mappings
    self.report = report
    self.configuration = configuration
    self.models = models
    self.lists = lists
    self.ignoresLanguage = ignoresLanguage
    self.command = command
  }
}

extension ScanOptions {
  /// With the configuration of the last scan that was given one, where none is given: what comes in or is erased between
  /// scans changes no settings.
  func asLastScanned() throws(StoreError) -> ScanOptions {
    guard configuration == nil else { return self }
    var options = self
    options.configuration = try Store(workspace, create: false).note(Scan.configurationNote)
    return options
  }
}
