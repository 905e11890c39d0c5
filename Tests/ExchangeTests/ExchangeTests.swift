import Exchange
import Foundation
import TestSupport
import Testing
import TocsinModel

@Suite struct ExchangeTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// What a body writes to a sink.
  private func written(_ body: (ByteSink) throws -> Void) throws -> String {
    let path = try folder.write("out", "")
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try body(ByteSink(descriptor: handle.fileDescriptor, name: "out"))
    try handle.close()
    return String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  private let a = DocumentID(high: 1, low: 1)
  private let b = DocumentID(high: 2, low: 2)

  private func pair(_ order: CopyPair.Order = .certain) -> CopyPair {
    CopyPair(
      a: a, b: b, kind: .copypasta, score: 0.98765, coverageA: 1, coverageB: 0.5,
      spans: [MatchedSpan(a: TextSpan(2, 40), b: TextSpan(0, 38))],
      alterations: [
        Alteration(kind: .number, before: "5", after: "6\n\"x\""),
        Alteration(kind: .name, before: nil, after: "=SUM(A1)"), Alteration(kind: .number),
      ], context: .quotation, order: order, delaySeconds: -3600)
  }

  @Test func `pairs as a table`() throws {
    let text = try written { sink in
      var writer = try PairWriter(format: .csv, to: sink) { $0 == a ? "x,1" : "=cmd()" }
      try writer.write(pair())
      try writer.write(pair(.unknown))
      try writer.finish()
    }
    #expect(
      text == """
        a,b,kind,score,coverage_a,coverage_b,context,first,delay_seconds,altered\r
        "x,1",'=cmd(),copypasta,0.9877,1,0.5,quotation,"x,1",-3600,name number\r
        "x,1",'=cmd(),copypasta,0.9877,1,0.5,quotation,,-3600,name number\r

        """)
  }

  @Test func `pairs as objects parse and keep every value`() throws {
    let text = try written { sink in
      var writer = try PairWriter(format: .jsonl, to: sink) { $0.description }
      try writer.write(pair())
      try writer.finish()
    }
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["a"] as? String == a.description)
    #expect(object["score"] as? Double == 0.9877)
    #expect(object["delay_seconds"] as? Int == -3600)
    let spans = try #require(object["spans"] as? [[String: [Int]]])
    #expect(spans == [["a": [2, 40], "b": [0, 38]]])
    let altered = try #require(object["altered"] as? [[String: Any]])
    #expect(altered.count == 3)
    #expect(altered[0]["after"] as? String == "6\n\"x\"")
    #expect(altered[1]["before"] is NSNull)
  }

  @Test(arguments: ["=1", "+1", "-1", "@a", "\ta", "\ra"])
  func `a cell that a spreadsheet would run is guarded`(value: String) {
    var line = CSVLine()
    line.text(value)
    line.end()
    #expect(String(decoding: line.bytes, as: UTF8.self).contains("'" + value))
  }

  @Test func `numbers are not guarded`() {
    var line = CSVLine()
    line.integer(-5)
    line.number(-0.25)
    line.number(.nan)
    line.number(12)
    line.text(nil)
    line.end()
    #expect(String(decoding: line.bytes, as: UTF8.self) == "-5,-0.25,,12,\r\n")
  }

  @Test func `any text survives the way through JSON`() throws {
    var state: UInt64 = 42
    for _ in 0..<500 {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<20 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let value = UInt32(truncatingIfNeeded: state >> 33) % (state & 1 == 0 ? 0x80 : 0x11_0000)
        if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
      }
      let text = String(scalars)
      var json = JSONText()
      json.object { $0.member("t", text) }
      let object = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: String]
      #expect(object?["t"].map { Array($0.utf8) } == Array(text.utf8))
    }
  }

  @Test(arguments: [
    (Timestamp.Precision.year, nil as Int?, "2022"), (.month, nil, "2022-05"),
    (.day, nil, "2022-05-03"), (.minute, 0, "2022-05-03T09:15Z"),
    (.second, 120, "2022-05-03T11:15:20+02:00"), (.second, -210, "2022-05-03T05:45:20-03:30"),
    (.second, nil, "2022-05-03T09:15:20"),
  ])
  func `times keep their precision`(precision: Timestamp.Precision, offset: Int?, expected: String)
  {
    let time = Timestamp(
      seconds: 1_651_569_320, precision: precision, origin: .page, offsetMinutes: offset)
    #expect(time.iso8601 == expected)
  }

  @Test func `times before 1970 are written`() {
    #expect(
      Timestamp(seconds: -1, precision: .second, origin: .page).iso8601 == "1969-12-31T23:59:59Z")
  }

  @Test func `pages as objects`() throws {
    let page = PageRecord(
      path: "p", url: nil, canonicalURL: "https://x.example", title: "T", kind: "article",
      authors: ["A"], organisations: ["O"], siteName: "S",
      published: Timestamp(seconds: 0, precision: .day, origin: .page),
      modified: nil, language: "uk", text: "Привіт", quality: 0.75,
      comments: [Comment(author: "C", text: "c", depth: 2, likes: 4)],
      links: [Link(url: "u", text: "l")],
      credits: [.init(kind: "source", name: "N", span: TextSpan(1, 9))],
      identifiers: [.init(kind: "analytics", value: "UA-1")],
      sources: ["title": "og:title", "author": "byline"])
    let text = try written { sink in
      var writer = try PageWriter(format: .jsonl, to: sink)
      try writer.write(page)
      try writer.finish()
    }
    #expect(
      text == """
        {"path":"p","url":null,"canonical_url":"https://x.example","title":"T","kind":"article","authors":["A"],\
        "organisations":["O"],"site_name":"S","published_at":"1970-01-01","modified_at":null,"language":"uk",\
        "text":"Привіт","quality":0.75,"comments":[{"author":"C","published_at":null,"text":"c","depth":2,\
        "likes":4}],"links":[{"url":"u","text":"l"}],\
        "credits":[{"kind":"source","name":"N","start":1,"end":9}],\
        "identifiers":[{"kind":"analytics","value":"UA-1"}],"sources":{"author":"byline","title":"og:title"}}

        """)
    let table = try written { sink in
      var writer = try PageWriter(format: .csv, to: sink)
      try writer.write(page)
      try writer.finish()
    }
    #expect(table.split(separator: "\r\n").count == 2)
  }

  @Test(arguments: TableFormat.allCases) func `clusters name every member`(format: TableFormat)
    throws
  {
    let third = DocumentID(high: 3, low: 3)
    let finding = Finding(
      id: FindingID(rawValue: "f1"),
      subject: CopyCluster(
        members: [
          .init(document: a, identical: [third]), .init(document: b, fromParent: pair()),
        ], first: a, certainty: .certain,
        reasons: [Reason(feature: "x", direction: .weakens, value: 0.5, text: "why")]),
      attention: .notable, decisive: ["x"], observation: Observation(rule: "r", reasons: []))
    let text = try written { sink in
      var writer = try ClusterWriter(
        format: format, to: sink, names: { "d\($0.low)" }, documents: { _ in nil })
      try writer.write(finding, FindingSummary(headline: "H", chips: ["1→2"]), number: 4)
      try writer.finish()
    }
    switch format {
    case .csv:
      let rows = text.split(separator: "\r\n")
      #expect(rows.count == 4)
      #expect(rows[2].contains("d3") && rows[2].contains(",d1,notable"))
    case .jsonl:
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      #expect(object["number"] as? String == "F4")
      #expect(object["chips"] as? [String] == ["1→2"])
      #expect(object["decided_by"] as? [String] == ["x"])
      let members = try #require(object["members"] as? [[String: Any]])
      #expect(members.count == 2)
      #expect(members[1]["parent"] as? String == "d1")
      #expect(members[0]["identical"] as? [String] == ["d3"])
    }
  }

  @Test func `a reader that went away is said to have gone`() throws {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    close(ends[0])
    var sink = ByteSink(descriptor: ends[1], name: "pipe")
    try sink.append("x")
    #expect(throws: ExchangeError.brokenPipe) { try sink.flush() }
    close(ends[1])
  }

  @Test func `a full device is said to be full`() throws {
    let descriptor = open("/dev/full", O_WRONLY)
    try #require(descriptor >= 0)
    var sink = ByteSink(descriptor: descriptor, name: "/dev/full")
    try sink.append("x")
    #expect(throws: ExchangeError.diskFull(name: "/dev/full")) { try sink.flush() }
    close(descriptor)
  }
}
