import Custody
import Engine
import Foundation
import Store

/// What is done beside the engine after something was read or erased.
enum KeepingUp {
  /// Captures what was found, where the configuration has room for it and private persons keep their names: what is
  /// captured is what was published, names and all.
  static func run(_ workspace: Workspace, _ configuration: String?) throws {
    let known = try? Store(workspace, create: false).note(Scan.configurationNote)
    let settings = try? Configuration.load(configuration ?? known, workspace: workspace).0
    let budget = settings?.privacy.usesPseudonyms == false ? settings?.evidence.budget : nil
    try Custody.keepUp(
      workspace, decoding: Detectors.standard().decoding, budget: budget, by: NSUserName()
    ) { FindingExport.json(of: $0, $1) }
  }
}
