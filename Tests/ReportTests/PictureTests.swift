import Report
import Testing
import TocsinModel

struct PictureTests {
  @Test(
    arguments: [
      (0, 600, 8), (0, 86_400, 8), (0, 86_400 * 3, 4), (0, 86_400 * 40, 8), (0, 86_400 * 400, 8),
      (0, 86_400 * 365 * 12, 8),
      (-62_135_596_800, 253_402_300_799, 8), (.min, .max, 4), (5, 5, 8),
      (1_651_363_200, 1_651_363_201, 4),
    ] as [(Int64, Int64, Int)])
  func `an axis has few, rising ticks inside its range`(low: Int64, high: Int64, most: Int) {
    let axis = TimeAxis(low...high, most: most)
    #expect(!axis.ticks.isEmpty)
    #expect(axis.ticks.count <= most + 1)
    #expect(axis.ticks.map(\.seconds) == axis.ticks.map(\.seconds).sorted())
    for tick in axis.ticks {
      #expect((axis.start...axis.end).contains(tick.seconds))
      #expect((0...1).contains(axis.position(tick.seconds)))
    }
    #expect(axis.position(.min / 4) == 0 && axis.position(.max / 4) == 1)
  }

  @Test func `labels say the date only where it changes`() {
    let axis = TimeAxis(1_651_363_200...1_651_363_200 + 100_000, most: 8)
    #expect(axis.ticks.first?.context == "1 May 2022" || axis.ticks.first?.context == "30 Apr 2022")
    #expect(axis.ticks.count { $0.context != nil } <= 3)
    let months = TimeAxis(1_651_363_200...1_651_363_200 + 86_400 * 200, most: 8)
    #expect(months.ticks.first?.label.count == 3)
  }

  static func cluster(_ parents: [Int?], first: Int = 0) -> CopyCluster {
    func id(_ index: Int) -> DocumentID { DocumentID(high: 1, low: UInt64(index)) }
    return CopyCluster(
      members: parents.enumerated().map { index, parent in
        .init(
          document: id(index),
          fromParent: parent.map {
            CopyPair(
              a: id($0), b: id(index), kind: .copypasta, score: 1, coverageA: 1, coverageB: 1)
          })
      }, first: id(first), certainty: .unknown)
  }

  @Test func `parents stand above their copies`() {
    let tree = CopyTree(Self.cluster([nil, 0, 1, 0, nil]), limit: 10)
    #expect(tree.rows.map { Int($0.member.document.low) } == [0, 1, 2, 3, 4])
    #expect(tree.rows.map(\.depth) == [0, 1, 2, 1, 0])
    #expect(tree.rows.map(\.parent) == [nil, 0, 1, 0, nil])
  }

  @Test func `circles of parents are drawn once and end`() {
    let tree = CopyTree(Self.cluster([1, 2, 0, 3]), limit: 10)
    #expect(Set(tree.rows.map(\.member.document)).count == 4)
    #expect(tree.rows.count == 4)
  }

  @Test func `a chain of 100,000 copies needs no stack`() {
    let tree = CopyTree(Self.cluster([nil] + (0..<99_999).map { $0 }), limit: 100_000)
    #expect(tree.rows.last?.depth == 99_999)
    #expect(tree.hidden == 0)
  }

  @Test func `the first known publication is drawn even when it is far down the list`() {
    let tree = CopyTree(Self.cluster(Array(repeating: nil, count: 50), first: 49), limit: 10)
    #expect(tree.rows.count == 10)
    #expect(tree.rows.first?.member.document.low == 49)
    #expect(tree.hidden == 40)
  }

  @Test func `a timeline without any time says so and is still a picture`() {
    let finding = Finding(
      id: FindingID(rawValue: "x"), subject: Self.cluster([nil, 0]), attention: .notable,
      observation: Observation(rule: "copies/1", reasons: []))
    var content = SampleReport.empty
    content.findings = [RecordedFinding(finding, "Two")]
    let html = HTMLReport(content).html()
    #expect(Page(html).problems == [])
    #expect(html.contains("time not known"))
    #expect(!html.contains("class=\"axis\""))
  }

  @Test(arguments: [(0.04, "0"), (-0.26, "-0.3"), (12, "12"), (3.14, "3.1")])
  func `coordinates have one decimal`(value: Double, text: String) {
    #expect(value.coordinate == text)
  }
}
