import Testing
import Text

@Suite struct WordingOfTextTests {
  @Test(arguments: [
    ("The ferry leaves at nine.", "The ferry leaves at nine."),
    ("RT @harbour: The ferry leaves at nine", "The ferry leaves at nine"),
    ("#Ferry #News The ferry leaves at nine #harbour", "The ferry leaves at nine"),
    ("See https://a.example/x?y=1 the ferry leaves", "See the ferry leaves"),
    (
      "We say #StopTheFerry and #save_the_port today",
      "We say Stop The Ferry and save the port today"
    ),
    ("@one @two the ferry leaves", "the ferry leaves"),
    ("The fer\u{200B}ry lea\u{2060}ves", "The ferry leaves"),
  ])
  func `what a copier adds is left out`(text: String, expected: String) {
    #expect(Wording(text).text == expected)
  }

  @Test func `disguised letters are written in the alphabet of the text`() {
    let disguised = "The f\u{0435}rry l\u{0435}aves the h\u{0430}rbour \u{0430}t nine"
    #expect(Wording(disguised).text == "The ferry leaves the harbour at nine")
    #expect(Wording("П\u{0061}ром выходит из п\u{006F}рта").text == "Паром выходит из порта")
  }

  @Test func `shouting is lowered, and capitals of a name are not`() {
    #expect(Wording("THE FERRY LEAVES AT NINE").text == "the ferry leaves at nine")
    #expect(Wording("The NATO ferry leaves at nine").text == "The NATO ferry leaves at nine")
    #expect(Wording("OK").text == "OK")
  }

  @Test(arguments: ["", " \n\t ", "#only #tags", "😀😀😀", "https://a.example/"])
  func `what says nothing has no length`(text: String) {
    #expect(Wording(text).length == 0)
  }

  @Test func `a long text is cut`() {
    let wording = Wording(String(repeating: "ferry ", count: 100_000))
    #expect(wording.text.utf8.count <= Wording.limit)
    #expect(wording.length > 40_000)
  }
}

@Suite struct PassagesTests {
  @Test func `a short text is one passage, and nothing is none`() {
    #expect(passages(of: "One. Two.\n\nThree.") == [0..<17])
    #expect(passages(of: "  \n ").isEmpty)
  }

  @Test func `long texts are cut between sentences, in order, without gaps of words`() {
    let sentence = "The council met in the old hall and spoke about the bridge for an hour. "
    let text = String(repeating: sentence, count: 60)
    let found = passages(of: text)
    #expect(found.count > 3)
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
    #expect(found.allSatisfy { $0.count <= 1_000 + sentence.utf8.count })
    let utf8 = Array(text.utf8)
    #expect(found.allSatisfy { utf8[$0.upperBound - 1] == UInt8(ascii: ".") })
    #expect(found.reduce(0) { $0 + $1.count } + found.count - 1 >= text.utf8.count - 1)
  }

  @Test func `a passage ends with its paragraph when it is half full`() {
    let paragraph = String(repeating: "Seven boats came in today. ", count: 15)
    let text = Array(repeating: paragraph.dropLast(), count: 6).joined(separator: "\n\n")
    let starts = passages(of: text).map(\.lowerBound)
    #expect(starts == (0..<6).map { $0 * (paragraph.utf8.count + 1) })
  }

  @Test func `a sentence without end is cut, on scalar boundaries`() {
    let text = String(repeating: "ж", count: 20_000)
    let found = passages(of: text)
    #expect(found.count >= 20)
    #expect(found.allSatisfy { $0.lowerBound % 2 == 0 && $0.upperBound % 2 == 0 })
  }

  @Test func `passages of a hostile text are bounded`() {
    #expect(passages(of: String(repeating: "a.\n", count: 1_000_000)).count <= 256)
  }
}
