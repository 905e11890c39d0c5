import Collect
import Foundation
import Testing
import TocsinModel

@Suite struct EncodingTests {
  static let russian = """
    Центральная избирательная комиссия сообщила, что голосование прошло без нарушений, а подсчёт \
    голосов продолжается во всех округах страны. Наблюдатели работали на каждом участке.
    """
  static let ukrainian = """
    Виборча комісія повідомила, що голосування відбулося без порушень, а підрахунок голосів \
    триває в усіх округах країни. Спостерігачі працювали на кожній дільниці, її члени теж.
    """
  static let german = """
    Die Wahlkommission hat mitgeteilt, dass die Auszählung überall ruhig verläuft; für größere \
    Städte müssen noch Ergebnisse nachgereicht werden, „früher“ als üblich.
    """
  static let czech = """
    Volební komise oznámila, že hlasování proběhlo v pořádku a sčítání hlasů pokračuje ve všech \
    okrscích. Příští zpráva bude zveřejněna zítra ráno, řekl mluvčí úřadu.
    """

  static func encode(_ text: String, _ encoding: String.Encoding) throws -> [UInt8] {
    Array(try #require(text.data(using: encoding)))
  }

  static let koi8u: [Character: UInt8] = {
    var table: [Character: UInt8] = ["ё": 0xA3, "є": 0xA4, "і": 0xA6, "ї": 0xA7, "ґ": 0xAD]
    let order = "юабцдефгхийклмнопярстужвьызшэщчъ"
    for (index, letter) in order.enumerated() {
      table[letter] = UInt8(0xC0 + index)
      table[Character(letter.uppercased())] = UInt8(0xE0 + index)
    }
    return table
  }()

  static func encodeKOI8U(_ text: String) -> [UInt8] {
    text.map { koi8u[$0] ?? $0.asciiValue ?? UInt8(ascii: "?") }
  }

  static func page(_ text: String, head: String = "") -> String {
    "<!DOCTYPE html><html><head>\(head)<title>t</title></head><body><p>\(text)</p></body></html>"
  }

  private func text(_ reading: Reading) throws -> String {
    String(decoding: try #require(reading.pages.first).utf8, as: UTF8.self)
  }

  @Test(arguments: [
    ("windows-1251", String.Encoding.windowsCP1251, russian),
    ("windows-1252", .windowsCP1252, german), ("iso-8859-1", .windowsCP1252, german),
    ("iso-8859-2", .isoLatin2, czech), ("windows-1250", .windowsCP1250, czech),
  ])
  func `a declared encoding is used`(label: String, encoding: String.Encoding, words: String) throws
  {
    for head in [
      "<meta charset=\"\(label)\">",
      "<META http-equiv='Content-Type' content='text/html; charset=\(label.uppercased())'>",
      "<!-- <meta charset=utf-8> --><meta charset=\(label) >",
    ] {
      let page = Self.page(words, head: head)
      let reading = try read("a.html", try Self.encode(page, encoding))
      #expect(try text(reading) == page)
      #expect(reading.diagnostics.isEmpty)
    }
  }

  @Test(arguments: [
    ("windows-1251", String.Encoding.windowsCP1251, russian),
    ("windows-1251", .windowsCP1251, ukrainian), ("windows-1252", .windowsCP1252, german),
  ])
  func `an encoding that nobody declares is detected`(
    name: String, encoding: String.Encoding, words: String
  ) throws {
    let page = Self.page(words)
    let reading = try read("a.html", try Self.encode(page, encoding))
    #expect(reading.pages.first?.encoding == name)
    #expect(try text(reading) == page)
  }

  @Test func `KOI8-U is declared or detected`() throws {
    for head in ["", "<meta charset=koi8-u>"] {
      let page = Self.page(Self.ukrainian, head: head)
      let reading = try read("a.html", Self.encodeKOI8U(page))
      #expect(reading.pages.first?.encoding == "koi8-u")
      #expect(try text(reading) == page)
    }
  }

  @Test func `a short text in KOI8 is not taken for Chinese`() throws {
    let words = "выборы прошли спокойно, сообщила комиссия"
    let reading = try read("a.csv", Self.encodeKOI8U("text\n\"\(words)\"\n"))
    #expect(reading.texts == [words])
  }

  private static func encode(_ text: String, by byte: (UInt32) -> UInt32) -> [UInt8] {
    text.unicodeScalars.map {
      $0.isASCII ? UInt8($0.value) : UInt8(truncatingIfNeeded: byte($0.value))
    }
  }

  /// Windows-1251 for the letters of the tests.
  private static func encode1251(_ letter: UInt32) -> UInt32 {
    let others: [UInt32: UInt32] = [
      0x404: 0xAA, 0x406: 0xB2, 0x407: 0xAF, 0x454: 0xBA, 0x456: 0xB3, 0x457: 0xBF, 0x401: 0xA8,
      0x451: 0xB8, 0xAB: 0xAB, 0xBB: 0xBB, 0x2014: 0x97, 0x458: 0xBC, 0x459: 0x9A, 0x45A: 0x9C,
    ]
    return others[letter] ?? letter - 0x350
  }

  private static func encode866(_ letter: UInt32) -> UInt32 {
    letter < 0x440 ? letter - 0x390 : letter - 0x360
  }

  private static let shortUkrainian =
    "Коли в читальні вимкнули світло, хтось сказав: «Ми не в кіно»."

  /// Much markup, scripts and names in other alphabets around little text.
  private static func busyPage(_ text: String, head: String) -> String {
    let style = (0..<200).map { ".c\($0)>a{margin:0}" }.joined()
    let links = (0..<100).map {
      "<li class=\"menu-item item-\($0)\"><a href=/x/\($0)>Radio \($0)</a>"
    }
    return """
      <!DOCTYPE html><html><head>\(head)<style>\(style)</style><script>if (1 < 2) { run() }</script>\
      </head><body><ul>\(links.joined())</ul><p class=lead>\(text)</p></body></html>
      """
  }

  @Test(
    arguments: ["", "<meta charset=utf-8>"], [shortUkrainian, russian, ukrainian, "Гласањето"])
  func `Cyrillic is told by its letters, whatever surrounds it`(head: String, words: String) throws
  {
    let page = Self.busyPage(words, head: head)
    let reading = try read("a.html", Self.encode(page, by: Self.encode1251))
    #expect(reading.pages.first?.encoding == "windows-1251")
    #expect(try text(reading) == page)
    #expect(reading.codes == [head.isEmpty ? "input.guessed-encoding" : "input.wrong-encoding"])
  }

  @Test func `older Cyrillic encodings are told apart`() throws {
    let page = Self.busyPage(Self.russian + " СООБЩЕНИЕ КОМИССИИ", head: "")
    for (name, bytes) in [
      ("koi8-u", Self.encodeKOI8U(page)), ("iso-8859-5", Self.encode(page) { $0 - 0x360 }),
      ("ibm866", Self.encode(page, by: Self.encode866)),
    ] {
      let reading = try read("a.html", bytes)
      #expect(reading.pages.first?.encoding == name)
      #expect(try text(reading) == page)
    }
  }

  @Test(arguments: [
    (
      "windows-1253", "Η επιτροπή ανακοίνωσε ότι η ψηφοφορία ολοκληρώθηκε χωρίς προβλήματα στη χώρα"
    ),
    ("windows-1255", "ועדת הבחירות הודיעה כי ההצבעה הסתיימה ללא בעיות בכל רחבי הארץ ביום ראשון"),
    ("windows-1252", "élèves été déjà où à là forêt château hôtel fenêtre garçon reçu naïf"),
  ])
  func `other alphabets are not taken for Cyrillic`(name: String, words: String) throws {
    let bytes: [UInt8] =
      switch name {
      case "windows-1253": try Self.encode(words, .windowsCP1253)
      case "windows-1252": try Self.encode(words, .windowsCP1252)
      default: Self.encode(words) { $0 - 0x4F0 }
      }
    let reading = try read("a.html", Array("<p>".utf8) + bytes)
    #expect(
      !["windows-1251", "koi8-u", "iso-8859-5", "ibm866"].contains(reading.pages.first?.encoding))
  }

  @Test func `text in another encoding far behind the beginning of a page is found`() throws {
    let filler = String(repeating: "<!-- nothing to see here -->\n", count: 4000)
    for head in ["", "<meta charset=utf-8>"] {
      let page = Self.page(filler + Self.russian, head: head)
      let reading = try read("a.html", try Self.encode(page, .windowsCP1251))
      #expect(try text(reading) == page)
    }
  }

  @Test func `a few damaged lines do not change the encoding of the others`() throws {
    let damage = [UInt8](repeating: 0xFF, count: 300)
    let lines =
      Array("{\"text\": \"".utf8) + damage
      + Array("\"}\n{\"text\": \"Příliš žluťoučký kůň\"}\n".utf8)
    let reading = try read("a.jsonl", lines)
    #expect(reading.texts.last == "Příliš žluťoučký kůň")
    #expect(reading.codes == ["input.broken-encoding"])
    #expect(reading.diagnostics.first?.place.line == 1)
  }

  @Test func `Japanese is detected`() throws {
    let page = Self.page("選挙管理委員会は、投票が順調に行われたと発表した。開票作業は続いている。")
    let reading = try read("a.html", try Self.encode(page, .shiftJIS))
    #expect(reading.pages.first?.encoding == "shift_jis")
    #expect(try text(reading) == page)
  }

  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian], [true, false])
  func `UTF-16 is read with and without a byte order mark`(
    encoding: String.Encoding, isMarked: Bool
  ) throws {
    let page = Self.page(Self.russian)
    let bytes = try Self.encode((isMarked ? "\u{FEFF}" : "") + page, encoding)
    let reading = try read("a.html", bytes)
    #expect(try text(reading) == page)
    #expect(reading.pages.first?.encoding.hasPrefix("utf-16") == true)
    let lines = "{\"text\": \"\(Self.russian)\"}\n{\"text\": \"two\"}\n"
    let records = try read(
      "a.jsonl", try Self.encode((isMarked ? "\u{FEFF}" : "") + lines, encoding))
    #expect(records.texts == [Self.russian, "two"])
  }

  @Test func `a byte order mark wins and is removed`() throws {
    let page = Self.page(Self.russian, head: "<meta charset=windows-1251>")
    let reading = try read("a.html", [0xEF, 0xBB, 0xBF] + Array(page.utf8))
    #expect(try text(reading) == page)
    #expect(reading.pages.first?.encoding == "utf-8")
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `an XML declaration counts`() throws {
    let page =
      "<?xml version=\"1.0\" encoding=\"windows-1251\"?><html><body>\(Self.russian)</body></html>"
    let reading = try read("a.xhtml", try Self.encode(page, .windowsCP1251))
    #expect(try text(reading) == page)
  }

  @Test func `a wrong declaration is noticed`() throws {
    let says8 = Self.page(Self.russian, head: "<meta charset=utf-8>")
    let cyrillic = try read("a.html", try Self.encode(says8, .windowsCP1251))
    #expect(try text(cyrillic) == says8)
    #expect(cyrillic.codes == ["input.wrong-encoding"])
    let saysLatin = Self.page(Self.german, head: "<meta charset=iso-8859-1>")
    let utf8 = try read("a.html", saysLatin)
    #expect(try text(utf8) == saysLatin)
    #expect(utf8.codes == ["input.wrong-encoding"])
    #expect(utf8.diagnostics.first?.message.contains("iso-8859-1") == true)
  }

  @Test func `broken sequences become U+FFFD and one warning with the first offset`() throws {
    let start = Array("<html><body>\(Self.russian)".utf8)
    let reading = try read("a.html", start + [0xD0, 0x20, 0xFF] + Array("</body></html>".utf8))
    #expect(reading.codes == ["input.broken-encoding"])
    #expect(reading.diagnostics.first?.place.offset == start.count)
    #expect(reading.diagnostics.first?.message.hasPrefix("2 broken") == true)
    #expect(try text(reading).contains("\u{FFFD} \u{FFFD}</body>"))
  }

  @Test func `broken sequences of another encoding are counted, too`() throws {
    let start = try Self.encode(Self.page("", head: "<meta charset=shift_jis>"), .ascii)
    let reading = try read("a.html", start + [0x81, 0x20, 0x61])
    #expect(reading.codes == ["input.broken-encoding"])
    #expect(abs((reading.diagnostics.first?.place.offset ?? 0) - start.count) <= 2)
  }

  @Test func `tables and lines are read in their encoding`() throws {
    let table = "id;text\n1;\(Self.russian)\n"
    let detected = try read("a.csv", try Self.encode(table, .windowsCP1251))
    #expect(detected.texts == [Self.russian])
    let asked = try read(
      "a.csv", try Self.encode(table, .windowsCP1251), CollectOptions(encoding: "CP1251"))
    #expect(asked.texts == [Self.russian])
  }

  @Test func `a long page is decoded across chunks`() throws {
    let words = String(repeating: Self.russian, count: 3000)
    let page = Self.page(words, head: "<meta charset=windows-1251>")
    let reading = try read("a.html", packed(try Self.encode(page, .windowsCP1251)))
    #expect(try text(reading) == page)
  }

  @Test func `an unknown label is told`() {
    #expect(throws: CollectError.unknownEncoding("klingon")) {
      _ = try Collector(options: CollectOptions(encoding: "klingon"))
    }
    #expect(throws: CollectError.unknownField("colour")) {
      _ = try Collector(options: CollectOptions(columns: ["colour": "x"]))
    }
    #expect("\(CollectError.unknownField("colour"))".contains("published_at"))
    #expect("\(CollectError.unknownEncoding("klingon"))".contains("klingon"))
    #expect("\(CollectError.cancelled)".contains("again"))
  }

  @Test(arguments: [
    ("Latin1", "windows-1252"), (" UTF8 ", "utf-8"), ("gb2312", "gb18030"), ("koi8-ru", "koi8-u"),
    ("x-sjis", "shift_jis"), ("cyrillic", "iso-8859-5"), ("unicode", "utf-16le"),
  ])
  func `labels are those of the Encoding Standard`(label: String, name: String) {
    #expect(EncodingName(label: label)?.rawValue == name)
  }

  @Test func `every encoding of the standard has a converter`() throws {
    for label in [
      "ibm866", "iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5", "iso-8859-6", "iso-8859-7",
      "iso-8859-8", "iso-8859-10", "iso-8859-13", "iso-8859-14", "iso-8859-15", "koi8-r", "koi8-u",
      "macintosh", "windows-874", "windows-1250", "windows-1251", "windows-1252", "windows-1253",
      "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258",
      "x-mac-cyrillic", "gb18030", "big5", "euc-jp", "iso-2022-jp", "shift_jis", "euc-kr",
    ] {
      let reading = try read(
        "a.html", Self.page("plain", head: "<meta charset=\(label)>").utf8 + [0xA0, 0x20])
      #expect(!reading.codes.contains("input.encoding"), "\(label)")
      #expect(reading.pages.first?.encoding == label)
    }
  }
}
