import Console
import HTTPTypes
import Testing

/// The form over the configuration: it shows what the file says, and hands on what was changed.
@Suite struct SettingsTests {
  /// A file that is kept in memory.
  private actor Kept: SettingsEditing {
    private(set) var kept: Settings

    init(_ kept: Settings) { self.kept = kept }

    func settings() -> Settings { kept }

    var isNew: Bool { kept.isNew }

    func save(_ settings: Settings) -> SettingsOutcome {
      guard settings.revision == kept.revision else { return .changedMeanwhile }
      if settings.partners.contains("bad") { return .refused(["“bad” is no domain."]) }
      kept = settings
      kept.isNew = false
      kept.revision += "+"
      return .saved
    }
  }

  private static let sample = Settings(
    path: "/w/tocsin.yaml", revision: "r1",
    election: Settings.Election(name: "Council <b>of</b> Maren", date: "2025-05-18"),
    protected: [
      Settings.Protected(
        name: "Kestrel Wire", domains: ["kestrelwire.example"], words: ["Kestrel", "The Wire"])
    ], partners: ["printshop.example"], decoys: [],
    thresholds: [
      Settings.Threshold(name: "whole-score", value: "0.9", usual: "0.8"),
      Settings.Threshold(name: "candidate-share", value: "", usual: "0.1"),
    ], alerts: [Settings.AlertRule(kinds: ["lookalikes"], attention: "")],
    contact: "desk@kestrelwire.example",
    folders: ["/in coming"], feeds: ["https://kestrelwire.example/"], problems: [])

  @Test func `the form shows the file, and what was changed reaches it`() async throws {
    let kept = Kept(Self.sample)
    try await SampleWorkspace(findings: 1, settings: kept).client { client in
      let page = try await client.page("/settings")
      #expect(page.contains("value=\"Council &lt;b&gt;of&lt;/b&gt; Maren\""))
      #expect(page.contains("value=\"Kestrel, The Wire\""))
      #expect(page.contains("href=\"/settings\" aria-current=\"page\""))
      let answer = try await client.post(
        "/settings",
        "revision=r1&election=Council&date=2025-05-25&name=Kestrel+Wire&domains=kestrelwire.example+kestrel.example&words=Kestrel%2C+The+Wire&name=Meridian&domains=meridian.example&words=&name=&domains=&words=&partners=printshop.example%0D%0Apress.example&decoys=&contact=desk%40kestrelwire.example&folders=%2Fin+coming&feeds=https%3A%2F%2Fkestrelwire.example%2F"
      )
      #expect(answer.status == .seeOther)
      #expect(answer.headers[.location] == "/settings?saved=1")
    }
    let saved = await kept.kept
    #expect(saved.election == Settings.Election(name: "Council", date: "2025-05-25"))
    #expect(
      saved.protected.map(\.domains) == [
        ["kestrelwire.example", "kestrel.example"], ["meridian.example"], [],
      ])
    #expect(saved.protected[0].words == ["Kestrel", "The Wire"])
    #expect(saved.partners == ["printshop.example", "press.example"])
    #expect(saved.folders == ["/in coming"])
  }

  @Test func `who saves over another's change is told, and keeps what was typed`() async throws {
    let kept = Kept(Self.sample)
    try await SampleWorkspace(findings: 1, settings: kept).client { client in
      let late = try await client.post("/settings", "revision=r0&election=Mine&date=")
      #expect(late.status == .conflict)
      #expect(late.text.contains("value=\"Mine\""))
      #expect(late.text.contains("name=\"revision\" value=\"r1\""))
      let wrong = try await client.post("/settings", "revision=r1&election=Mine&partners=bad")
      #expect(wrong.status == .badRequest)
      #expect(wrong.text.contains("“bad” is no domain."))
    }
    #expect(await kept.kept == Self.sample)
  }

  @Test func `thresholds and the level of alerts are fields, and no others are taken`() async throws
  {
    let kept = Kept(Self.sample)
    try await SampleWorkspace(findings: 1, settings: kept).client { client in
      let page = try await client.page("/settings")
      #expect(page.contains("name=\"threshold-whole-score\" value=\"0.9\" placeholder=\"0.8\""))
      #expect(page.contains("name=\"threshold-candidate-share\" value=\"\" placeholder=\"0.1\""))
      #expect(page.contains("<option value=\"high\" selected=\"selected\">"))
      let answer = try await client.post(
        "/settings",
        "revision=r1&election=Council&threshold-whole-score=&threshold-candidate-share=+0.2&threshold-other=1&alert-0=notable&alert-1=high"
      )
      #expect(answer.status == .seeOther)
    }
    let saved = await kept.kept
    #expect(saved.thresholds.map(\.value) == ["", "0.2"])
    #expect(saved.alerts == [Settings.AlertRule(kinds: ["lookalikes"], attention: "notable")])
  }

  @Test func `without a file five questions make it, and the queue says so until then`()
    async throws
  {
    var empty = Settings(
      path: "/w/tocsin.yaml", revision: "r0", election: Settings.Election(name: "", date: ""),
      protected: [], partners: [], decoys: [],
      thresholds: [Settings.Threshold(name: "whole-score", value: "", usual: "0.8")],
      contact: "", folders: [], feeds: [], problems: [])
    empty.isNew = true
    let kept = Kept(empty)
    try await SampleWorkspace(findings: 0, settings: kept).client { client in
      #expect(try await client.page("/").contains("Five questions make the configuration."))
      let page = try await client.page("/settings")
      #expect(page.contains("<h1>Five questions</h1>"))
      for field in ["election", "date", "name", "domains", "contact", "feeds", "folders"] {
        #expect(page.contains("name=\"\(field)\""), "\(field)")
      }
      #expect(!page.contains("name=\"decoys\"") && !page.contains("threshold-"))
      let answer = try await client.post(
        "/settings",
        "revision=r0&election=Council&date=2025-05-25&name=Meridian&domains=meridian.example&words=&contact=desk%40meridian.example&feeds=&folders=%2Fin"
      )
      #expect(answer.status == .seeOther)
      #expect(try await client.page("/settings").contains("<h1>Settings</h1>"))
      #expect(try await !client.page("/").contains("Five questions"))
    }
    let saved = await kept.kept
    #expect(saved.election == Settings.Election(name: "Council", date: "2025-05-25"))
    #expect(saved.protected.map(\.domains) == [["meridian.example"]])
    #expect(saved.folders == ["/in"] && saved.contact == "desk@meridian.example")
    // What the questions do not show stays as it is.
    #expect(saved.thresholds == empty.thresholds)
  }

  @Test func `a console that only shows says so`() async throws {
    try await SampleWorkspace(findings: 1).client { client in
      let answer = try await client.ask("/settings")
      #expect(answer.status == .conflict)
    }
  }
}
