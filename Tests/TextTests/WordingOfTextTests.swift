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

@Suite struct LetterContentTests {
  @Test(arguments: [
    ("The harbour opens on Monday", 23), ("港口周一开放", 18), ("항구는 월요일에 연다", 20),
    ("みなとはげつようびにひらく", 22), ("הנמל נפתח ביום שני", 18), ("बंदरगाह सोमवार को खुलेगा", 21), ("12", 2),
    ("!?…", 0),
  ])
  func `lengths of wordings count what letters say`(text: String, length: Int) {
    #expect(Wording(text).length == length)
  }
}

@Suite struct EditSimilarityTests {
  /// The plain table of Wagner and Fischer (JACM 1974).
  private func plain(_ a: [UInt32], _ b: [UInt32]) -> Double {
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let least = min(row[j] + 1, row[j + 1] + 1, diagonal + (letter == other ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = least
      }
    }
    return 1 - Double(row[b.count]) / Double(max(a.count, b.count, 1))
  }

  /// Lengths around the word that one step takes.
  @Test(arguments: [1, 2, 63, 64, 65, 127, 128, 129, 300])
  func `what is reckoned in bits is what the table gives`(length: Int) {
    var state: UInt32 = 7
    func letter(_ most: UInt32) -> UInt32 {
      state = state &* 1_664_525 &+ 1_013_904_223
      return (state >> 16) % most
    }
    for other in [1, 64, 65, 90, 200] {
      let a = (0..<length).map { _ in letter(4) }
      var b = (0..<other).map { _ in letter(4) }
      #expect(abs(editSimilarity(a, b) - plain(a, b)) < 1e-12)
      b = a + [9]
      b[length / 2] = 8
      #expect(abs(editSimilarity(a, b) - plain(a, b)) < 1e-12)
    }
  }

  @Test func `nothing is like nothing, and unlike something`() {
    #expect(editSimilarity([], []) == 1)
    #expect(editSimilarity([], [1]) == 0)
    #expect(editSimilarity([1, 2, 3], [1, 2, 3]) == 1)
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
    #expect(found.allSatisfy { $0.count <= 1_500 + sentence.utf8.count })
    let utf8 = Array(text.utf8)
    #expect(found.allSatisfy { utf8[$0.upperBound - 1] == UInt8(ascii: ".") })
    #expect(found.reduce(0) { $0 + $1.count } + found.count - 1 >= text.utf8.count - 1)
  }

  @Test func `a passage ends with its paragraph when it is half full`() {
    let paragraph = String(repeating: "Seven boats came in today. ", count: 20)
    let text = Array(repeating: paragraph.dropLast(), count: 6).joined(separator: "\n\n")
    let starts = passages(of: text).map(\.lowerBound)
    #expect(starts == (0..<6).map { $0 * (paragraph.utf8.count + 1) })
  }

  @Test func `a sentence without end is cut, on scalar boundaries`() {
    let text = String(repeating: "ж", count: 20_000)
    let found = passages(of: text)
    #expect(found.count >= 20)
    #expect(found.allSatisfy { $0.count <= 1_200 })
    #expect(found.allSatisfy { $0.lowerBound % 2 == 0 && $0.upperBound % 2 == 0 })
  }

  /// One notice as an alphabet writes it and as a logography does: the same lengths, one below the cut, at it and above.
  @Test(arguments: [1_199, 1_200, 1_201])
  func `a text is cut by what it says, whatever its writing`(letters: Int) {
    let isCut = letters > 1_200
    for (letter, weight) in [("Ж", 1), ("S", 1), ("港", 3)] {
      var text = ""
      for index in 0..<letters / weight {
        text += letter
        if index % 40 == 39 { text += weight == 3 ? "。" : ". " }
      }
      // What a writing with heavy letters cannot say in whole ones is filled up.
      text += String(repeating: "7", count: letters % weight)
      #expect((passages(of: text).count > 1) == isCut, "\(letter)")
    }
  }

  @Test func `passages of a hostile text are bounded`() {
    #expect(passages(of: String(repeating: "a.\n", count: 1_000_000)).count <= 256)
  }
}
