import Console
import Foundation
import HTTPTypes
import Store
import Testing

/// `/health` and `/metrics`.
@Suite struct HealthTests {
  @Test func `a server that is well says so, and what its parts are`() async throws {
    let sample = try SampleWorkspace(findings: 2)
    let answer = try await TestClient(sample.console).ask("/health")
    #expect(answer.status == .ok)
    #expect(answer.text.hasPrefix(#"{"status":"good","items":[{"name":"Database""#))
    #expect(answer.text.contains(#""name":"Disk""#))
    #expect(answer.text.contains(#""name":"Intake","detail":"0 files wait"#))
  }

  @Test func `a stranger hears one word, and no figures`() async throws {
    let sample = try SampleWorkspace(findings: 2, names: ["desk.example"])
    let client = TestClient(sample.console)
    let health = try await client.ask("/health", authority: "desk.example")
    #expect(health.status == .ok && health.text == #"{"status":"good"}"#)
    let metrics = try await client.ask("/metrics", authority: "desk.example")
    #expect(metrics.status == .unauthorized && !metrics.text.contains("tocsin_"))
  }

  @Test func `figures are in the format of Prometheus`() async throws {
    let sample = try SampleWorkspace(findings: 3)
    let answer = try await TestClient(sample.console).ask("/metrics")
    #expect(answer.status == .ok)
    #expect(answer.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
    let lines = answer.text.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.hasPrefix(#"tocsin_findings{kind="traits",attention=""#) })
    #expect(lines.contains("tocsin_findings_open 3"))
    #expect(lines.contains(#"tocsin_health{part="Database"} 1"#))
    #expect(lines.contains("tocsin_reading_stopped 0"))
    // Each sample stands under its own help and type.
    var (known, isTyped): (Set<Substring>, Set<Substring>) = ([], [])
    for line in lines {
      let words = line.split(separator: " ")
      if line.hasPrefix("# HELP ") {
        #expect(known.insert(words[2]).inserted)
      } else if line.hasPrefix("# TYPE ") {
        #expect(known.contains(words[2]) && isTyped.insert(words[2]).inserted)
      } else {
        let match = line.wholeMatch(
          of: /([a-z_]+)(\{([a-z]+="([^"\\]|\\.)*",?)+\})? (-?[0-9.e+-]+)/)
        #expect(match.map { isTyped.contains($0.1) } == true, "\(line)")
      }
    }
  }

  @Test func `names in labels are quoted, and numbers exact`() {
    var metrics = Metrics()
    metrics.gauge("a", "One\nline \\ more", by: "of", ["x\"y\\z\n": 1, "": 2])
    metrics.gauge("b", "Large", 9_007_199_254_740_991)
    metrics.gauge("c", "Part", 0.25)
    metrics.gauge("d", "None", Int?.none)
    metrics.add("e_total", "Nothing", .counter, [])
    #expect(
      metrics.text == """
        # HELP a One\\nline \\\\ more
        # TYPE a gauge
        a{of=""} 2
        a{of="x\\"y\\\\z\\n"} 1
        # HELP b Large
        # TYPE b gauge
        b 9007199254740991
        # HELP c Part
        # TYPE c gauge
        c 0.25

        """)
  }

  @Test(arguments: [
    ("enough", 1, false), ("all of it", Int.max, true),
  ])
  func `room is low below what stays free`(what: String, reserve: Int, isLow: Bool) throws {
    let room = try #require(DiskRoom(at: "/tmp/none/that/is/there", reserve: reserve))
    #expect(room.isLow == isLow)
    #expect(room.free > 0)
    if isLow {
      #expect(throws: StoreError.self) { try DiskRoom.check("/tmp", reserve: reserve) }
    } else {
      try DiskRoom.check("/tmp", reserve: reserve)
    }
  }
}
