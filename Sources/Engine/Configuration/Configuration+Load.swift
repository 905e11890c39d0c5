import Foundation
package import Store
package import TocsinModel

extension Configuration {
  /// A larger file is not a configuration.
  private static let limit = 1 << 20

  /// Reads the given file, or the workspace's when there is one. Mistakes come back as diagnostics with
  /// their line; what they concern keeps its default.
  ///
  /// - Throws: ``EngineError/configuration(path:reason:)`` when a file that was asked for cannot be read.
  package static func load(
    _ path: String?, workspace: Workspace, lists: NameLists = .none
  ) throws(EngineError) -> (Configuration, [Diagnostic]) {
    let file = path ?? workspace.configuration
    guard path != nil || FileManager.default.fileExists(atPath: file) else {
      return (Configuration(), [])
    }
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: file))
    } catch {
      throw .configuration(path: file, reason: "it is not there or may not be read")
    }
    guard data.count <= limit else {
      throw .configuration(path: file, reason: "it is larger than 1 MB")
    }
    guard let text = String(bytes: data, encoding: .utf8) else {
      throw .configuration(path: file, reason: "it is not UTF-8")
    }
    return try parse(text, path: file, lists: lists)
  }

  /// Reads YAML text.
  ///
  /// - Throws: ``EngineError/configuration(path:reason:)`` for text that is not YAML.
  package static func parse(
    _ text: String, path: String, lists: NameLists = .none
  ) throws(EngineError) -> (Configuration, [Diagnostic]) {
    var reader = ConfigurationReader(path: path, lists: lists)
    let configuration = try reader.read(text)
    return (configuration, reader.diagnostics)
  }
}
