import Foundation
import Testing
import Watch

@Suite struct PlatformTests {
  @Test func `posts of a preview are read`() {
    let page = """
      <html><body><div class="tgme_widget_message" data-post="ordavianews/41"><div class="x tgme_widget_message_text">The ferry<br>is late.</div>
      <time datetime="2026-11-28T10:00:00+00:00"></time></div>
      <div class="tgme_widget_message" data-post="ordavianews/42"><img src="a.jpg"></div></body></html>
      """
    let posts = TelegramFollower.posts(Array(page.utf8))
    #expect(posts.map(\.number) == [41])
    #expect(posts.first?.text.contains("The ferry") == true)
    #expect(posts.first?.time == "2026-11-28T10:00:00+00:00")
  }

  @Test(arguments: [
    (
      #"{"did":"did:plc:a","seq":5,"commit":{"operation":"create","record":{"text":"The BÁLLOT"}}}"#,
      true
    ),
    (
      #"{"did":"did:plc:a","time_us":5,"commit":{"operation":"create","record":{"text":"else"}}}"#,
      false
    ),
    (#"{"did":"did:plc:a","time_us":5,"commit":{"operation":"delete"}}"#, false),
    (#"{"did":"did:plc:a","seq":5,"identity":{}}"#, false),
  ])
  func `posts with a word are told from others`(_ text: String, _ matches: Bool) throws {
    let event = try JSONDecoder().decode(JetstreamEvent.self, from: Data(text.utf8))
    #expect(event.matches([JetstreamEvent.folded("Ballot")]) == matches)
    #expect(event.cursor == 5)
  }

  @Test func `the first event that is still there is read from the answer`() {
    let reason = #"the server answers 400: {"error":"CursorTooOld","floor":1700000000000000}"#
    #expect(JetstreamFollower.floor(in: reason) == 1_700_000_000_000_000)
    #expect(JetstreamFollower.floor(in: "the server answers 400: CursorTooOld") == nil)
  }

  @Test(arguments: [("9", "10", true), ("10", "9", false), ("109", "110", true), ("1", "1", false)])
  func `ids are compared as numbers of any length`(_ left: String, _ right: String, _ isOlder: Bool)
  {
    #expect(MastodonFollower.isOlder(left, right) == isOlder)
  }
}
