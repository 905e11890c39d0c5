import ArgumentParser
import Embed
import Engine
import Foundation
import Lookalikes
import Store

/// What look-alikes are looked for.
struct ProtectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Protected names, one owner a line: a.example|b.example for its domains, # before comments.",
      valueName: "file"))
  var protect: String?

  @Option(help: ArgumentHelp("A configuration with “protected”, in YAML.", valueName: "file"))
  var config: String?

  var isGiven: Bool { protect != nil || config != nil }

  /// The lists that names are judged by; says what is worse without those that are missing.
  func lists(_ console: Console) throws -> NameLists {
    let lists = try Self.lists()
    lists.wants.forEach { console.status($0) }
    return lists
  }

  static func lists() throws -> NameLists {
    try NameLists(ModelFolder(environment: ProcessInfo.processInfo.environment))
  }

  /// What names are judged by.
  func rules(_ console: Console) throws -> LookalikeRules {
    let lists = try lists(console)
    return LookalikeRules(protecting: try protected(console, lists), lists: lists)
  }

  /// The hosts of mail that the configuration trusts.
  func mailHosts(_ lists: NameLists) throws -> Set<String> {
    guard let config else { return [] }
    return try Configuration.load(config, workspace: Workspace(), lists: lists).0.mailHosts
  }

  /// What both files protect, when both are given.
  func protected(_ console: Console, _ lists: NameLists) throws -> ProtectedNames {
    var protected = ProtectedNames()
    if let config {
      let (configuration, mistakes) = try Configuration.load(
        config, workspace: Workspace(), lists: lists)
      mistakes.forEach(console.diagnostic)
      protected = configuration.protected
    }
    if let protect {
      let (listed, mistakes) = try ProtectedFile.read(protect, lists: lists)
      mistakes.forEach(console.diagnostic)
      protected.merge(listed)
    }
    guard !protected.names.isEmpty else {
      throw EngineError.protected(
        path: protect ?? config ?? "", reason: "no domain to protect is in it")
    }
    return protected
  }
}
