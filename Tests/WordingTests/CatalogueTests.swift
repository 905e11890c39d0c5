import Foundation
import Testing
import Wording

/// That no sentence is without its French, and none of the French without its sentence.
@Suite struct CatalogueTests {
  private static let folders = [
    "Sources/Console", "Sources/Report", "Sources/Present", "Sources/Cases", "Sources/Commands",
  ]

  private let french = Dictionary(
    Catalogue.entries(in: .french).map { ($0.english, $0.other) },
    uniquingKeysWith: { first, _ in first }
  )

  @Test func `Every phrase of the sources has its French`() throws {
    let phrases = try SourcePhrases(folders: Self.folders)
    #expect(phrases.found.count > 500)
    let missing = Set(phrases.found.filter { Self.hasWords($0.key) && french[$0.key] == nil })
    for phrase in missing.sorted(by: { ($0.file, $0.key) < ($1.file, $1.key) }) {
      Issue.record("no French for “\(phrase.key)” of \(phrase.file)")
    }
  }

  @Test func `Every French sentence belongs to a phrase of the sources`() throws {
    let known = Set(try SourcePhrases(folders: Self.folders).found.map(\.key))
    let unused = french.keys.filter { !known.contains($0) }
    #expect(unused.sorted() == [])
  }

  @Test func `No sentence stands twice in the catalogue`() {
    let counts = Dictionary(
      Catalogue.entries(in: .french).map { ($0.english, 1) }, uniquingKeysWith: +)
    #expect(counts.filter { $0.value > 1 }.keys.sorted() == [])
  }

  @Test func `A French sentence has the places of the English one, and no others`() throws {
    for (english, other) in Catalogue.entries(in: .french) {
      let template = try #require(Template(other), "“\(other)” cannot be read")
      let count = english.split(separator: "{", omittingEmptySubsequences: false).count - 1
      let places = template.places
      let all = places.written.union(places.chosenBy)
      #expect(all == Set(0..<count), "“\(english)” and “\(other)” have different places")
    }
  }

  @Test func `French has a space before its high signs, and uses its own quotation marks`() {
    for (english, other) in Catalogue.entries(in: .french) {
      #expect(!other.contains("“") && !other.contains("”"), "“\(other)”")
      let characters = Array(other)
      for (place, character) in characters.enumerated()
      where ";!?:".contains(character) && place > 0 {
        let isBound = " ;!?:/".contains(characters[place - 1])
        // Times, addresses, and what one types stand as they are.
        let isTechnical = place + 1 < characters.count && !characters[place + 1].isWhitespace
        #expect(isBound || isTechnical, "“\(other)” of “\(english)”")
      }
    }
  }

  private static func hasWords(_ key: String) -> Bool {
    var depth = 0
    for character in key {
      if character == "{" { depth += 1 } else if character == "}" { depth -= 1 }
      if depth == 0, character.isLetter { return true }
    }
    // A counted noun is a word, too.
    return key.contains("{") && !key.replacing("{}", with: "").allSatisfy { !$0.isLetter }
  }
}
