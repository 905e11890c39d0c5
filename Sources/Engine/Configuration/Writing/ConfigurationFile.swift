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

  /// Whether there is none yet.
  package var isMissing: Bool { !FileManager.default.fileExists(atPath: path) }

  /// Makes it, whole or not at all. One that somebody made meanwhile stays.
  ///
  /// - Returns: whether it was made.
  /// - Throws: ``EngineError/configuration(path:reason:)``.
  package func create(_ text: ConfigurationText) throws(EngineError) -> Bool {
    let draft = "\(path).\(getpid()).part"
    defer { unlink(draft) }
    do {
      try Data(text.text.utf8).write(to: URL(fileURLWithPath: draft))
    } catch {
      throw .configuration(
        path: path, reason: "it cannot be written: \(error.localizedDescription)")
    }
    guard link(draft, path) != 0 else { return true }
    guard errno != EEXIST else { return false }
    throw .configuration(
      path: path, reason: "it cannot be written: \(String(cString: strerror(errno)))")
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
