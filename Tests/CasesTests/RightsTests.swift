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
