import Collect
import Testing
import TocsinModel

@Suite struct TimeTests {
  private func times(_ values: [String], _ name: String = "a.csv") throws -> Reading {
    let rows = values.enumerated().map { "\($0.offset);\"\($0.element)\";text \($0.offset)" }
    return try read(name, "id;date;text\n" + rows.joined(separator: "\n") + "\n")
  }

  @Test(arguments: [
    ("2025-05-07 06:20:00", 1_746_598_800, Timestamp.Precision.second),
    ("2025-05-07 02:20:00 EDT", 1_746_598_800, .second),
    ("13/5/2019", 1_557_705_600, .day), ("5/13/2019", 1_557_705_600, .day),
    ("13.5.2019", 1_557_705_600, .day), ("2.5.2019", 1_556_755_200, .day),
    ("5/13/19 2:05 PM", 1_557_756_300, .minute), ("13. 5. 2019 14:05", 1_557_756_300, .minute),
    ("43598", 1_557_705_600, .day), ("43598.25", 1_557_727_200, .second),
    ("1746598800", 1_746_598_800, .second), ("1746598800.25", 1_746_598_800, .second),
    ("1746598800123456", 1_746_598_800, .second), ("20250507T062000Z", 1_746_598_800, .second),
    ("7 мая 2025 г.", 1_746_576_000, .day), ("7 травня 2025 р., 06:20", 1_746_598_800, .minute),
    ("7. května 2025", 1_746_576_000, .day), ("7 maja 2025", 1_746_576_000, .day),
    ("7 de mayo de 2025", 1_746_576_000, .day), ("2025年5月7日", 1_746_576_000, .day),
    ("٧/١٥/٢٠٢٥", 0, .day), ("١٥/٧/٢٠٢٥", 1_752_537_600, .day),
    ("Monday, March 11, 2024 9:30:08 AM", 1_710_149_408, .second),
  ])
  func `a time is read as it is written`(
    written: String, seconds: Int64, precision: Timestamp.Precision
  ) throws {
    let reading = try times([written])
    // 7/15 has the month first, in any digits.
    let expected = seconds == 0 ? 1_752_537_600 : seconds
    #expect(reading.documents.map(\.published?.seconds) == [expected])
    #expect(reading.documents.map(\.published?.precision) == [precision])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `one date of a column decides the order of all of them`() throws {
    let reading = try times(["2/5/2019", "15/4/2019", "3/5/2019"])
    #expect(
      reading.documents.map(\.published?.seconds) == [1_556_755_200, 1_555_286_400, 1_556_841_600])
    let american = try times(["2/5/2019", "4/15/2019"])
    #expect(american.documents.map(\.published?.seconds) == [1_549_324_800, 1_555_286_400])
  }

  @Test func `it decides from far behind, too`() throws {
    let open = [String](repeating: "2/5/2019", count: 6000)
    let reading = try times(open + ["15/4/2019"])
    #expect(reading.summary.records == 6001)
    #expect(Set(reading.documents.dropLast().map(\.published?.seconds)) == [1_556_755_200])
  }

  @Test func `what nothing decides is only as exact as both readings agree, and said`() throws {
    let reading = try times(["2/5/2019"])
    #expect(reading.documents.map(\.published?.precision) == [.year])
    #expect(reading.codes == ["record.undecided-date"])
    #expect(try times(["5/5/2019"]).documents.map(\.published?.precision) == [.day])
  }

  @Test(arguments: ["1989-12-31", "1970-01-01T00:00:00Z", "2031-01-01T00:00:00Z"])
  func `what no publication can be is refused and said`(written: String) throws {
    let reading = try read(
      "a.jsonl", "{\"text\": \"x\", \"date\": \"\(written)\"}\n".utf8,
      CollectOptions(now: 1_764_000_000))
    #expect(reading.documents.map(\.published) == [nil])
    #expect(reading.codes == ["record.implausible-time"])
  }

  @Test(arguments: [
    ("3 hours ago", 1_746_576_000, Timestamp.Precision.day),
    ("5 мин. назад", 1_746_598_500, .minute),
    ("vor 2 Tagen", 1_746_403_200, .day), ("gestern", 1_746_489_600, .day),
    ("2h", 1_746_576_000, .day),
    ("il y a 3 semaines", 1_743_465_600, .month), ("hace 1 año", 1_704_067_200, .year),
    ("3 години тому", 1_746_576_000, .day), ("2 godziny temu", 1_746_576_000, .day),
    ("٣ دقائق", 0, .day),
  ])
  func `a time beside a post counts from when it was seen`(
    written: String, seconds: Int64, precision: Timestamp.Precision
  ) throws {
    let table = "text,time,captured_at\nEels,\(written),2025-05-07T06:20:00Z\n"
    let reading = try read("a.csv", table)
    #expect(reading.documents.map(\.published?.seconds) == [seconds == 0 ? nil : seconds])
    if seconds > 0 { #expect(reading.documents.map(\.published?.precision) == [precision]) }
    #expect(reading.codes == (seconds == 0 ? ["record.bad-time"] : []))
  }

  @Test func `without a time of sight it says nothing, and that is said once`() throws {
    let reading = try read("a.csv", "text,time\nEels,3 hours ago\nNets,2 days ago\n")
    #expect(reading.documents.map(\.published) == [nil, nil])
    #expect(reading.codes == ["record.unseen-time"])
  }

  @Test(arguments: [
    ("2025-05-07 08:20 Europe/Berlin", 1_746_598_800, 120),
    ("2025-01-07 08:20 Europe/Berlin", 1_736_234_400, 60),
    ("13.5.2025 09:15:10 (Europe/Kyiv)", 1_747_116_910, 180),
    ("2025-05-07 01:20 America/Chicago", 1_746_598_800, -300),
  ])
  func `a zone by its name is where the clock stood`(written: String, seconds: Int64, offset: Int)
    throws
  {
    let reading = try times([written])
    #expect(reading.documents.map(\.published?.seconds) == [seconds])
    #expect(reading.documents.map(\.published?.offsetMinutes) == [offset])
  }

  @Test func `a zone that there is not leaves no time`() throws {
    #expect(try times(["2025-05-07 08:20 Harbour/Pier"]).codes == ["record.bad-time"])
  }

  @Test(arguments: [false, true])
  func `the dates of JSON decide about each other as those of a column do`(isLines: Bool) throws {
    let dates = [String](repeating: "2/5/2019", count: 3000) + ["15/4/2019"]
    let records = dates.map { "{\"text\": \"Eels\", \"date\": \"\($0)\"}" }
    let reading = try read(
      isLines ? "a.jsonl" : "a.json",
      isLines
        ? records.joined(separator: "\n") + "\n"
        : "{\"posts\": [\(records.joined(separator: ",\n"))]}")
    #expect(reading.documents.count == 3001)
    #expect(Set(reading.documents.dropLast().map(\.published?.seconds)) == [1_556_755_200])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `an id of X says when a post is from where nothing else does`() throws {
    let reading = try read(
      "a.js",
      """
      window.YTD.tweets.part0 = [{"tweet": {"id_str": "1920000000000000001", "full_text": "Eels"}}]
      """)
    #expect(reading.documents.map(\.published?.seconds) == [1_746_598_646])
  }

  @Test func `a table names the columns that look like what it lacks`() throws {
    let reading = try read("a.csv", "text,gesendet,page owner\nEels,2025-05-07 06:20:00,eel\n")
    #expect(Set(reading.codes) == ["record.unread-time", "record.unread-account"])
    #expect(reading.diagnostics.contains { $0.message.contains("“gesendet”") })
    #expect(reading.diagnostics.contains { $0.message.contains("“page owner”") })
  }

  @Test func `records of JSON name the members that look like what they lack`() throws {
    let text = "All eels of the harbour swim to the sea in May."
    let lacking = try read(
      "a.jsonl",
      """
      {"text": "\(text)", "when": "2025-05-07 06:20", "sender": {"nick": "eel"}}
      {"text": "\(text)", "when": "2025-05-07 06:30", "sender": {"nick": "cod"}}
      """)
    #expect(lacking.codes == ["record.unread-time", "record.unread-account"])
    #expect(lacking.diagnostics.contains { $0.message.contains("“published_at=when”") })
    #expect(lacking.diagnostics.contains { $0.message.contains("“account=sender.nick”") })
    let within = try read("a.json", "{\"text\": \"\(text)\", \"meta\": {\"date\": \"2025-05-07\"}}")
    #expect(within.diagnostics.contains { $0.message.contains("“published_at=meta.date”") })
    let nested = try read("a.jsonl", "{\"data\": {\"plain\": \"\(text)\"}}\n")
    #expect(nested.codes == ["record.unread-text", "record.no-text"])
    #expect(nested.diagnostics.contains { $0.message.contains("“text=data.plain”") })
  }

  @Test(arguments: [
    "Auteur;Date de publication;Message;Lien\neel;7 mai 2025 à 08:20;Les anguilles;",
    "Autor;Fecha de publicación;Texto;Enlace\neel;7 mayo 2025 08:20;Les anguilles;",
    "Автор;Дата публікації;Текст;Посилання\neel;7 травня 2025 08:20;Les anguilles;",
  ])
  func `columns are known in other languages, with capitals`(table: String) throws {
    let reading = try read("a.csv", table + "https://a.example/1\n")
    #expect(reading.codes.isEmpty)
    let document = try #require(reading.documents.first)
    #expect(document.text == "Les anguilles" && document.url == "https://a.example/1")
    #expect(document.published?.seconds == 1_746_606_000, "\(document.published as Any)")
    #expect(document.authors == ["eel"])
  }

  @Test func `an author without a title posts, and is no site`() throws {
    let reading = try read(
      "a.csv",
      """
      author,title,text,url
      eel,,Eels,https://a.example/1
      cod,,Cods,https://a.example/2
      eel,,Eels!,https://b.example/1
      eel,,More eels,https://t.me/eel/1
      eel,,No eels,
      [deleted],,Gone,https://a.example/3
      Ada Brask,News of eels,Most eels,https://a.example/4
      """)
    #expect(
      reading.documents.map(\.source?.id.rawValue) == [
        "eel@a.example", "cod@a.example", "eel@b.example", "eel", "eel", "a.example", "a.example",
      ])
    #expect(reading.documents.map(\.form).prefix(5).allSatisfy { $0 == .post })
    #expect(reading.documents.last?.authors == ["Ada Brask"])
  }

  @Test(arguments: ["sep=;\nid;text\n1;Eels\n", "sep=|\r\nid|text\r\n1|Eels\r\n"])
  func `the line in which spreadsheets say their separator is no header`(table: String) throws {
    let reading = try read("a.csv", table)
    #expect(reading.texts == ["Eels"])
    #expect(reading.documents.map(\.externalID) == ["1"])
  }

  @Test func `a text that was encoded twice is read as it was written, and said`() throws {
    let reading = try read(
      "a.json",
      "[{\"text\": \"\\u00d0\\u009f\\u00d0\\u00be\\u00d1\\u0080\\u00d0\\u00be\\u00d0\\u00bc\"}, {\"text\": \"déjà vu\"}]"
    )
    #expect(reading.texts == ["Пором", "déjà vu"])
    #expect(reading.codes == ["record.mended-encoding"])
  }
}
