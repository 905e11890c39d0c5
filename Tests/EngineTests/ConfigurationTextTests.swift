import Engine
import Lookalikes
import Testing
import TocsinModel

/// A form changes what somebody changed in it; every comment, and everything else, stays as it was written.
@Suite struct ConfigurationTextTests {
  private static let written = """
    # Ours, and nobody else's.
    election:
      name: Council of Port Maren # as the decree calls it
      date: 2025-05-18

    # Who is protected.
    protected:
      # The wire first.
      - name: Kestrel Wire
        domains: [kestrelwire.example] # since 1998
      - name: "Port Maren: Tidings"
        lures: [tickets]
        domains:
          - portmarentidings.example
          # From the merger.
          - tidings.example

      - commonfieldunion.example
    partners: [printshop.example] # prints the posters of all
    watch:
      feeds:
        - https://kestrelwire.example/ # all of it
        - {url: https://portmarentidings.example/feed, every: 15 min}

    # The end.
    """ + "\n"

  private static func text() -> ConfigurationText { ConfigurationText(written) }

  @Test func `a value is replaced on its line, and its comment stays`() throws {
    var text = Self.text()
    try text.set("Council: of “Port Maren” # 2", at: [.key("election"), .key("name")])
    #expect(
      text.text
        == Self.written.replacing(
          "name: Council of Port Maren #", with: "name: \"Council: of “Port Maren” # 2\" #"))
    #expect(text.string(at: [.key("election"), .key("name")]) == "Council: of “Port Maren” # 2")
  }

  @Test func `an entry's list is changed where it stands`() throws {
    var text = Self.text()
    let first: [ConfigurationText.Step] = [.key("protected"), .item(0), .key("domains")]
    try text.set(["kestrelwire.example", "kestrel.example"], at: first)
    let second: [ConfigurationText.Step] = [.key("protected"), .item(1), .key("domains")]
    try text.set(["tidings.example", "new.example"], at: second)
    #expect(
      text.text
        == Self.written.replacing(
          "[kestrelwire.example]", with: "[kestrelwire.example, kestrel.example]"
        ).replacing("      - portmarentidings.example\n", with: "").replacing(
          "      - tidings.example\n", with: "      - tidings.example\n      - new.example\n"))
  }

  @Test func `entries are added and taken out`() throws {
    var text = Self.text()
    try text.remove([.key("protected"), .item(0)])
    try text.append(
      [("name", .text("Meridian List")), ("domains", .list(["meridian.example", "m.example"]))],
      to: [.key("protected")])
    #expect(text.count(at: [.key("protected")]) == 3)
    #expect(
      text.text
        == Self.written.replacing(
          "  - name: Kestrel Wire\n    domains: [kestrelwire.example] # since 1998\n", with: ""
        ).replacing(
          "  - commonfieldunion.example\n",
          with:
            "  - commonfieldunion.example\n  - name: Meridian List\n    domains: [meridian.example, m.example]\n"
        ))
  }

  @Test func `a feed that stays keeps its interval`() throws {
    var text = Self.text()
    let feeds: [ConfigurationText.Step] = [.key("watch"), .key("feeds")]
    #expect(
      text.strings(at: feeds) == [
        "https://kestrelwire.example/", "https://portmarentidings.example/feed",
      ])
    try text.set(["https://portmarentidings.example/feed", "https://new.example/"], at: feeds)
    #expect(
      text.text
        == Self.written.replacing("    - https://kestrelwire.example/ # all of it\n", with: "")
        .replacing("every: 15 min}\n", with: "every: 15 min}\n    - https://new.example/\n"))
    // Its comment belongs to what comes next.
    try text.set([], at: feeds)
    #expect(text.text.hasSuffix("watch:\n\n# The end.\n"))
  }

  @Test func `what is missing is made, in an empty file too`() throws {
    var text = ConfigurationText("")
    try text.set("desk@kestrelwire.example", at: [.key("watch"), .key("contact")])
    try text.set(["printshop.example"], at: [.key("partners")])
    try text.append([("domains", .list(["kestrelwire.example"]))], to: [.key("protected")])
    try text.set("2025-05-18", at: [.key("election"), .key("date")])
    let (configuration, problems) = try Configuration.parse(text.text, path: "tocsin.yaml")
    #expect(problems.isEmpty)
    #expect(configuration.protected.names.first?.domains.first?.rawValue == "kestrelwire.example")
    #expect(configuration.protected.partners.first?.rawValue == "printshop.example")
    #expect(configuration.watch.contact == "desk@kestrelwire.example")
  }

  @Test(arguments: [
    "---\nelection: {name: A}\n", "election: {name: A}\n", "election: &e\n  name: A\nother: *e\n",
    "election: [\n", "election: A\n",
  ])
  func `what lines cannot be changed in is refused and stays`(written: String) throws {
    var text = ConfigurationText(written)
    #expect(throws: EngineError.byHand(key: "election › name")) {
      try text.set("B", at: [.key("election"), .key("name")])
    }
    #expect(text.text == written)
  }

  @Test(arguments: [
    "plain", "L’Avenir d’Ordavia", "no", "12", "- dash", "a: b", "a #b", "\"quoted\"", "{x}", "#x",
    "back\\slash", "tab\tin", "two\nlines", "trailing ", "*star", "&and", "@at", "!bang", "% per",
    "ends:",
    "Партия, Союз", "null", "~", "\u{7}bell",
  ])
  func `any text is read back as it was given`(value: String) throws {
    var text = Self.text()
    try text.set(value, at: [.key("election"), .key("name")])
    #expect(text.string(at: [.key("election"), .key("name")]) == value)
    try text.set([value, "b"], at: [.key("decoys")])
    #expect(text.strings(at: [.key("decoys")]) == [value, "b"])
    try text.set([value, "c"], at: [.key("protected"), .item(1), .key("domains")])
    #expect(text.strings(at: [.key("protected"), .item(1), .key("domains")]) == [value, "c"])
  }
}
