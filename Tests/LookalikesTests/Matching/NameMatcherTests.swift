import Lookalikes
import Testing
import TocsinModel

@Suite struct NameMatcherTests {
  private static func matches(_ name: String) -> [String] { MatchingSamples.matches(name) }

  @Test(arguments: [
    ("morgenblatt.com", "morgenblatt whole"),
    ("login.morgenblatt.example.com", "morgenblatt whole"),
    ("mail-morgenblatt.com", "morgenblatt tokens"),
    ("morgenblattlogin.com", "morgenblatt beside"),
    ("mymorgenblatt24.com", "morgenblatt beside"),
    ("morgenblattleser.com", "morgenblatt prefix"),
    ("meinmorgenblatt.com", "morgenblatt suffix"),
    ("dasmorgenblattheute.com", "morgenblatt inner"),
    ("mylogingoogol.com", "googol beside"),
  ])
  func `a word is found wherever it stands`(_ name: String, _ expected: String) {
    #expect(Self.matches(name).contains(expected))
  }

  @Test(arguments: [
    ("nd-heute.com", "nd-heute whole"),
    ("ndheute.com", "nd-heute whole hyphen"),
    ("morgen-blatt.com", "morgenblatt whole hyphen"),
    ("drive-harbour-council.com", "harbourcouncil tokens hyphen"),
    ("harbour.council.example.com", "harbourcouncil whole hyphen"),
  ])
  func `hyphens added and dropped are seen as such`(_ name: String, _ expected: String) {
    #expect(Self.matches(name).contains(expected))
  }

  @Test(arguments: [
    ("courrierx.com", "courrier whole insertion"),
    ("couurrier.com", "courrier whole repetition"),
    ("corrier.com", "courrier whole omission"),
    ("coruier.com", "courrier whole transposition+omission"),
    ("courreir.com", "courrier whole transposition"),
    ("coukrier.com", "courrier whole replacement"),
    ("coutrier.com", "courrier whole neighbouring-key"),
    ("courvier.com", "courrier whole bit-flip"),
    ("mail-courier.com", "courrier tokens omission"),
    ("mycourreirlogin.com", "courrier beside transposition"),
    ("morgemblat.com", "morgenblatt whole visual+omission"),
    ("wavee.com", "wave whole repetition"),
  ])
  func `wrong letters are classified`(_ name: String, _ expected: String) {
    #expect(Self.matches(name).contains(expected))
  }

  @Test func `a key is a neighbour on the keyboard of the word's country only`() {
    // Z is beside T on QWERTZ; on AZERTY it stands where QWERTY has W.
    #expect(Self.matches("morgenblazt.com").contains("morgenblatt whole neighbouring-key"))
    #expect(Self.matches("couzrier.com").contains("courrier whole bit-flip"))
  }

  @Test(arguments: [
    ("g00gol.com", "googol whole visual"),
    ("qoogol.com", "googol whole visual"),
    ("accountsgo0gol.com", "googol beside visual"),
    ("rnorgenblatt.com", "morgenblatt whole visual"),
    ("vvave.com", "wave whole visual"),
    ("secure-wesrnere.com", "westmere tokens omission+visual"),
    ("kal.com", "kai whole visual"),
    ("rnorgenblattt.com", "morgenblatt whole visual+repetition"),
  ])
  func `letters that look alike are seen through, alone and with a wrong one`(
    _ name: String, _ expected: String
  ) {
    #expect(Self.matches(name).contains(expected))
  }

  @Test(arguments: [
    ("fonex.com", "phonex whole phonetic"), ("phonecks.com", "phonex whole phonetic"),
    ("kourrier.com", "courrier whole phonetic"), ("mail-phoneks.com", "phonex tokens phonetic"),
  ])
  func `other spellings of the sound are found`(_ name: String, _ expected: String) {
    #expect(Self.matches(name).contains(expected))
  }

  @Test(arguments: [
    ("senate.wm.example.com", "senate.wm whole domain-prefix"),
    ("login.senate.wm.example.com", "senate.wm whole domain-prefix"),
    ("login-senate-wm.com", "senate.wm tokens domain-prefix+hyphen"),
    ("wave-com.net", "wave.com whole domain-prefix+hyphen"),
    ("int-gov.com", "intgov whole"),
    ("int.gov.example.com", "intgov whole"),
  ])
  func `a whole domain is found in front of a stranger's`(_ name: String, _ expected: String) {
    #expect(Self.matches(name).contains(expected))
  }

  @Test(arguments: ["www.wave.com", "senate.wm"])
  func `a domain's own hosts are not in front of a stranger's`(_ name: String) {
    #expect(!Self.matches(name).contains { $0.contains("domain-prefix") })
  }

  @Test(arguments: [
    "wavelength.com", "microwave.com", "shockwaves.com", "kaiser.com", "mykaife.com", "box.com",
    "kay.com", "have.com", "oxfr.com", "loginlogin.com", "example.com", "themorgenb.com",
  ])
  func `short words inside others, and ordinary words, are not reported`(_ name: String) {
    #expect(Self.matches(name) == [])
  }

  @Test func `a misspelt lure is still one`() {
    #expect(Self.matches("acccountsgoogol.com").contains("googol beside"))
    #expect(Self.matches("zzcountsgoogol.com").contains("googol suffix"))
  }

  @Test func `letters of other scripts are marked where they stand`() throws {
    // Cyrillic о, twice.
    let match = try #require(
      MatchingSamples.found("g\u{43E}\u{43E}gol.com").first { $0.fit == .whole })
    #expect(match.changes == [.confusable])
    #expect(match.span == 0..<13)
    #expect(match.letters == 0..<6)
    #expect(match.edits.map(\.span) == [1..<2, 2..<3])
  }

  @Test func `differing letters are marked, omitted ones by an empty place`() throws {
    let replaced = try #require(MatchingSamples.found("mail-coukrier.com").first)
    #expect(replaced.span == 5..<13)
    #expect(replaced.edits == [WordMatch.Edit(span: 8..<9, technique: .replacement)])
    let omitted = try #require(MatchingSamples.found("wstmere.com").first)
    #expect(omitted.edits == [WordMatch.Edit(span: 1..<1, technique: .omission)])
    let hyphen = try #require(MatchingSamples.found("west-mere.com").first)
    #expect(hyphen.edits == [WordMatch.Edit(span: 4..<5, technique: .hyphen)])
  }

  @Test func `a good visual swap looks closer than a wrong letter`() throws {
    func distance(_ name: String) -> Float { MatchingSamples.found(name).first?.distance ?? 9 }
    #expect(distance("googol.com") == 0)
    #expect(distance("g0ogol.com") < 0.3)
    #expect(distance("g0ogol.com") < distance("googgol.com"))
    #expect(distance("googgol.com") < distance("googxol.com"))
  }

  @Test func `names without a word, suffixes and hyphens alone have no matches`() {
    for name in ["co.uk", "--.com", "a.b.c.d.example.com", "xn--zzzzzzzz99999.com", "-.-.com"] {
      #expect(Self.matches(name) == [], "\(name)")
    }
  }
}
