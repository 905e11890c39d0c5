import Copies
import Index
import Testing

@Suite struct TextLookupTests {
  private static let notice = """
    The polling station in the old grain hall opens at seven and closes at eight. Bring a card with your photograph; the \
    letter alone is not enough. Who cannot come may name somebody until Friday noon, at the desk by the south door.
    """
  private static let story = """
    Carpenters found a second floor below the stage of the theatre. Under it lay programmes of three seasons, a glove, and \
    the bill of a painter who was never paid, as his granddaughter told the town's archive.
    """

  private static func lookup(_ text: String, among texts: [String]) throws -> TextLookup {
    var copies = CopyTexts()
    for (number, text) in texts.enumerated() {
      copies.append(CopyFingerprint(of: text), source: UInt32(number))
    }
    return TextLookup(of: text, in: copies.index) { $0.map { texts[Int($0)] } }
  }

  @Test func `the same letters are found, however they are written`() throws {
    let found = try Self.lookup(
      Self.notice.uppercased(), among: [Self.story, Self.notice, Self.story, Self.notice])
    #expect(found.matches.map(\.number) == [1, 3])
    #expect(found.matches.allSatisfy { $0.ofText == 1 && $0.ofDocument == 1 })
  }

  @Test func `a passage is found in something longer, with every document of that text`() throws {
    let long = Self.story + "\n" + Self.notice
    let found = try Self.lookup(Self.notice, among: [long, Self.story, long])
    #expect(found.matches.map(\.number) == [0, 2])
    #expect(found.matches.allSatisfy { $0.ofText > 0.98 && (0.4...0.6).contains($0.ofDocument) })
  }

  @Test func `an altered text is found, and nothing else`() throws {
    let altered = Self.notice.replacing("seven", with: "nine").replacing("Friday", with: "Sunday")
    let found = try Self.lookup(Self.notice, among: [Self.story, altered])
    #expect(found.matches.map(\.number) == [1])
    #expect(found.matches.allSatisfy { $0.ofText < 1 && $0.ofText > 0.8 })
  }

  @Test(arguments: [("", 0), ("Vote!", 1), ("…", 0)])
  func `a short text is found where it stands alone`(_ text: String, _ count: Int) throws {
    let found = try Self.lookup(text, among: ["vote", "Vote for the bridge", ""])
    #expect(found.isShort)
    #expect(found.matches.count == count)
  }

  @Test func `in a crowd the earliest are looked at, and it is said that there may be more`() throws
  {
    let texts = (0..<400).map { Self.notice + " This is copy number \($0)." }
    let found = try Self.lookup(Self.notice, among: texts)
    #expect(found.isCapped)
    #expect(found.matches.contains { $0.number == 0 })
    #expect(found.matches.count >= 48)
  }

  @Test func `a document that was retired is nobody's`() throws {
    var copies = CopyTexts()
    for source in 0..<3 {
      copies.append(CopyFingerprint(of: Self.notice), source: UInt32(source))
    }
    copies.drop(0)
    let found = TextLookup(of: Self.notice, in: copies.index) { $0.map { _ in Self.notice } }
    #expect(found.matches.map(\.number) == [1, 2])
  }
}
