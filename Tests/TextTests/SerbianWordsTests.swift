import TestSupport
import Testing
import Text

struct SerbianWordsTests {
  private func folded(_ text: String) -> String {
    String(String.UnicodeScalarView(FoldedText(text).scalars.compactMap(Unicode.Scalar.init)))
  }

  /// Every letter, digraphs, both cases.
  static let pairs = [
    (
      "Љубазни фењерџија чађавог лица хоће да ми покаже штос.",
      "Ljubazni fenjerdžija čađavog lica hoće da mi pokaže štos."
    ),
    ("ЊЕГОВА ЂАЧКА ЏЕЗВА И ЖУЋ", "NJEGOVA ĐAČKA DŽEZVA I ŽUĆ"),
    ("Њега ће у Ћуприји дочекати Ђорђе и Џенана.", "Njega će u Ćupriji dočekati Đorđe i Dženana."),
    ("Оно што се зна: рат је далеко, а сат ради.", "Ono što se zna: rat je daleko, a sat radi."),
    ("Ќе дојде ѓаволот по ѕвездите во Скопје.", "Ḱe dojde ǵavolot po dzvezdite vo Skopje."),
    (
      "Facebook је саопштио да се XX век завршио 25. маја.",
      "Facebook je saopštio da se XX vek završio 25. maja."
    ),
  ]

  @Test(arguments: pairs)
  func `a language in two alphabets folds to one text`(cyrillic: String, latin: String) {
    #expect(folded(cyrillic) == folded(latin))
    #expect(FoldedText.length(of: cyrillic) == FoldedText.length(of: latin))
    #expect(SerbianAlphabet.most(of: cyrillic) == .cyrillic)
    #expect(SerbianAlphabet.most(of: latin) == .latin)
  }

  @Test(arguments: pairs)
  func `its words have the same keys, and the same letters once written in Latin`(
    cyrillic: String, latin: String
  ) throws {
    let serbian = try #require(SerbianWords(cyrillic))
    let words = Word.words(of: cyrillic)
    #expect(serbian.keys(of: words, in: cyrillic).map(\.key) == Word.words(of: latin).map(\.key))
    #expect(serbian.latin(0..<cyrillic.utf8.count, of: Array(cyrillic.utf8)) == latin)
  }

  @Test(arguments: pairs)
  func `each folded letter knows the letter that it came from`(cyrillic: String, latin: String) {
    let text = FoldedText(cyrillic)
    let utf8 = Array(cyrillic.utf8)
    for index in 0..<text.count {
      let (start, end) = text.span(index..<(index + 1))
      #expect(String(decoding: utf8[start..<end], as: UTF8.self).unicodeScalars.count == 1)
      if index > 0 { #expect(text.starts[index - 1] <= text.starts[index]) }
    }
    #expect(text.span(0..<text.count).end <= utf8.count)
  }

  @Test func `a digraph is one letter of the original`() {
    let text = FoldedText("Љуби њих")
    #expect(text.scalars.prefix(2).elementsEqual("lj".unicodeScalars.map(\.value)))
    #expect(text.span(0..<1) == (0, 2))
    #expect(text.span(0..<2) == (0, 2))
    #expect(text.span(1..<3) == (0, 4))
  }

  @Test(arguments: [
    "Президент говорил о выборах, а мы молчали.", "Їжак і ґава їли ще й борщ.",
    "Ще пристигнат ли бюлетините до вторник?",
    "Сёння ўсё добра.", "Қазақ тілі мен әдебиеті", "Мәркәз",
  ])
  func `other languages in Cyrillic letters fold as they did`(text: String) {
    #expect(SerbianWords(text) == nil)
    #expect(SerbianAlphabet.most(of: text) == nil)
  }

  @Test func `letters of two scripts in one word fold to what the word looks like`() {
    // The Latin e, o, p, c and j in words that are Serbian by their other letters.
    let plain = "Председник Србије је рекао да ће избори бити на пролеће"
    let disguised = "Прeдcедник Србиje јe рeкao да ћe избoри бити на прoлeћe"
    #expect(disguised != plain)
    #expect(folded(disguised) == folded(plain))
    // And Cyrillic а, е, о in words that are Latin by their other letters.
    #expect(
      folded("Predsеdnik Srbije je rеkао da ćе izbоri")
        == folded("Predsednik Srbije je rekao da će izbori"))
  }

  @Test
  func
    `a word of look-alikes alone among Latin words is a disguise, whatever the text says elsewhere`()
  {
    #expect(folded("Ѕрасе is the рlасе, оr is it") == folded("Space is the place, or is it"))
    let text = "Љубав и рат. The authors оf this сору are unknown."
    #expect(folded(text).hasSuffix(folded("The authors of this copy are unknown.")))
    #expect(folded(text).hasPrefix("ljubavirat"))
  }

  @Test func `a quotation in another language is left as it is, until the next word that tells`() {
    let before = "Њихов говорник је рекао: "
    let quotation = "«Мы ждём выборы»"
    let behind = ", додаје и то да ће отићи кући, у Ниш."
    #expect(folded(before + quotation).hasSuffix(folded(quotation)))
    #expect(folded(before + quotation + behind).hasPrefix(folded(before)))
    #expect(folded(before + quotation + behind).hasSuffix("dodajeitodaceoticikuciunis"))
  }

  @Test func `addresses, mentions and hashtags are left out around Serbian words, too`() {
    let text = "Њихов #протест @ђока у https://пример.example/ђаци Нишу траје"
    #expect(folded(text) == "njihovunisutraje")
  }

  @Test func `й and ё that are written as two characters are no Serbian letters`() {
    #expect(SerbianWords("ји\u{306}") == nil)
    #expect(SerbianWords("ђе\u{308}") == nil)
    // On a Latin word the same mark says nothing.
    #expect(folded("nai\u{308}ve Љубав рат") == "naiveljubavrat")
  }

  @Test(arguments: [15, 16, 17, 31, 32, 33])
  func `a letter is seen wherever it stands`(place: Int) {
    for letter in ["ђ", "ј", "љ", "њ", "ћ", "џ", "Ђ", "Ј", "Љ", "Њ", "Ћ", "Џ"] {
      for shift in 0..<3 {
        let text = String(repeating: "a", count: place - shift) + " д" + letter
        #expect(SerbianWords(text)?.places.count == 1, "\(text)")
      }
    }
  }

  @Test func `time grows with the text, not with its square`() {
    let text = String(repeating: "рат ас ма ", count: 400_000) + "ђак"
    let duration = ContinuousClock().measure { _ = FoldedText(text) }
    #expect(duration < .patiently(5))
  }
}
