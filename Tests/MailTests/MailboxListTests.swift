import Mail
import Testing

@Suite struct MailboxListTests {
  @Test(arguments: [
    ("Ada Lovett <ada@a.example>", "Ada Lovett", "ada@a.example", false),
    ("\"Lovett, Ada\" <ada@A.Example>", "Lovett, Ada", "ada@a.example", false),
    ("ada@a.example (Ada)", "Ada", "ada@a.example", false),
    ("=?utf-8?Q?Ad=C3=A4?= <ada@a.example>", "Adä", "ada@a.example", false),
    (
      "=?utf-8?Q?x=3Cbank=40b.example=3E?= <evil@a.example>", "x<bank@b.example>", "evil@a.example",
      false
    ),
    ("\"support@bank.example\" <evil@a.example>", "support@bank.example", "evil@a.example", false),
    ("Bank, <>, Office, x@a.example", "", "x@a.example", true),
    ("\"not closed <evil@a.example>", "not closed <evil@a.example>", "", true),
    ("One <a@a.example> <b@b.example>", "One", "a@a.example", true),
  ])
  func `a sender is read as programs read it`(
    _ field: String, _ name: String, _ address: String, _ isMalformed: Bool
  ) {
    let list = MailboxList(field)
    #expect(list.first?.name == name)
    #expect(list.first?.address == address)
    #expect(list.isMalformed == isMalformed)
  }

  @Test(arguments: [
    ("One <a@a.example> <b@b.example>", ["a@a.example", "b@b.example"]),
    ("x@bank.example@evil.example", ["x@bank.example@evil.example", "x@bank.example"]),
    ("<@relay.example:ada@a.example>", ["ada@a.example"]),
    ("\"a@b\"@c.example", ["a@b@c.example", "a@b"]),
  ])
  func `of a sender that programs read differently every reading is kept`(
    _ field: String, _ readings: [String]
  ) {
    #expect(MailboxList(field).mailboxes.map(\.address) == readings)
  }

  @Test func `a group's members are mailboxes`() {
    #expect(
      MailboxList("staff: ada@a.example, ben@b.example;").mailboxes.map(\.address) == [
        "ada@a.example", "ben@b.example",
      ])
  }
}
