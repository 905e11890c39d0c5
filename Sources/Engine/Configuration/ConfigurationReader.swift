import Copies
import Lookalikes
import TocsinModel
import Yams

/// Walks the YAML tree, noting every key that is not known and every value of the wrong kind.
struct ConfigurationReader {
  let path: String
  private(set) var diagnostics: [Diagnostic] = []
  var domains: ProtectedDomains

  init(path: String, lists: NameLists) {
    self.path = path
    domains = ProtectedDomains(suffixes: lists.suffixes)
  }

  /// - Throws: ``EngineError/configuration(path:reason:)`` for what is not YAML: defaults in its place would leave
  /// unprotected what somebody believes to be protected.
  mutating func read(_ text: String) throws(EngineError) -> Configuration {
    var configuration = Configuration()
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      let line = (error as? YamlError).flatMap(Self.line).map { " from line \($0) on" } ?? ""
      throw .configuration(path: path, reason: "it is not valid YAML\(line)")
    }
    guard let root else { return configuration }
    eachMember(of: root, in: "the configuration") { reader, key, value in
      switch key {
      case "election": reader.elections(value, &configuration)
      case "sources": configuration.sources = reader.sources(value)
      case "protected": configuration.protected.names = reader.protectedNames(value)
      case "partners": configuration.protected.partners = reader.domainNames(value, key)
      case "decoys": configuration.protected.decoys = reader.domainNames(value, key)
      case "mail": configuration.mailHosts = reader.mailHosts(value)
      case "thresholds": reader.thresholds(value, &configuration.thresholds)
      case "watch": configuration.watch = reader.watch(value)
      case "alerts": configuration.alerts = reader.alerts(value)
      case "evidence": configuration.evidence = reader.evidence(value)
      case "privacy": configuration.privacy = reader.privacy(value)
      default: return false
      }
      return true
    }
    return configuration
  }

  private mutating func sources(_ node: Node) -> [Configuration.RegisteredSource] {
    guard case .sequence(let sequence) = node else {
      wrong(node, "sources", "a list")
      return []
    }
    return sequence.compactMap { source($0) }
  }

  private mutating func source(_ node: Node) -> Configuration.RegisteredSource? {
    var source = Configuration.RegisteredSource(id: SourceID(rawValue: ""))
    eachMember(of: node, in: "a source") { reader, key, value in
      switch key {
      case "id": source.id = SourceID(rawValue: reader.string(value, "id") ?? "")
      case "name": source.name = reader.string(value, "name")
      case "standing":
        let text = reader.string(value, "standing") ?? ""
        source.standing = Configuration.RegisteredSource.Standing(rawValue: text)
        if source.standing == nil {
          reader.wrong(value, "standing", "accredited, refused or sanctioned")
        }
      case "act": source.act = reader.string(value, "act")
      case "asserted_by": source.assertedBy = reader.string(value, "asserted_by")
      case "date": source.date = reader.date(value, "date")
      default: return false
      }
      return true
    }
    guard !source.id.rawValue.isEmpty else {
      note("config.missing", "A source needs an id, such as its host name.", line: node.line)
      return nil
    }
    return source
  }

  private mutating func thresholds(_ node: Node, _ thresholds: inout CopyThresholds) {
    var changed = thresholds
    eachMember(of: node, in: "thresholds") { reader, key, value in
      switch key {
      case "minimum-length": reader.set(&changed.minimumLength, value, key, 1...100_000)
      case "whole-score": reader.set(&changed.wholeScore, value, key, 0.01...1)
      case "same-words-score": reader.set(&changed.sameWordsScore, value, key, 0.01...1)
      case "meaning-share": reader.set(&changed.meaningShare, value, key, 0.01...1)
      case "passage-length": reader.set(&changed.passageLength, value, key, 1...1_000_000)
      case "quotation-length": reader.set(&changed.quotationLength, value, key, 1...1_000_000)
      case "run-length": reader.set(&changed.runLength, value, key, 1...100_000)
      case "candidate-share": reader.set(&changed.candidateShare, value, key, 0...1)
      case "candidate-fingerprints":
        reader.set(&changed.candidateFingerprints, value, key, 1...100_000)
      case "document-frequency-cap":
        reader.set(&changed.documentFrequencyCap, value, key, 2...1_000_000)
      case "candidates-per-document":
        reader.set(&changed.candidatesPerDocument, value, key, 1...10_000)
      case "candidates-in-crowd": reader.set(&changed.candidatesInCrowd, value, key, 1...10_000)
      case "boilerplate-texts": reader.set(&changed.boilerplateTexts, value, key, 2...1_000_000)
      case "boilerplate-share": reader.set(&changed.boilerplateShare, value, key, 0...1)
      default: return false
      }
      return true
    }
    thresholds = changed
  }

  // MARK: Values

  mutating func eachMember(
    of node: Node, in name: String, _ body: (inout Self, String, Node) -> Bool
  ) {
    guard case .mapping(let mapping) = node else {
      if case .scalar(let scalar) = node, scalar.string.isEmpty { return }
      return wrong(node, name, "a list of “key: value”")
    }
    for (key, value) in mapping {
      let key_ = key.string ?? ""
      if !body(&self, key_, value) {
        note("config.unknown-key", "“\(key_)” is not known in \(name).", line: key.line)
      }
    }
  }

  mutating func string(_ node: Node, _ name: String) -> String? {
    guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
      wrong(node, name, "a text")
      return nil
    }
    return scalar.string
  }

  mutating func date(_ node: Node, _ name: String) -> CivilDate? {
    let parts = (node.string ?? "").split(separator: "-", omittingEmptySubsequences: false)
      .map { Int($0) }
    if parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      let date = CivilDate(year: year, month: month, day: day)
    {
      return date
    }
    wrong(node, name, "a date such as 2026-11-08")
    return nil
  }

  private mutating func set(
    _ target: inout Int, _ node: Node, _ name: String, _ range: ClosedRange<Int>
  ) {
    guard let value = node.int, range.contains(value) else {
      return wrong(node, name, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    target = value
  }

  private mutating func set(
    _ target: inout Double, _ node: Node, _ name: String, _ range: ClosedRange<Double>
  ) {
    guard let value = node.float, range.contains(value) else {
      return wrong(node, name, "a number from \(range.lowerBound) to \(range.upperBound)")
    }
    target = value
  }

  mutating func wrong(_ node: Node, _ name: String, _ expected: String) {
    note("config.wrong-value", "“\(name)” must be \(expected).", line: node.line)
  }

  mutating func note(
    _ code: String, _ message: String, severity: Diagnostic.Severity = .error, line: Int?
  ) {
    diagnostics.append(
      Diagnostic(
        code: code, severity: severity, message: message, place: Place(path: path, line: line)))
  }

  private static func line(of error: YamlError) -> Int? {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    default: nil
    }
  }
}

extension Node {
  var line: Int? { mark?.line }
}
