import Engine
import Foundation
import Lookalikes
import Store
import TestSupport
import Testing
import TocsinModel

/// What `tocsin init` writes, and what is said of a workspace.
@Suite struct ConfigurationDraftTests {
  private func read(_ draft: ConfigurationDraft) throws -> (Configuration, [Diagnostic]) {
    try Configuration.parse(draft.text, path: "tocsin.yaml")
  }

  @Test func `without answers all of it is comment`() throws {
    let (configuration, mistakes) = try read(ConfigurationDraft())
    #expect(configuration == Configuration() && mistakes.isEmpty)
  }

  @Test func `what stands there as a comment is right when it is turned on`() throws {
    let lines = ConfigurationDraft().text.split(separator: "\n", omittingEmptySubsequences: false)
    // Examples are keys and what is indented below them; all else are sentences.
    let examples = lines.filter { line in
      line.hasPrefix("#   ") || line.wholeMatch(of: /# [a-z]+:( .*)?/) != nil
    }.map { $0.dropFirst(2) }
    #expect(examples.count > 12)
    let (configuration, mistakes) = try Configuration.parse(
      examples.joined(separator: "\n"), path: "tocsin.yaml")
    #expect(mistakes.map(\.message) == [])
    #expect(configuration.election?.name == "Presidential election of Ordavia")
    #expect(configuration.protected.names.map(\.name) == ["Le Courrier"])
    #expect(configuration.watch.contact == "desk@newsroom.example")
    #expect(configuration.alerts.targets.count == 1)
  }

  @Test(arguments: [
    "Présidentielle", "a: b # c", "\"quoted\" \\ back", "- [x]", "yes", "2026", "two\nlines",
    "\u{7}\u{85}",
    "ولاية", "{}", "'", "null", "~", "!tag", "%x", "@y", "&a *b",
  ])
  func `whatever is answered stays a text`(name: String) throws {
    var draft = ConfigurationDraft()
    draft.election = name
    draft.date = CivilDate(year: 2026, month: 11, day: 8)
    draft.protected = [.init(name: name, domains: ["lecourrier.example"])]
    draft.sources = [name, "https://lecourrier.example/feed.xml"]
    draft.contact = name
    let (configuration, mistakes) = try read(draft)
    #expect(mistakes.map(\.message) == [])
    #expect(configuration.election?.name == name)
    #expect(configuration.election?.date == draft.date)
    #expect(configuration.protected.names.map(\.name) == [name])
    #expect(configuration.watch.folders.map(\.value) == [name])
    #expect(configuration.watch.web.map(\.url) == ["https://lecourrier.example/feed.xml"])
    #expect(configuration.watch.contact == name)
  }

  @Test(arguments: [
    ("a.example", [ConfigurationDraft.Protected(name: nil, domains: ["a.example"])]),
    (
      " Le Courrier = lecourrier.example  courrier.example , b.example,",
      [
        .init(name: "Le Courrier", domains: ["lecourrier.example", "courrier.example"]),
        .init(name: nil, domains: ["b.example"]),
      ]
    ),
    ("https://www.a.example/page?x=1", [.init(name: nil, domains: ["a.example"])]),
    ("=a.example", [.init(name: nil, domains: ["a.example"])]),
    ("Nobody=", []), (" , ,", []), ("", []),
  ])
  func `names are read as people write them`(
    answer: String, expected: [ConfigurationDraft.Protected]
  ) {
    #expect(ConfigurationDraft.protected(answer) == expected)
  }

  @Test func `each state of a workspace has its next step`() throws {
    let folder = try TemporaryFolder()
    let workspace = Workspace(folder: folder["my ws"])
    let named = "--workspace '\(folder["my ws"])'"
    let none = NextSteps(workspace)
    #expect(none.state.hasPrefix("There is no workspace here yet"))
    #expect(
      none.steps.map(\.command) == [
        "tocsin example", "tocsin init \(named)", "tocsin serve --new --open \(named)",
        "tocsin scan PATH… \(named)",
      ])
    try Store.makeFolder(workspace)
    try folder.write("my ws/tocsin.yaml", "watch:\n  folders: [in]\n")
    let configured = NextSteps(workspace)
    #expect(configured.state.contains("has a configuration; nothing was read yet"))
    #expect(configured.steps.map(\.command).last == "tocsin watch \(named)")
    try folder.write("my ws/tocsin.yaml", "wacht: 1\nelection: 2\n")
    let wrong = NextSteps(workspace)
    #expect(wrong.state.contains("2 things are wrong"))
    #expect(wrong.steps.first?.command == "tocsin doctor \(named)")
    do { _ = try Store(workspace) }
    let empty = NextSteps(workspace)
    #expect(empty.state.contains("is empty"))
    #expect(empty.steps.contains { $0.command == "tocsin scan PATH… \(named)" })
    try folder.write("my ws/tocsin.sqlite", "no database, but long enough to be looked at as one\n")
    let damaged = NextSteps(workspace)
    #expect(damaged.state.contains("is not a database of Tocsin"))
    #expect(damaged.steps.map(\.command) == ["tocsin doctor \(named)"])
  }
}
