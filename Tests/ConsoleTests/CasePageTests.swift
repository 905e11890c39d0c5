import Foundation
import HTTPTypes
import Store
import Testing
import TocsinModel

/// Cases in the console and for programs.
@Suite struct CasePageTests {
  private let sample: SampleWorkspace
  private let client: TestClient

  init() throws {
    sample = try SampleWorkspace(findings: 3)
    client = TestClient(sample.console)
  }

  private func open() async throws {
    let answer = try await client.post(
      "/cases", "title=Cloned+paper&purpose=The+election&findings=F1%2C+F2")
    #expect(answer.status == .seeOther)
    #expect(answer.headers[.location] == "/cases/C1")
  }

  private func change(_ body: String) async throws -> TestClient.Answer {
    try await client.post("/cases/C1/changes", body)
  }

  @Test func `a case is opened with findings and shows what is observed`() async throws {
    try await open()
    let page = try await client.page("/cases/C1")
    for part in [
      "Cloned paper", "Observed", "Assessed", "Attributed", "/findings/F1", "/findings/F2",
    ] {
      #expect(page.contains(part), "\(part) is missing")
    }
    #expect(try await client.page("/cases").contains("Cloned paper"))
    #expect(try await client.page("/findings/F1").contains("/cases/C1"))
  }

