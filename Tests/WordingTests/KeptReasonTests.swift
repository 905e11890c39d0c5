import Foundation
import Testing
import Wording

/// That what detectors say of a finding is said in French, too: a workspace keeps it in English, and no compiler sees that a
/// detector has a new sentence.
@Suite struct KeptReasonTests {
  @Test func `every sentence about a mail has its French, alone and with where its words stand`()
    throws
  {
    let clues = try literals("Sources/Detect/Mail/Scoring/MailReasons.swift", in: "func sentence(")
      .filter { !["a body", "It {}", "It speaks as mails do that {}"].contains($0) }
    let themes = try literals("Sources/Detect/Mail/Knowledge/MailTheme.swift", in: "var words:")
      .map { "It \($0)" }
    let asks = try literals("Sources/Detect/Mail/Meaning/MailAsk.swift", in: "var words:")
      .map { "It speaks as mails do that \($0)" }
    #expect(clues.count > 70)
    #expect(asks.count == 17)
    #expect(themes.count > 15)
    for sentence in clues + themes + asks {
      let said = sentence.replacing("{}", with: "the Authority")
      #expect(Language.french.knows(said + "."), "“\(said)”")
      #expect(Language.french.knows("\(said) (subject: “x (y): “z””)."), "“\(said)”")
    }
  }

  @Test func `what is missing of a mail that was pasted has its French`() throws {
    let file = "Sources/Detect/Mail/Scoring/MailReasons.swift"
    let said =
      try literals(file, in: "static var pasted") + literals(file, in: "static var sendsOn")
    #expect(said.count == 2)
    for sentence in said { #expect(Language.french.knows(sentence + "."), "\(sentence)") }
  }

  @Test func `every part of a mail that is quoted has its French`() throws {
    let parts = try literals("Sources/Detect/Mail/Scoring/MailReasons.swift", in: "var words:")
    #expect(parts.count == 7)
    for part in parts {
      #expect(Language.french.knows("It presses for time (\(part): “now”)."), "“\(part)”")
    }
  }

  @Test func `whatever two findings have in common has its French`() throws {
    let traits = try literals("Sources/Correlate/Trait.swift", in: "package var words:")
    #expect(traits.count == 12)
    for trait in traits + ["one text, document"] {
      for sentence in [
        "Both have \(trait) x.example, which no other finding has.",
        "Both have \(trait) x.example; 1 other has it, too.",
        "Both have \(trait) x.example; 3 others have it, too.",
        "Both have \(trait) x.example, and so have 4 other findings: it joins nothing.",
      ] { #expect(Language.french.knows(sentence), "“\(sentence)”") }
    }
  }

  @Test func `whatever sites have in common has its French`() throws {
    let identifiers = try literals(
      "Sources/Detect/Networks/Sites/SiteFinding.swift", in: "var words:")
    #expect(identifiers.count == 11)
    for identifier in identifiers {
      #expect(Language.french.knows("3 of the sites have the same \(identifier): UA-1."))
    }
  }

  @Test(arguments: [
    "5 accounts share the same objects closely one after the other, on 1,200 objects, up to 9 times for one pair. Among accounts named by evidence as weak as the weakest here, at most 0.1% are expected to be there by chance.",
    "5 accounts share 3 objects together within the window, up to 9 times for one pair; nearly all shares of these objects fall together.",
    "2 of them came close to what the group did at 3 moments or more, though to no one member often enough. Of accounts named in this way, at most 5% are expected to be there by chance; who follows a group for reasons of its own looks the same.",
    "Nobody else shares 8 of the 9 objects: one newsroom, one publisher or one person with several accounts would look the same.",
    "b.example has 12 texts of a.example without saying so, where 0.4 are expected by chance; 3 more say where they are from.",
    "b.example has 12 texts of a.example without saying so, where 0.4 are expected by chance.",
    "When one of them was is not known, so that time says nothing.",
    "They are of the same days.", "They are 12 days apart.", "The weakest of its joins is firm.",
    "The weakest of its joins is weak: without it there are two groups.",
    "People put 20 of its 24 findings together; the others hang together with these, and nobody decided so.",
    "3 findings of 2 kinds hang together.", "3 findings of 1 kind hang together.",
    "All joins are of one sort (domain): one explanation of it would undo the campaign.",
    "One of them (lookalikes) asks for no attention by itself.",
    "a.example, b.example and 3 more publish a text of c.example, which is sanctioned, says EU, by 2022/350, from 2022-03-01 to 2023-01-01. The act: https://x.example/act When one of them did is not known.",
    "a.example publishes a text of c.example, which is refused, says Council.",
  ])
  func `what networks, sites, campaigns and the register say has its French`(_ kept: String) {
    #expect(Language.french.knows(kept))
    #expect(Language.french.saying(kept) != kept)
  }

  @Test func `a name that is a word of ours stays a name`() {
    #expect(
      Language.french.saying("Both have the account text, which no other finding has.")
        == "Les deux ont le compte text, qu’aucun autre constat n’a.")
  }

  /// The literals of the first body behind `opening`, with `{}` for what is interpolated.
  private func literals(_ file: String, in opening: String) throws -> [String] {
    let url = SourcePhrases.checkout.appendingPathComponent(file)
    let source = SwiftSource(try String(contentsOf: url, encoding: .utf8))
    let start = try #require(source.places(behind: opening).first)
    let open = try #require(source.bytes[start...].firstIndex(of: UInt8(ascii: "{")))
    let end = SwiftSource.endOfParenthesis(source.bytes, open + 1)
    return source.literals(in: open + 1..<end, isDeep: true).map {
      SourcePhrases.key(source.text($0))
    }
  }
}
