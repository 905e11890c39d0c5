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
