import Copies
import Testing
import TocsinModel

/// Serbian in Cyrillic and in Latin letters is one text: a copy, and no disguise. The texts are made up.
struct TwoAlphabetsTests {
  static let cyrillic = """
    Градска изборна комисија у Вранграду саопштила је синоћ да су гласачки листићи за 14 бирачких места оштећени \
    у поплави. „Немамо довољно папира за сва бирачка места“, рекла је Мира Ољачић, председница комисије. Према \
    речима штампарије, уништено је 21.000 листића.

    Опозиција је одлагање назвала разумним кораком. Њен вођа, Ђорђе Џомбић, затражио је да посматрачи из \
    суседних општина присуствују бројању. Нове листиће развозиће добровољци чамцима.
    """
  static let latin = """
    Gradska izborna komisija u Vrangradu saopštila je sinoć da su glasački listići za 14 biračkih mesta oštećeni \
    u poplavi. „Nemamo dovoljno papira za sva biračka mesta“, rekla je Mira Oljačić, predsednica komisije. Prema \
    rečima štamparije, uništeno je 21.000 listića.

    Opozicija je odlaganje nazvala razumnim korakom. Njen vođa, Đorđe Džombić, zatražio je da posmatrači iz \
    susednih opština prisustvuju brojanju. Nove listiće razvoziće dobrovoljci čamcima.
    """

  private func compared(_ a: String, _ b: String) -> CopyPair {
    CopyDetector().compare(Samples.document(1, a, at: 1_000), Samples.document(2, b, at: 2_000))
  }

  @Test(arguments: [(cyrillic, latin), (latin, cyrillic)])
  func `the same text in the other alphabet is a whole copy without alterations`(
    original: String, copy: String
  ) {
    let pair = compared(original, copy)
    #expect(pair.kind == .copypasta && pair.score == 1)
    #expect(pair.coverageA == 1 && pair.coverageB == 1)
    #expect(pair.alterations == [], "\(pair.alterations)")
    #expect(pair.isInAnotherAlphabet)
    #expect(pair.kindInWords(from: "sr", into: "sr") == "copied in another alphabet")
    #expect(pair.spans.map(\.a) == [TextSpan(0, original.utf8.count - 1)])
    #expect(pair.spans.map(\.b) == [TextSpan(0, copy.utf8.count - 1)])
  }

  @Test func `in one alphabet nothing is said of another`() {
    #expect(!compared(Self.cyrillic, Self.cyrillic + " Још.").isInAnotherAlphabet)
    #expect(!compared(Self.latin, Self.latin + " Još.").isInAnotherAlphabet)
    #expect(!compared(Samples.article, Samples.article + " More.").isInAnotherAlphabet)
  }

  @Test(arguments: [true, false])
  func `copies are found by letters, whichever was read first`(isCyrillicFirst: Bool) async throws {
    let edited = Self.latin.replacing("21.000", with: "210.000") + " Podelite ovo dalje."
    let texts =
      isCyrillicFirst
      ? [Self.cyrillic, Samples.other, edited] : [edited, Samples.other, Self.cyrillic]
    let links = try await Samples.detect(
      texts.enumerated().map { Samples.document(UInt64($0.offset), $0.element) }
    ).links
    #expect(links.map { [$0.a, $0.b] } == [[0, 2]])
    #expect(links.allSatisfy { $0.kind == .copypasta && $0.score > 0.9 })
    let span = try #require(links.first?.spans.first)
    let (cyrillic, latin) = isCyrillicFirst ? (span.a, span.b) : (span.b, span.a)
    #expect(
      Self.cyrillic.slice(cyrillic).hasPrefix("Градска") && edited.slice(latin).hasPrefix("Gradska")
    )
  }

  @Test func `only what was changed is told`() {
    let copy = Self.latin.replacing("21.000", with: "210.000").replacing(
      "Đorđe Džombić", with: "Đorđe Perić"
    )
    .replacing("Nemamo dovoljno", with: "Imamo dovoljno")
    let pair = compared(Self.cyrillic, copy)
    let telling = pair.alterations.filter(\.kind.isTelling)
    #expect(
      telling.contains { $0.kind == .number && $0.before == "21.000" && $0.after == "210.000" },
      "\(telling)")
    #expect(
      telling.contains {
        $0.kind == .name && $0.before == "Ђорђе Џомбић" && $0.after == "Đorđe Perić"
      }, "\(telling)")
    #expect(telling.contains { $0.kind == .negation }, "\(telling)")
    #expect(!telling.contains { $0.kind == .homoglyph || $0.kind == .invisible })
    #expect(
      telling.allSatisfy {
        [.number, .name, .negation, .quotation, .attribution].contains($0.kind)
      }, "\(telling)")
  }

  @Test(arguments: [cyrillic, latin])
  func `look-alike letters inside a word are told, in either alphabet and across them`(
    original: String
  ) {
    // Latin e, o and a in Cyrillic words.
    let cyrillic = Self.cyrillic.replacing("поплави", with: "пoплави").replacing(
      "председница", with: "прeдсeдница")
    // Cyrillic а, е and о in Latin words.
    let latin = Self.latin.replacing("poplavi", with: "pоplаvi").replacing(
      "predsednica", with: "prеdsеdnica")
    for copy in [cyrillic, latin] {
      let pair = compared(original, copy)
      #expect(pair.score == 1)
      let disguises = pair.alterations.filter { $0.kind == .homoglyph }
      #expect(disguises.count == 1, "\(pair.alterations)")
      let words = disguises.first?.after?.split(separator: ", ").count
      #expect(words == 2, "\(disguises)")
    }
  }

  @Test func `a word of look-alikes alone inside a Latin text is told`() {
    // All letters of the first word are Cyrillic, and read as Latin ones.
    let copy = Self.latin.replacing(" je sinoć", with: " јe sinoć").replacing(
      "Nove listiće", with: "Nоvе listiće")
    let pair = compared(Self.cyrillic, copy)
    #expect(pair.alterations.contains { $0.kind == .homoglyph }, "\(pair.alterations)")
  }

  @Test func `a note in Russian before and behind does not hide a copy in Cyrillic letters`() {
    let copy =
      "Вы читаете перепечатку. " + Self.cyrillic
      + " Эта публикация была взята из открытых источников."
    let pair = compared(Self.cyrillic, copy)
    #expect(pair.score > 0.95 && pair.coverageA > 0.95)
    #expect(!pair.alterations.contains { $0.kind == .homoglyph })
  }

  @Test func `a finding says that the copy is in another alphabet`() async throws {
    let documents = [
      Samples.document(1, Self.cyrillic, source: "vesti.example", at: 1_000),
      Samples.document(2, Self.latin, source: "news.example", at: 9_000),
    ]
    let finding = try #require(try await Samples.detect(documents).findings.first)
    let pair = try #require((finding.subject as? CopyCluster)?.members.last?.fromParent)
    #expect(pair.isInAnotherAlphabet && pair.alterations.isEmpty)
    #expect(finding.attention == .notable)
    #expect(!finding.observation.reasons.contains { $0.feature == "copies.disguised" })
    #expect(
      pair.reasons.contains {
        $0.text.hasPrefix("One is in Cyrillic letters, the other in Latin ones")
      })
  }
}
