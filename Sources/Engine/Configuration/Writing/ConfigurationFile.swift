import Foundation

/// A `tocsin.yaml` that is changed while others may read it.
package struct ConfigurationFile: Sendable {
  package let path: String

  package init(_ path: String) { self.path = path }

  /// What it says; empty where it is not there yet.
  ///
  /// - Throws: ``EngineError/configuration(path:reason:)``.
  package func read() throws(EngineError) -> ConfigurationText {
    guard FileManager.default.fileExists(atPath: path) else { return ConfigurationText("") }
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(bytes: data, encoding: .utf8)
    else { throw .configuration(path: path, reason: "it may not be read, or is not UTF-8") }
    return ConfigurationText(text)
  }

  /// Puts another text in its place, whole or not at all. Who had it open has the former one.
  ///
  /// - Throws: ``EngineError/configuration(path:reason:)``.
  package func write(_ text: ConfigurationText) throws(EngineError) {
    do {
      try Data(text.text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw .configuration(
        path: path, reason: "it cannot be written: \(error.localizedDescription)")
    }
  }
}

extension ConfigurationText {
  /// Tells one state from another: SHA-256 in hexadecimal digits.
  package var revision: String {
    FileDigest.digest(of: text)
  }
}
