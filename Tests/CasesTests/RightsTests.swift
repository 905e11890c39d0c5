import Cases
import Store
import Testing
import TocsinModel

@Suite struct RightsTests {
  @Test func `A name is taken out of a case, and the rest stands`() throws {
    let store = try Store(inMemory: FindingDecoding())
    let book = CaseBook(store)
    let number = try book.open("About Ann Ode", purpose: "P", by: "Ada", now: 1)
    try book.change(
      number, .noted(text: "ann ode wrote; the annual report of Annode did not."), by: "Ada", now: 2
    )
    try book.change(number, .noted(text: "Another."), by: "Ada", now: 3)
    let rights = Rights(store)
    #expect(try rights.held(about: "Ann Ode").map(\.count) == [2])
    #expect(try rights.erase("Ann Ode", by: "Ada", now: 4) == 2)
    let known = try #require(try book.case(number))
    #expect(known.title == "About [erased]")
    #expect(
      known.notes.map(\.text) == [
        "[erased] wrote; the annual report of Annode did not.", "Another.",
      ])
    #expect(try rights.held(about: "Ann Ode").isEmpty)
    #expect(try book.list().first?.title == "About [erased]")
  }

  @Test func `What the log says of a change goes with the name, and of others it stays`() throws {
    let store = try Store(inMemory: FindingDecoding())
    let book = CaseBook(store)
    let number = try book.open("A", purpose: "P", by: "Ada", now: 1)
    for text in ["Ann Ode wrote.", "Another."] {
      try book.change(number, .noted(text: text), by: "Ada", now: 2)
    }
    func state(_ about: String, _ byte: UInt8) throws {
      try store.addStatement(
        kind: "assessment", about: about, sha256: "\(byte)",
        commitment: [UInt8](repeating: byte, count: 32), content: [byte])
    }
    for (place, about) in ["C1 change 2", "C1 change 3", "C11 change 2", "mail of C1"].enumerated()
    { try state(about, UInt8(place + 1)) }
    _ = try Rights(store).erase("Ann Ode", by: "Ada", now: 4)
    #expect(
      try store.abouts(kind: "assessment") == ["C1 change 3", "C11 change 2", "mail of C1"])
    let erasure = try #require(try store.erasures().first)
    #expect(erasure.by == "Ada" && erasure.statements == [1] && erasure.reason.contains("name"))
    // A case whose time is over takes all of it, and nothing of the case with a longer number.
    try store.eraseCase(
      number, action: #"{"erased":{}}"#, title: "", state: "closed", by: "Ada", at: 5)
    #expect(try store.abouts(kind: "assessment") == ["C11 change 2"])
  }

  @Test func `A change that makes no sense without the name says nothing any more`() throws {
    let store = try Store(inMemory: FindingDecoding())
    let book = CaseBook(store)
    let number = try book.open("A", purpose: "P", by: "Ada", now: 1)
    try book.change(number, .stateChanged(.closed, reason: "x"), by: "Ada", now: 2)
    // A state that is called as somebody is.
    _ = try Rights(store).erase("closed", by: "Ada", now: 3)
    #expect(try book.history(number).last?.action == .erased)
  }

  @Test func `What was to be kept until a day is erased on it`() throws {
    let store = try Store(inMemory: FindingDecoding())
    let book = CaseBook(store)
    let short = try book.open("Short", purpose: "P", expires: 100, by: "Ada", now: 1)
    _ = try book.open("Long", purpose: "P", expires: 10_000, by: "Ada", now: 1)
    #expect(try Rights(store).retain(by: "Ada", now: 99).cases == 0)
    #expect(try Rights(store).retain(by: "Ada", now: 100).cases == 1)
    #expect(try #require(try book.case(short)).title.isEmpty)
    #expect(try book.list().map(\.title).sorted() == ["Long", "[erased]"])
    #expect(try Rights(store).retain(by: "Ada", now: 101).cases == 0)
  }

  @Test func `Looks are kept once in five minutes`() throws {
    let store = try Store(inMemory: FindingDecoding())
    for now in [0, 10, 299, 301] as [Int64] { try store.trail("Ada", .look, "C1", at: now) }
    try store.trail("Bo", .look, "C1", at: 20)
    #expect(try store.trail(about: "C1", limit: 10).map(\.at).sorted() == [0, 20, 301])
  }

  @Test func `A decision about findings that are one is none`() throws {
    let store = try Store(inMemory: FindingDecoding())
    #expect(try store.decide(.merge, [[3, 3]], reason: "x", by: "Ada", now: 1) == nil)
    #expect(try store.decide(.split, [[3, 4]], reason: "x", by: "Ada", now: 1) == nil)
    #expect(try store.decide(.split, [[3], [3, 4]], reason: "x", by: "Ada", now: 1) == nil)
    let number = try #require(try store.decide(.split, [[3], [4]], reason: "x", by: "Ada", now: 1))
    #expect(try store.undoDecision(number, by: "Bo", now: 2))
    #expect(try !store.undoDecision(number, by: "Bo", now: 3))
  }
}
