import Copies
import TestSupport
import Testing

struct TextEvidenceTests {
  private func agreement(
    _ a: String, _ languageA: String, _ b: String, _ languageB: String
  ) -> EvidenceAgreement {
    TextEvidence(a, language: languageA).agreement(with: TextEvidence(b, language: languageB))
  }

  @Test(arguments: [
    ("It cost 1,200 euros", "en", "Es kostete 1.200 Euro", "de"),
    ("It cost 1,200 euros", "en", "Это стоило 1 200 евро", "ru"),
    ("about 3.5 percent", "en", "etwa 3,5 Prozent", "de"),
    ("5.5 billion dollars", "en", "5,5 млрд долларов", "ru"),
    ("5.5 billion dollars", "en", "5,5 Milliarden Dollar", "de"),
    ("$3 trillion", "en", "3 bilionů dolarů", "cs"),
    ("2,000,000 people", "en", "2 millions de personnes", "fr"),
    ("40,000 people", "en", "40 mil personas", "es"),
    ("40,000 people", "en", "40 tysięcy osób", "pl"),
    ("300 thousand votes", "en", "300 тисяч голосів", "uk"),
    ("25 votes", "en", "fünfundzwanzig Stimmen", "de"),
    ("8 kilograms", "en", "восемь килограммов", "ru"),
    ("50 heures", "fr", "вісімдесят і 50 годин", "uk"),
    ("22 deputies", "en", "vingt-deux députés", "fr"),
    ("22 deputies", "en", "двадцать два депутата", "ru"),
    ("at 7:30 p.m.", "en", "um 19:30 Uhr", "de"),
    ("at 1pm", "en", "в 13:00", "ru"),
    ("on July 19", "en", "19 июля", "ru"),
    ("on July 19", "en", "am 19. Juli", "de"),
    ("on 19 July 2020", "en", "19.07.2020", "cs"),
    ("el 19 de julio", "es", "19 lipca", "pl"),
    ("٢٥ صوتا", "ar", "25 votes", "en"),
    ("２５票", "ja", "25 votes", "en"),
  ])
  func `a number is one however languages write it`(
    a: String, languageA: String, b: String, languageB: String
  ) {
    let agreement = agreement(a, languageA, b, languageB)
    #expect(agreement.sharedNumbers >= 1)
    #expect(agreement.numbersOnlyInA == 0)
    #expect(agreement.numbersOnlyInB == 0)
  }

  @Test(arguments: [
    ("It cost 1,200 euros", "Es kostete 1.300 Euro"), ("on July 19", "am 18. Juli"),
    ("3.5 percent", "3,6 Prozent"), ("5 million", "5 Milliarden"), ("in 2019", "im Jahr 2020"),
    ("at 7:30 p.m.", "um 18:30 Uhr"),
  ])
  func `other numbers are not shared`(english: String, german: String) {
    let agreement = agreement(english, "en", german, "de")
    #expect(agreement.sharedNumbers == 0)
    #expect(agreement.numbersOnlyInA == 1)
    #expect(agreement.numbersOnlyInB == 1)
  }

  @Test(arguments: [
    ("the visit of Zelensky to", "en", "визит Зеленского в", "ru"),
    ("the visit of Zelensky to", "en", "візит Зеленського до", "uk"),
    ("the visit of Zelensky to", "en", "der Besuch von Selenskyj in", "de"),
    ("návštěva Zelenského v", "cs", "визит Зеленского в", "ru"),
    ("said Putin in", "en", "a dit Poutine à", "fr"),
    ("said Johnson in", "en", "сказал Джонсон в", "ru"),
    ("said Merkel in", "en", "заявила Меркель в", "ru"),
    ("near Kharkiv today", "en", "bei Charkiw heute", "de"),
    ("near Kharkiv today", "en", "біля Харкова сьогодні", "uk"),
    ("from Germany to", "en", "aus Deutschland nach", "de"),
    ("from Germany to", "en", "із Німеччини до", "uk"),
    ("the United States and NATO", "en", "les Etats et l'OTAN", "fr"),
    ("said Papadopoulos in", "en", "είπε ο Παπαδόπουλος στην", "el"),
  ])
  func `a name is one in many languages and cases`(
    a: String, languageA: String, b: String, languageB: String
  ) {
    #expect(agreement(a, languageA, b, languageB).sharedNames >= 1)
  }

  @Test func `addresses, mentions and hashtags that both have are counted`() {
    let agreement = agreement(
      "See https://example.org/a by @someone #vote", "en",
      "Siehe https://example.org/a von @someone #wahl", "de")
    #expect(agreement.sharedReferences == 2)
  }

  @Test(arguments: [
    "", " ", "😀", "1", "...", "1.1.1.1.1.1.1", "99999999999999999999999999", "1,,2", "0.0.0",
    "32.13.2020", "25:61", "-", "１２:３４", "1e400", "٫", "jjjj ccc ch", "\0",
  ])
  func `odd texts have evidence without harm`(text: String) {
    for language in ["en", "de", "ru", "xx", "", "../../etc", nil] as [String?] {
      let evidence = TextEvidence(text, language: language)
      let agreement = evidence.agreement(with: evidence)
      #expect(agreement.numbersOnlyInA == 0 && agreement.namesOnlyInA == 0)
    }
  }

  @Test(arguments: ["12.", "A", "Aa Bb ", "1 000 ", "July 1 ", "zwei "])
  func `long texts are read in bounded time`(unit: String) {
    let text = String(repeating: unit, count: 1_000_000 / unit.utf8.count)
    let duration = ContinuousClock().measure {
      let evidence = TextEvidence(text, language: "en")
      _ = evidence.agreement(with: evidence)
    }
    #expect(duration < .patiently(5))
  }

  @Test func `many different names are compared in bounded time`() {
    let letters = Array("bdfgklmnprstvz")
    let names = (0..<9_000).map { number in
      "Ba\(letters[number % 14])a\(letters[number / 14 % 14])o\(letters[number / 196 % 14])i\(letters[number / 2744 % 14])"
    }
    let text = "x " + names.joined(separator: ", ")
    let duration = ContinuousClock().measure {
      let evidence = TextEvidence(text, language: "cs")
      _ = evidence.agreement(with: TextEvidence(text + " Zzzz", language: "en"))
    }
    #expect(duration < .patiently(5))
  }
}
