import Console
import Copies
import Engine
import Lookalikes
import Store
import TocsinModel

/// The settings that the console changes, in the file that the workspace is read with. One change at a time.
actor ServedSettings: SettingsEditing {
  private typealias Step = ConfigurationText.Step

  private let file: ConfigurationFile
  private let readLists: @Sendable () throws -> NameLists
  /// Read when they are needed first, and kept: they are mapped files of some megabytes.
  private var lists: NameLists?

  /// - Parameter lists: what is known of names, by which mistakes in domains are found.
  init(path: String, lists: @escaping @Sendable () throws -> NameLists) {
    file = ConfigurationFile(path)
    readLists = lists
  }

  nonisolated var isNew: Bool { file.isMissing }

  func settings() throws -> Settings {
    let isNew = file.isMissing
    let text = try file.read()
    var settings = Self.settings(
      of: text, at: file.path, problems: isNew ? [] : problems(of: text).map(\.message))
    settings.isNew = isNew
    return settings
  }

  func save(_ settings: Settings) throws -> SettingsOutcome {
    let isNew = file.isMissing
    let before = try file.read()
    guard before.revision == settings.revision else { return .changedMeanwhile }
    var text = before
    do {
      var settings = settings
      if isNew { text = try Self.begun(&settings) }
      try Self.apply(settings, to: &text)
    } catch let error as EngineError {
      return .refused([error.description])
    }
    guard text != before else { return .saved }
    // What was wrong before is nobody's mistake now.
    let known = Set(problems(of: before).map(\.message))
    let new = problems(of: text).filter { $0.severity == .error && !known.contains($0.message) }
    guard new.isEmpty else { return .refused(new.map(\.message)) }
    guard isNew else {
      try file.write(text)
      return .saved
    }
    return try file.create(text) ? .saved : .changedMeanwhile
  }

  /// The file as `tocsin init` writes it: what was not answered stands there as a comment.
  private static func begun(_ settings: inout Settings) throws -> ConfigurationText {
    settings.protected = settings.protected.filter { !$0.isBlank }
    for number in settings.protected.indices {
      settings.protected[number].domains = settings.protected[number].domains.map(
        ConfigurationDraft.domain)
    }
    var draft = ConfigurationDraft()
    draft.election = settings.election?.name.nonEmpty
    if let date = settings.election?.date.nonEmpty {
      draft.date = CivilDate(text: date)
      guard draft.date != nil else {
        throw EngineError.configuration(
          path: settings.path, reason: "“\(date)” is no date such as 2026-11-08")
      }
    }
    draft.protected = settings.protected.map { .init(name: $0.name.nonEmpty, domains: $0.domains) }
    draft.sources = settings.folders + settings.feeds
    draft.contact = settings.contact.nonEmpty
    return ConfigurationText(draft.text)
  }

  private func problems(of text: ConfigurationText) -> [Diagnostic] {
    do {
      let lists = try self.lists ?? readLists()
      self.lists = lists
      return try Configuration.parse(text.text, path: file.path, lists: lists).1
    } catch {
      return [
        Diagnostic(
          code: "config.unreadable", severity: .error, message: "\(error)",
          place: Place(path: file.path))
      ]
    }
  }

  // MARK: File to form

  private static func settings(
    of text: ConfigurationText, at path: String, problems: [String]
  ) -> Settings {
    Settings(
      path: path, revision: text.revision, election: election(of: text),
      protected: (0..<(text.count(at: [.key("protected")]) ?? 0)).map { name($0, in: text) },
      partners: text.strings(at: [.key("partners")]), decoys: text.strings(at: [.key("decoys")]),
      thresholds: CopyThresholds().described.map { threshold in
        Settings.Threshold(
          name: threshold.name,
          value: text.string(at: [.key("thresholds"), .key(threshold.name)]) ?? "",
          usual: threshold.value)
      },
      alerts: (0..<(text.count(at: rules) ?? 0)).map { number in
        let rule = rules + [.item(number)]
        return Settings.AlertRule(
          kinds: text.strings(at: rule + [.key("kind")]),
          attention: text.string(at: rule + [.key("attention")]) ?? "")
      }, contact: text.string(at: contact) ?? "",
      folders: text.strings(at: folders, name: "path"), feeds: text.strings(at: feeds),
      problems: problems)
  }

  private static let contact: [Step] = [.key("watch"), .key("contact")]
  private static let rules: [Step] = [.key("alerts"), .key("rules")]
  private static let folders: [Step] = [.key("watch"), .key("folders")]
  private static let feeds: [Step] = [.key("watch"), .key("feeds")]

  /// One election with a day: rounds and silence periods are written in the file.
  private static func election(of text: ConfigurationText) -> Settings.Election? {
    guard text.count(at: [.key("election")]) == nil,
      Set(text.keys(at: [.key("election")])).isSubset(of: ["name", "date"])
    else { return nil }
    return Settings.Election(
      name: text.string(at: [.key("election"), .key("name")]) ?? "",
      date: text.string(at: [.key("election"), .key("date")]) ?? "")
  }

  private static func name(_ number: Int, in text: ConfigurationText) -> Settings.Protected {
    let entry: [Step] = [.key("protected"), .item(number)]
    if let domain = text.string(at: entry) {
      return Settings.Protected(name: "", domains: [domain], words: [])
    }
    return Settings.Protected(
      name: text.string(at: entry + [.key("name")]) ?? "",
      domains: text.strings(at: entry + [.key("domains")]),
      words: text.strings(at: entry + [.key("words")]))
  }

  // MARK: Form to file

  private static func apply(
    _ settings: Settings, to text: inout ConfigurationText
  ) throws {
    let known = Self.settings(of: text, at: settings.path, problems: [])
    if let election = settings.election, let before = known.election {
      if election.name != before.name {
        try text.set(election.name.nonEmpty, at: [.key("election"), .key("name")])
      }
      if election.date != before.date {
        try text.set(election.date.nonEmpty, at: [.key("election"), .key("date")])
      }
    }
    // From behind, since taking one out moves those after it.
    for number in known.protected.indices.reversed() {
      let asked = settings.protected.indices.contains(number) ? settings.protected[number] : nil
      try change(known.protected[number], to: asked, number, &text)
    }
    for added in settings.protected.dropFirst(known.protected.count) where !added.isBlank {
      var members: [(key: String, value: ConfigurationText.Value)] = []
      if !added.name.isEmpty { members.append(("name", .text(added.name))) }
      members.append(("domains", .list(added.domains)))
      if !added.words.isEmpty { members.append(("words", .list(added.words))) }
      try text.append(members, to: [.key("protected")])
    }
    let lists: [([Step], [String], [String])] = [
      ([.key("partners")], known.partners, settings.partners),
      ([.key("decoys")], known.decoys, settings.decoys),
      (feeds, known.feeds, settings.feeds),
    ]
    for (path, before, after) in lists where before != after { try text.set(after, at: path) }
    if known.folders != settings.folders {
      try text.set(settings.folders, at: folders, name: "path")
    }
    for (before, after) in zip(known.thresholds, settings.thresholds)
    where before.name == after.name && before.value != after.value {
      try text.set(after.value.nonEmpty, at: [.key("thresholds"), .key(after.name)])
    }
    for (number, (before, after)) in zip(known.alerts, settings.alerts).enumerated()
    where before.attention != after.attention {
      // What is not written means high, and need not be written then.
      guard !(before.attention.isEmpty && after.attention == "high") else { continue }
      try text.set(after.attention, at: rules + [.item(number), .key("attention")])
    }
    if known.contact != settings.contact {
      try text.set(settings.contact.nonEmpty, at: contact)
    }
  }

  private static func change(
    _ before: Settings.Protected, to after: Settings.Protected?, _ number: Int,
    _ text: inout ConfigurationText
  ) throws {
    let entry: [Step] = [.key("protected"), .item(number)]
    guard let after, !after.isBlank else { return try text.remove(entry) }
    guard after != before else { return }
    // A domain alone has no keys to change.
    guard text.string(at: entry) == nil else {
      throw EngineError.byHand(key: "protected › \(before.domains.first ?? "")")
    }
    if after.name != before.name { try text.set(after.name, at: entry + [.key("name")]) }
    if after.domains != before.domains {
      try text.set(after.domains, at: entry + [.key("domains")])
    }
    if after.words != before.words { try text.set(after.words, at: entry + [.key("words")]) }
  }
}

extension Settings.Protected {
  fileprivate var isBlank: Bool { name.isEmpty && domains.isEmpty && words.isEmpty }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
