import Names
import Testing

@Suite struct TransliterationTests {
  @Test(arguments: [
    ("щука", ["shchuka", "suka", "scuka", "schuka", "shtuka"]), ("киев", ["kiev", "kyev"]),
    ("київ", ["kyiv", "kiiv"]), ("запоріжжя", ["zaporizhzhia", "zaporizhzhya"]),
    ("згорани", ["zghorany"]), ("юрій", ["yurii", "yuriy", "jurij"]), ("їжак", ["yizhak"]),
    ("новини", ["novini", "novyny"]), ("беларусь", ["belarus"]), ("българия", ["balgaria"]),
    ("вучић", ["vucic"]), ("ђорђе", ["djordje"]), ("россия", ["rossiya", "rossiia", "rossija"]),
    ("чайка", ["chayka", "chaika", "tschaika", "tchaika"]), ("мвд", ["mvd", "mwd"]),
    ("αθήνα", ["athina", "athena"]), ("ευρώπη", ["evropi"]),
    ("ουρανός", ["ouranos"]), ("μπάνκα", ["banka"]), ("საქართველო", ["sakartvelo"]),
    ("երևան", ["yerevan", "erevan"]), ("news-новости24", ["news-novosti24"]),
  ])
  func `renditions hold those of the standards`(text: String, expected: [String]) {
    let renditions = Transliteration.renditions(of: text)
    #expect(Set(expected).isSubset(of: renditions), "\(renditions)")
    #expect(Set(renditions).count == renditions.count)
    #expect(renditions.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } })
  }

  @Test(arguments: ["", "example", "日本", "שלום", "пример日本", "п😀"])
  func `text without such letters, or with others, has none`(text: String) {
    #expect(Transliteration.renditions(of: text).isEmpty)
  }

  @Test func `upper case and accents change nothing`() {
    #expect(Transliteration.renditions(of: "ЩУКА") == Transliteration.renditions(of: "щука"))
    #expect(Transliteration.renditions(of: "за́мок") == Transliteration.renditions(of: "замок"))
    #expect(Transliteration.renditions(of: "Αθηνα") == Transliteration.renditions(of: "αθήνα"))
  }

  @Test func `a host's label is rendered, decoded`() {
    let host = NameParser(suffixes: .fallback).hostName("www.мвд.com").host
    #expect(host?.transliterations(ofLabel: 1).contains("mvd") == true)
    #expect(host?.transliterations(ofLabel: 0) == [])
  }

  @Test func `a text of any length takes bounded time`() {
    let renditions = Transliteration.renditions(of: String(repeating: "щ", count: 1 << 20))
    #expect(renditions.allSatisfy { $0.utf8.count < 4096 })
  }

  @Test(arguments: [
    ("Қўқон шаҳридаги «Ёшлик» маҳалласи — 25 уй", "qoqon shahridagi yoshlik mahallasi 25 uy"),
    ("Жаңа бюллетеньдер сейсенбіге дейін", "jana biulletender seisenbige deiin"),
    ("Сечки Комиссијасы ҝүнү", "secki komissiyasi gunu"),
    ("Слово о выборах, 3-й район", "slovo o vyborakh 3 y rayon"),
    ("Η επιτροπή, την Τρίτη", "i epitropi tin triti"),
  ])
  func `a text is rendered as its language is written in Latin letters`(
    text: String, expected: String
  ) {
    #expect(
      Transliteration.renditions(ofText: text).contains(expected),
      "\(Transliteration.renditions(ofText: text))")
    #expect(Transliteration.renditions(ofText: text, limit: 1).count == 1)
  }

  @Test func `a text without letters to render has no rendition`() {
    #expect(Transliteration.renditions(ofText: "Nothing here, 25").isEmpty)
    #expect(Transliteration.renditions(ofText: "選挙").isEmpty)
  }
}
