import Testing
import TocsinModel

struct TimestampTests {
  /// 2022-05-03T10:00:00Z.
  private let tenOClock: Int64 = 1_651_572_000

  @Test(arguments: [
    ("2022", -10_576_800, Timestamp.Precision.year, nil as Int?),
    ("2022-05", -208_800, .month, nil), ("2022-05-03", -36_000, .day, nil),
    ("2022/05/03", -36_000, .day, nil), ("2022.5.3", -36_000, .day, nil),
    ("20220503", -36_000, .day, nil),
    ("2022-05-03T10:00", 0, .minute, nil), ("2022-05-03T10:00Z", 0, .minute, 0),
    ("2022-05-03T10:00:00", 0, .second, nil), ("2022-05-03 10:00:07", 7, .second, nil),
    ("2022-05-03T10:00:00.123Z", 0, .second, 0), ("2022-05-03t10:00:00,5z", 0, .second, 0),
    ("2022-05-03T12:00:00+02:00", 0, .second, 120), ("2022-05-03T12:00:00+0200", 0, .second, 120),
    ("2022-05-03T12:00:00 +02", 0, .second, 120), ("2022-05-03T05:30:00-04:30", 0, .second, -270),
    ("2022-05-03T12:00:00+02:00[Europe/Berlin]", 0, .second, 120),
    ("2022-05-03 12:00:00 CEST", 0, .second, 120), ("2022-05-03 10:00:00 UTC", 0, .second, 0),
    ("2022-05-02T24:00", -36_000, .minute, nil), ("2022-05-03T09:59:60Z", -1, .second, 0),
    ("2022-05-03 10:00 pm", 43_200, .minute, nil), ("20220503T100000Z", 0, .second, 0),
    ("20220503100000", 0, .second, nil), ("  2022-05-03T10:00Z\n", 0, .minute, 0),
    ("1651572000", 0, .second, 0), ("1651572000123", 0, .second, 0),
    ("Tue, 03 May 2022 12:00:00 +0200", 0, .second, 120),
    ("3 May 2022 10:00 GMT", 0, .minute, 0), ("03 May 22 06:00:00 EDT", 0, .second, -240),
    ("Tue May 03 10:00:00 +0000 2022", 0, .second, 0),
    ("Tue May  3 10:00:00 2022", 0, .second, nil),
    ("Tue May 03 2022 12:00:00 GMT+0200 (CEST)", 0, .second, 120),
    ("May 3, 2022", -36_000, .day, nil), ("Tuesday, May 3rd, 2022 at 10:00 AM", 0, .minute, nil),
    ("03-May-2022", -36_000, .day, nil), ("May 2022", -208_800, .month, nil),
  ])
  func `a time keeps its precision and its zone`(
    text: String, delta: Int64, precision: Timestamp.Precision, offset: Int?
  ) throws {
    let time = try #require(Timestamp(parsing: text, origin: .file))
    #expect(time.seconds == tenOClock + delta)
    #expect(time.precision == precision)
    #expect(time.offsetMinutes == offset)
    #expect(time.origin == .file)
  }

  @Test(arguments: [
    "", " ", "yesterday", "0000-00-00", "2022-13-01", "2022-02-29", "2022-05-03T25:00",
    "2022-05-03T10:61", "2022-05-03T", "2022-05-03Tnoon", "2022-05-03T10:00+99:00", "2022-05-03x",
    "2022-05-03T10:00:00 nowhere", "12345", "123456789012345678901234567890", "2022-", "-1", "NaN",
    "31 Foo 2022", "May 3", "3 2022", "31 April 2022", "Tue, 03 May 2022 10", "2022-05-03T13:00 pm",
    "May May 2022", "September September 2022", "2022-05/03", "99999-01-01",
  ])
  func `what is not a time is refused`(text: String) {
    #expect(Timestamp(parsing: text, origin: .page) == nil)
  }

  @Test func `September is read although it is longer than the other names`() throws {
    let time = try #require(Timestamp(parsing: "9 September 2022", origin: .page))
    #expect(time.seconds == 1_662_681_600)
  }

  @Test func `a substring is read like a string`() {
    let text = "on 2022-05-03."
    let time = Timestamp(parsing: text.dropFirst(3).dropLast(), origin: .page)
    #expect(time?.precision == .day)
  }

  @Test func `fields must be in the calendar and not skip a unit`() {
    #expect(Timestamp(year: 2022, month: 5, day: 3, origin: .page)?.seconds == tenOClock - 36_000)
    #expect(Timestamp(year: 2022, day: 3, origin: .page) == nil)
    #expect(Timestamp(year: 2022, month: 5, hour: 3, origin: .page) == nil)
    #expect(Timestamp(year: 2022, month: 2, day: 30, origin: .page) == nil)
  }

  @Test func `mutated times never crash and stay within the calendar`() {
    let seeds = [
      "2022-05-03T12:00:00.123+02:00", "Tue, 03 May 2022 12:00:00 +0200", "1651572000123",
      "Tue May 03 2022 12:00:00 GMT+0200 (CEST)", "20220503100000",
    ].map { Array($0.utf8) }
    var state: UInt64 = 42
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    for round in 0..<20_000 {
      var bytes = seeds[round % seeds.count]
      for _ in 0...random(4) {
        switch random(3) {
        case 0: bytes[random(bytes.count)] = UInt8(random(256))
        case 1: bytes.insert(UInt8(0x20 + random(95)), at: random(bytes.count + 1))
        default: if bytes.count > 1 { bytes.remove(at: random(bytes.count)) }
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      if let time = Timestamp(parsing: text, origin: .page) {
        #expect(time.seconds > -62_135_700_000 && time.seconds < 9_999_999_999 + 253_402_400_000)
      }
    }
  }
}
