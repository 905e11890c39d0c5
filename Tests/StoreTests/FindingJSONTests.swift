import Foundation
import Store
import Testing
import TocsinModel

/// What findings are written with, held against the platform's encoder.
@Suite struct FindingJSONTests {
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) ^ state
    }

    mutating func chance() -> Bool { Bool.random(using: &self) }

    mutating func text() -> String {
      let scalars: [Unicode.Scalar] = [
        "a", "é", "\u{0}", "\u{8}", "\u{9}", "\u{A}", "\u{C}", "\u{D}", "\u{1F}", "\"", "\\", "/",
        "\u{7F}",
        "\u{80}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFD}", "投", "🗳", "<",
      ]
      var text = ""
      for _ in 0..<Int.random(in: 0...12, using: &self) {
        text.unicodeScalars.append(scalars[Int.random(in: 0..<scalars.count, using: &self)])
      }
      return text
    }

    mutating func number() -> Double {
      let known: [Double] = [
        0, -0.0, 1, -3, 0.1 + 0.2, 1e-7, 1e15, 1e16, 1e22, 123_456.75, .leastNonzeroMagnitude,
      ]
      if chance() { return known[Int.random(in: 0..<known.count, using: &self)] }
      let any = Double(bitPattern: next())
      return any.isFinite ? any : 0.5
    }

    mutating func some<Value>(_ value: (inout Generator) -> Value) -> Value? {
      chance() ? value(&self) : nil
    }

    mutating func list<Value>(_ value: (inout Generator) -> Value) -> [Value] {
      (0..<Int.random(in: 0...3, using: &self)).map { _ in value(&self) }
    }

    mutating func id() -> DocumentID { DocumentID(high: next(), low: chance() ? next() : 7) }

    mutating func span() -> TextSpan {
      TextSpan(Int.random(in: 0...9, using: &self), Int(truncatingIfNeeded: next()))
    }

    mutating func reason() -> Reason {
      Reason(
        feature: text(), direction: chance() ? .supports : .weakens, value: some { $0.number() },
        threshold: some { $0.number() }, text: text())
    }

    mutating func alteration() -> Alteration {
      Alteration(
        kind: Alteration.Kind.allCases.randomElement(using: &self) ?? .name,
        before: some { $0.text() }, after: some { $0.text() }, a: some { $0.span() },
        b: some { $0.span() })
    }

    mutating func pair() -> CopyPair {
      CopyPair(
        a: id(), b: id(), kind: CopyKind.allCases.randomElement(using: &self) ?? .copypasta,
        score: number(), coverageA: number(), coverageB: number(),
        spans: list { MatchedSpan(a: $0.span(), b: $0.span()) },
        alterations: list { $0.alteration() },
        context: CopyContext.allCases.randomElement(using: &self) ?? .repost,
        reasons: list { $0.reason() }, order: chance() ? .certain : .unknown,
        delaySeconds: some { Int64(bitPattern: $0.next()) })
    }

    mutating func finding() -> Finding {
      let members = list { generator in
        var member = CopyCluster.Member(
          document: generator.id(), fromParent: generator.some { $0.pair() },
          identical: generator.list { $0.id() })
        member.reposts = generator.some { Int.random(in: 0...9, using: &$0) }
        return member
      }
      let cluster = CopyCluster(
        members: members, first: id(), certainty: chance() ? .likely : .unknown,
        reasons: list { $0.reason() },
        unread: list {
          UnreadSource(
            name: $0.text(), credit: .dateline, creditedBy: $0.list { $0.id() }, written: $0.text())
        })
      return Finding(
        id: FindingID(rawValue: "x"), subject: cluster, attention: .high,
        decisive: list { $0.text() },
        observation: Observation(rule: text(), reasons: list { $0.reason() }))
    }
  }

  @Test func `a finding is written as the platform's encoder would`() throws {
    var generator = Generator(state: 20)
    for _ in 0..<500 {
      let finding = generator.finding()
      let (written, plain) = (
        try EncodedFinding.json(of: finding), try EncodedFinding.plainJSON(of: finding)
      )
      try #require(
        written == plain,
        "\(String(decoding: written, as: UTF8.self)) is not \(String(decoding: plain, as: UTF8.self))"
      )
    }
  }

  @Test func `a finding is read as the platform's decoder would`() throws {
    var generator = Generator(state: 21)
    var decoding = FindingDecoding()
    decoding.register(CopyCluster.self)
    for _ in 0..<500 {
      let finding = generator.finding()
      let json = try EncodedFinding.json(of: finding)
      let read = try #require(try decoding.decoded(CopyCluster.kind, json: json))
      let copies = try #require(read.subject as? CopyCluster)
      let plain = try JSONDecoder().decode(Plain.self, from: Data(json))
      try #require(copies == plain.subject)
      try #require(read.observation == plain.observation && read.decisive == plain.decisive)
      // Damaged, it is refused or read, and never otherwise than the decoder reads it.
      var damaged = json
      let place = Int.random(in: 0..<damaged.count, using: &generator)
      damaged[place] = UInt8(truncatingIfNeeded: generator.next())
      let expected = try? JSONDecoder().decode(Plain.self, from: Data(damaged))
      let found = try? decoding.decoded(CopyCluster.kind, json: damaged)
      try #require((found?.subject as? CopyCluster) == expected?.subject)
      try #require(found?.observation == expected?.observation)
    }
  }

  private struct Plain: Decodable {
    var subject: CopyCluster
    var observation: Observation
    var decisive: [String]
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `what no JSON can say is thrown`(_ number: Double) throws {
    var generator = Generator(state: 3)
    var finding = generator.finding()
    finding.observation.reasons = [Reason(feature: "a", value: number, text: "b")]
    #expect(throws: EncodingError.self) { try EncodedFinding.json(of: finding) }
  }
}