  @Test func `a case is shown and handed on in the language of who asks, and kept in none`()
    async throws
  {
    try await open()
    _ = try await change(
      "action=assess&seen=2&statement=So&confidence=low&basis=F1&alternative=Chance&weakness=Four")
    for path in ["/cases/C1?lang=fr", "/cases/C1/file?lang=fr"] {
      let page = try await client.page(path)
      #expect(page.contains("<html lang=\"fr\">"))
      for part in [
        "Observé", "Évalué", "Attribué", "confiance faible\u{202F}; repose sur F1", "Conservé pour",
        "a ouvert le dossier", "a évalué avec une confiance faible", "Cloned paper",
      ] { #expect(page.contains(part), "\(path) lacks \(part)") }
      for part in ["Opened by", "Otherwise:", "low confidence", "opened the case"] {
        #expect(!page.contains(part), "\(path) has \(part)")
      }
    }
    // Programs are answered alike whatever their language.
    let address = "/api/v1/cases/C1/history"
    let french = try await client.ask(address, .get, [.acceptLanguage: "fr"]).text
    #expect(french == (try await client.page(address)))
    #expect(french.contains("opened the case"))
  }

  @Test func `a mistyped finding opens no case`() async throws {
    let answer = try await client.post("/cases", "title=A&purpose=P&findings=F99")
    #expect(answer.status == .badRequest)
    #expect(try await client.page("/cases").contains("There is none yet"))
  }

  @Test func `an assessment without an alternative is refused with the reason`() async throws {
    try await open()
    let without = "action=assess&seen=2&statement=So&confidence=low&basis=F1&alternative=&weakness="
    let refused = try await change(without)
    #expect(refused.status == .badRequest)
    #expect(refused.text.contains("a conclusion without alternatives was not examined"))
    // What was written stands in the form, which is open, and in no other.
    #expect(refused.text.contains(">So</textarea>"))
    #expect(refused.text.components(separatedBy: #"class="change" open="open""#).count == 2)
    #expect(refused.text.contains(#"<option value="low" selected="selected""#))
    let unsure = try await change(
      without.replacing("low", with: "") + "&alternative=Chance&weakness=Four+times")
    #expect(unsure.status == .badRequest && unsure.text.contains("“confidence” is missing"))
    let stored = try await change(without + "&alternative=Chance&weakness=Four+times")
    #expect(stored.status == .seeOther)
    #expect(try await client.page("/cases/C1").contains("Four times"))
  }

  @Test func `who changes what another changed is told, and nothing is lost`() async throws {
    try await open()
    let first = try await change("action=frame&seen=2&part=content&text=One")
    #expect(first.status == .seeOther)
    let second = try await change("action=frame&seen=2&part=content&text=Two")
    #expect(second.status == .conflict)
    #expect(second.text.contains("changed the same meanwhile"))
    // What is only added collides with nothing.
    #expect(try await change("action=note&seen=2&text=Kept").status == .seeOther)
    let page = try await client.page("/cases/C1")
    #expect(page.contains("One"))
    #expect(page.contains("Kept"))
  }

  @Test func `nobody approves their own attribution`() async throws {
    try await open()
    let proposal =
      "action=attribute&seen=2&actor=X&statement=It+did&confidence=low&alternative=Y&weakness=Z"
      + "&evidence_kind=technical&evidence=a&reference=F1&evidence_kind=official&evidence=b&reference=c"
    #expect(try await change(proposal).status == .seeOther)
    let own = try await client.post("/cases/C1/attributions/3/approve", "")
    #expect(own.status == .badRequest)
    #expect(own.text.contains("cannot approve it"))
    let page = try await client.page("/cases/C1")
    #expect(page.contains("Proposed: not approved") && page.contains("Somebody else approves it"))
    #expect(!page.contains("/attributions/3/approve"))
  }

  @Test func `programs change cases as forms do, and no token approves`() async throws {
    let json = try await client.ask(
      "/api/v1/cases", .post, [.contentType: "application/json"],
      body: #"{"title":"A","purpose":"P","findings":["F1"]}"#)
    #expect(json.status == .created, "\(json.text)")
    let changed = try await client.ask(
      "/api/v1/cases/C1/changes", .post, [.contentType: "application/json"],
      body:
        #"{"action":"assess","statement":"So","confidence":"low","basis":["F1"],"alternatives":[{"statement":"Chance","weakness":"Often"}],"seen":2}"#
    )
    #expect(changed.status == .created, "\(changed.text)")
    let read = try await client.ask("/api/v1/cases/C1")
    #expect(read.text.contains(#""confidence":"low""#))
    let refused = try await client.ask(
      "/api/v1/cases/C1/changes", .post, [.contentType: "application/json"],
      body: #"{"action":"approve","number":3}"#)
    #expect(refused.status == .badRequest)
    let missing = try await client.ask("/api/v1/cases/C9")
    #expect(missing.status == .notFound)
  }

  @Test func `the register takes a list and says what it did not read`() async throws {
    let answer = try await client.post(
      "/register",
      "text=source%2Cstatus%2Casserted_by%0AA%2Crefused%2CCouncil%0AB%2Cbanned%2CCouncil&status=")
    #expect(answer.status == .seeOther)
    let page = try await client.page("/register")
    #expect(page.contains("1 assertion"))
    #expect(page.contains("Council"))
    #expect(try await client.page("/dossier?name=A").contains("refused, says Council"))
    #expect(try await client.ask("/dossier?name=nobody").status == .badRequest)
  }

  @Test func `nothing breaks out of a case`() async throws {
    let hostile = "%3C%2Ftitle%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E"
    let answer = try await client.post("/cases", "title=\(hostile)&purpose=\(hostile)")
    #expect(answer.status == .seeOther)
    for path in ["/cases", "/cases/C1", "/cases/C1/file"] {
      #expect(try await !client.page(path).contains("<script>alert"))
    }
  }

  @Test(arguments: [
    ("/api/v1/findings/F1", "F1"), ("/findings/F1", "F1"), ("/api/v1/cases/C1", "C1"),
    ("/api/v1/cases/C1/history", "C1"), ("/cases/C1", "C1"),
  ])
  func `whoever looks is in custody, people as well as programs`(
    _ path: String, _ about: String
  ) async throws {
    try await open()
    let before = try sample.store.trail(about: about, limit: 10).filter { $0.what == .look }
    #expect(before.isEmpty)
    #expect(try await client.ask(path).status == .ok)
    let looks = try sample.store.trail(about: about, limit: 10).filter { $0.what == .look }
    #expect(looks.count == 1)
    #expect(try sample.store.handling(of: [about]).contains { $0.act == .examined })
  }

  @Test(arguments: ["/documents/", "/api/v1/documents/"])
  func `who reads a document is in the custody of the document`(_ path: String) async throws {
    let id = DocumentID(high: 0, low: 7)
    let document = Document(id: id, form: .post, text: "A text.", place: Place(path: "p"))
    var session = try IngestSession(sample.store)
    _ = try session.store([
      .begin(path: "/p", shown: "p", size: 1, modified: 1), .document(document, location: id),
      .finish(state: .done, sha256: nil, format: nil),
    ])
    #expect(try await client.ask("\(path)\(id)").status == .ok)
    let handled = try sample.store.handling(of: ["document \(id)"])
    #expect(handled.map(\.act) == [.examined])
    #expect(try await client.ask("\(path)00000000000000000000000000000000").status == .notFound)
  }

  @Test func `a countermeasure is a mail with its findings attached, for people and programs`()
    async throws
  {
    try await open()
    let drafted = try await change("action=draft&seen=2&kind=correction&statement=It+stays+public.")
    #expect(drafted.status == .seeOther)
    #expect(
      try await client.page("/cases/C1").contains(#"href="/cases/C1/countermeasures/3/mail""#))
    let mail = try await client.ask("/cases/C1/countermeasures/3/mail")
    #expect(mail.headers[.contentType] == "message/rfc822")
    #expect(mail.text.contains("filename=\"F1.html\"") && mail.text.contains("X-Unsent: 1"))
    let read = try await client.ask("/api/v1/cases/C1/countermeasures/3/mail")
    #expect(read.status == .ok && read.text.contains("X-Unsent: 1"))
    #expect(try await client.ask("/cases/C1/countermeasures/9/mail").status == .badRequest)
    #expect(try await client.ask("/api/v1/cases/C1/countermeasures/9/mail").status == .notFound)
    #expect(try sample.store.trail(about: "C1", limit: 10).contains { $0.what == .export })
  }

  @Test func `what is held about somebody is shown, and erased when one is sure`() async throws {
    try await open()
    #expect(try await change("action=note&seen=2&text=Ann+Ode+wrote.").status == .seeOther)
    #expect(
      try await client.page("/held?name=Ann+Ode").contains("changes of case C1"))
    let asked = try await client.ask("/api/v1/held?name=Ann+Ode")
    #expect(asked.text.contains(#""place":"changes of case C1""#), "\(asked.text)")
    #expect(try await client.ask("/api/v1/held?name=An").status == .badRequest)
    #expect(try await client.post("/held", "name=Ann+Ode").status == .badRequest)
    #expect(try await client.page("/cases/C1").contains("Ann Ode"))
    let erased = try await client.post("/held", "name=Ann+Ode&sure=yes")
    #expect(erased.status == .ok && erased.text.contains("1 place changed"))
    #expect(!erased.text.contains("Ann Ode"))
    #expect(try await !client.page("/cases/C1").contains("Ann Ode"))
    #expect(try await client.page("/held?name=Ann+Ode").contains("Nothing is held"))
  }
}
