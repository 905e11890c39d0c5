import Collect
import Testing
import TocsinModel

@Suite struct MailFileTests {
  private func read(_ name: String, _ content: String) throws -> (mails: [RawMail], codes: [String])
  {
    let scratch = try Scratch()
    let file = try scratch.write(name, content)
    var mails: [RawMail] = []
    var codes: [String] = []
    try MailFile(file).read {
      codes.append($0.code)
    } _: {
      mails.append($0)
    }
    return (mails, codes)
  }

  private func texts(_ mails: [RawMail]) -> [String] {
    mails.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test func `an mbox is cut at its separators, and quoted ones are text`() throws {
    let (mails, codes) = try read(
      "a.mbox",
      """
      From ada Wed May  7 10:00:00 2025
      From: ada@a.example
      Subject: one

      From here on
      >From the harbor

      From ben Wed May  7 11:00:00 2025
      From: ben@b.example

      two

      """)
    #expect(codes == [])
    #expect(
      texts(mails) == [
        "From: ada@a.example\nSubject: one\n\nFrom here on\nFrom the harbor\n\n",
        "From: ben@b.example\n\ntwo\n",
      ])
    #expect(mails.map { $0.place.offset ?? 0 }.first == 34)
  }

  @Test func `one message is one mail, whole`() throws {
    let text = "Received: x\nFrom: a@a.example\n\nFrom here\n\nFrom there\n"
    #expect(texts(try read("a.eml", text).mails) == [text])
  }

  @Test(arguments: [
    ("notes.txt", "Only some words\nand more\n", "mail.none"), ("empty.eml", "", "mail.none"),
    ("table.csv", "a,b\n1,2\n", "mail.none"),
  ])
  func `what is no mail is said to be none`(_ name: String, _ text: String, _ code: String) throws {
    let (mails, codes) = try read(name, text)
    #expect(mails.isEmpty)
    #expect(codes == [code])
  }

  @Test(arguments: [(1 << 18) - 1, 1 << 18, (1 << 18) + 1])
  func `a line as long as the buffer is kept whole`(_ length: Int) throws {
    let text = "From: a@a.example\n\n" + String(repeating: "x", count: length) + "\nend\n"
    #expect(texts(try read("a.eml", text).mails) == [text])
  }
}
