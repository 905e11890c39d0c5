import Lookalikes
package import Store
import TocsinModel

extension Pseudonyms {
  /// Those of a workspace, as its configuration says; `nil` where it asks for none.
  ///
  /// - Throws: ``EngineError/pseudonyms(path:reason:)``, `StoreError`.
  package static func of(
    _ workspace: Workspace, _ store: Store, _ configuration: Configuration
  ) throws -> Pseudonyms? {
    guard configuration.privacy.usesPseudonyms else { return nil }
    // Who stands in the register of sources, and whose names are protected, is known by name.
    var exempt = configuration.privacy.exempt + configuration.sources.map(\.id.rawValue)
    for name in configuration.protected.names { exempt.append(name.name) }
    return Pseudonyms(try PseudonymKey.key(of: workspace, store), exempt: exempt)
  }
}
