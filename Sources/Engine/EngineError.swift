/// Why a run stopped.
package enum EngineError: Error, Hashable, Sendable {
  /// Ctrl-C or a termination signal. `kept` says what is stored.
  case cancelled(kept: String)
  /// The configuration file cannot be read at all.
  case configuration(path: String, reason: String)
  /// The key of pseudonyms cannot be used.
  case pseudonyms(path: String, reason: String)
  /// A value of the configuration is written in a way in which only a person changes it.
  case byHand(key: String)
  /// A list of protected names cannot be read at all, or names nothing.
  case protected(path: String, reason: String)
  /// A list that names are judged by is damaged.
  case list(path: String, reason: String)
  /// The list of registered names cannot be read at all.
  case registered(path: String)
  /// What names are to be made for is none.
  case noDomain(String, reason: String)
  /// A finding that was asked for is not there, and never was.
  case noSuchFinding(String)
  /// What is to be forgotten is not there.
  case nothingToForget(String)
  /// A record that was asked for is not there.
  case noSuchDocument(String)
  /// The input of a comparison holds more than one document.
  case ambiguousDocument(path: String, count: Int)
  /// Nothing is where the inputs should be.
  case noPath(String)
  case noInput(path: String, reason: String)
  /// The report cannot be written where it was asked for.
  case report(path: String, reason: String)
}

extension EngineError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cancelled(let kept): "Stopped. \(kept)"
    case .configuration(let path, let reason):
      "The configuration \(path) cannot be read: \(reason)."
    case .pseudonyms(let path, let reason):
      "The key of pseudonyms \(path) cannot be used: \(reason)."
    case .byHand(let key):
      "“\(key)” is written in a way that a form cannot change: edit tocsin.yaml."
    case .protected(let path, let reason):
      "The protected names in \(path) cannot be used: \(reason)."
    case .list(let path, let reason): "\(path) is damaged. \(reason)"
    case .registered(let path):
      "The registered names in \(path) cannot be read: the file is not there or may not be read."
    case .noDomain(let name, let reason): "“\(name)” is no domain to make names for. \(reason)"
    case .noSuchFinding(let name):
      "There is no finding “\(name)”. “tocsin findings” lists them."
    case .nothingToForget(let name):
      "The workspace holds nothing of “\(name)”."
    case .noSuchDocument(let name):
      "There is no document “\(name)”. Name a page, a text file, or a record as FILE#ID."
    case .ambiguousDocument(let path, let count):
      "\(path) holds \(count) documents. Say which one is meant: \(path)#ID."
    case .noPath(let path):
      "There is nothing at \(path). Check the path; no workspace was made."
    case .noInput(let path, let reason): "\(path) cannot be compared: \(reason)"
    case .report(let path, let reason):
      "The report cannot be written to \(path): \(reason). Name another file with --report."
    }
  }
}
