import Engine
import Testing
import TocsinModel

/// Private persons are kept under names that say nothing, and what is found of them stays the same.
@Suite struct PseudonymTests {
  private let pseudonyms = Pseudonyms(
    key: [UInt8](1...32), exempt: ["MaretQuillon", "@kestrelwire", "sellencourier.example"])

  private func post(
    _ text: String, by account: String, id: String? = "7", url: String? = nil,
    repost: PostReference? = nil
  ) -> Document {
    Document(
      id: DocumentID(high: 1, low: 2), form: .post, externalID: id,
      source: Source(id: SourceID(rawValue: account), kind: .account, name: "Anna Lind"),
      url: url, authors: ["Anna Lind"], text: text, place: Place(path: "posts.jsonl"),
      repostOf: repost)
  }

  @Test func `a name is one word, the same wherever it stands, and another with another key`() {
    let name = pseudonyms.name("anna_lind")
    #expect(name.wholeMatch(of: /anon[a-z2-7]{13}/) != nil)
    #expect(pseudonyms.name("@Anna_Lind") == name)
    #expect(pseudonyms.name("anna_lund") != name)
    #expect(pseudonyms.name(name) == name, "what is stored stays what it is")
    #expect(Pseudonyms(key: [UInt8](2...33), exempt: []).name("anna_lind") != name)
    #expect(pseudonyms.name("anna@party.example").hasSuffix("@party.example"))
    #expect(pseudonyms.name("anna@party.example") != pseudonyms.name("ben@party.example"))
  }

  @Test(arguments: [
    "maretquillon", "@MaretQuillon", "kestrelwire", "desk@sellencourier.example",
    "desk@mail.sellencourier.example",
  ])
  func `who is listed keeps the name`(name: String) { #expect(pseudonyms.name(name) == name) }

  @Test func `a post keeps what it says and not who says it`() throws {
    let stored = pseudonyms.stored(
      post(
        "Ask @ben.k, or ben@party.example; not @MaretQuillon! https://t.me/cara_x/12 https://paper.example/@dora/1 a@b",
        by: "anna_lind", url: "https://chat.example/anna_lind/7",
        repost: PostReference(id: "https://x.com/EvaM/status/5", account: "EvaM")))
    let ben = pseudonyms.name("ben.k")
    #expect(
      stored.text
        == "Ask @\(ben), or \(pseudonyms.name("ben@party.example")); not @MaretQuillon! https://t.me/\(pseudonyms.name("cara_x"))/12 https://paper.example/@\(pseudonyms.name("dora"))/1 a@b"
    )
    #expect(stored.source?.id.rawValue == pseudonyms.name("anna_lind"))
    #expect(stored.source?.name == nil)
    #expect(stored.url == "https://chat.example/\(pseudonyms.name("anna_lind"))/7")
    #expect(stored.repostOf?.account == pseudonyms.name("evam"))
    #expect(stored.repostOf?.id == "https://x.com/\(pseudonyms.name("evam"))/status/5")
    #expect(stored.id != DocumentID(high: 1, low: 2), "an id can be tried out like a name")
    #expect(!"\(stored)".contains("nna"), "nothing of the name is anywhere")
    #expect(pseudonyms.stored(stored).text == stored.text)
  }

  @Test func `a repost begins with whose post it is, whatever the name is made of`() {
    let stored = pseudonyms.stored(
      post(
        "RT @Anna of the hills: Hello", by: "ben",
        repost: PostReference(id: nil, account: "Anna of the hills")))
    #expect(stored.text == "RT @\(pseudonyms.name("Anna of the hills")): Hello")
  }

  @Test func `quotations stay where they were`() {
    var page = post("He told @anna: “no”. And @ben: “yes”.", by: "x")
    page.quotations = [TextSpan(15, 24), TextSpan(36, 46)]
    let before = page.quotations.map { String(page.text.slice($0)) }
    let stored = pseudonyms.stored(page)
    #expect(stored.quotations.map { String(stored.text.slice($0)) } == before)
  }

  @Test func `two readers of one name below two pages are two`() {
    func stored(_ id: String) -> Source? {
      var comment = post("Well said.", by: "Anna (\(id))")
      comment.source = Source(
        id: SourceID(rawValue: "Anna (\(id))"), kind: .account, name: "Anna")
      return pseudonyms.stored(comment).source
    }
    #expect(stored("a.example") == stored("a.example"))
    #expect(stored("a.example") != stored("b.example"))
    #expect(stored("a.example")?.id.rawValue.hasSuffix(" (a.example)") == true)
  }

  @Test func `of a mail the names go, and whom it claims to be stays`() throws {
    func facts(_ name: String) -> MailFacts {
      MailFacts(
        rule: "r", tier: .deceptive, probability: 1, sender: "anna@bad.example",
        senderDomain: "bad.example", senderName: name, recipients: ["ben@party.example"],
        claimed: ["Sellen Bank"], linkHosts: ["bad.example"],
        reasons: [Reason(feature: "f", text: "It shows “\(name)” and is from anna@bad.example.")],
        sketch: [1])
    }
    var mail = post("Dear ben@party.example", by: "anna@bad.example")
    mail.mail = facts("Anna Lind")
    let stored = try #require(pseudonyms.stored(mail).mail)
    #expect(stored.sender == pseudonyms.name("anna@bad.example"))
    #expect(stored.senderDomain == "bad.example")
    #expect(!"\(stored)".contains("nna"))
    #expect(!"\(stored)".contains("ben@"))
    mail.mail = facts("Sellen Bank Security")
    #expect(pseudonyms.stored(mail).mail?.senderName == "Sellen Bank Security")
  }

  @Test func `sites and outlets keep their names, and their pages the authors`() {
    var page = post("By our desk: write to tips@sellencourier.example", by: "x")
    page.source = Source(
      id: SourceID(rawValue: "sellencourier.example"), kind: .site, name: "Sellen Courier")
    page.form = .page
    let stored = pseudonyms.stored(page)
    #expect(stored == page)
  }

  @Test func `hostile texts end, and come back whole where nobody is named`() {
    for text in [
      "@", "@@@@", "//@", "x@", "@.", String(repeating: "a@", count: 20_000), "https://t.me/",
      "https://x.com/" + String(repeating: "a", count: 500),
      "@" + String(repeating: "é", count: 90),
    ] {
      let stored = pseudonyms.stored(post(text, by: "MaretQuillon"))
      #expect(!stored.text.isEmpty)
    }
    #expect(pseudonyms.stored(post("x@ @ a@b", by: "MaretQuillon")).text == "x@ @ a@b")
  }
}
