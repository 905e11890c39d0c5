import Copies
import Engine
import Store
import TestSupport
import Testing
import TocsinModel

@Suite struct ConfigurationTests {
  @Test func `everything is optional`() throws {
    #expect(try Configuration.parse("", path: "p").0 == Configuration())
    #expect(try Configuration.parse("sources: []\n", path: "p").1.isEmpty)
  }

  @Test func `all that can be said`() throws {
    let (configuration, mistakes) = try Configuration.parse(
      """
      election:
        name: Harbour council
        date: 2025-05-11
      sources:
        - id: wire.example
          name: The Wire
          standing: accredited
          act: Act 12/2020
          asserted_by: the press council
          date: 2024-01-31
      thresholds:
        minimum-length: 30
        whole-score: 0.9
      """, path: "p")
    #expect(mistakes.isEmpty, "\(mistakes)")
    #expect(configuration.election?.name == "Harbour council")
    #expect(configuration.election?.date == CivilDate(year: 2025, month: 5, day: 11))
    #expect(configuration.sources.first?.standing == .accredited)
    #expect(configuration.sources.first?.date == CivilDate(year: 2024, month: 1, day: 31))
    #expect(configuration.thresholds.minimumLength == 30)
    #expect(configuration.thresholds.wholeScore == 0.9)
  }

  @Test(arguments: [
    ("thresholds:\n  whole-score: 7\n", 2), ("election:\n  name: [1]\n", 2),
    ("sources:\n  - name: x\n", 2), ("x: 1\n", 1), ("election:\n  name: E\n  date: soon\n", 3),
    ("sources: 5\n", 1), ("sources:\n  - id: a\n    standing: liked\n", 3), ("- a\n- b\n", 1),
  ])
  func `a mistake is reported with its line, and the default is kept`(text: String, line: Int)
    throws
  {
    let (configuration, mistakes) = try Configuration.parse(text, path: "p")
    #expect(mistakes.map(\.place.line) == [line], "\(mistakes)")
    #expect(configuration.thresholds == Configuration().thresholds)
  }

  @Test func `what is not YAML is refused with its line`() throws {
    #expect(
      throws: EngineError.configuration(path: "p", reason: "it is not valid YAML from line 2 on")
    ) {
      try Configuration.parse("a: [1, 2\nb: }", path: "p")
    }
  }

  @Test func `no change to a text makes it crash`() throws {
    let text = Array("election:\n  name: E\n  date: 2025-01-01\nsources:\n  - id: a\n".utf8)
    var state: UInt64 = 99
    for _ in 0..<2000 {
      var bytes = text
      for _ in 0..<3 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
      }
      _ = try? Configuration.parse(String(decoding: bytes, as: UTF8.self), path: "p")
    }
  }

  @Test func `a file that was asked for must be there`() throws {
    let folder = try TemporaryFolder()
    let workspace = Workspace(folder: folder.path)
    #expect(try Configuration.load(nil, workspace: workspace).0 == Configuration())
    #expect(throws: EngineError.self) {
      try Configuration.load(folder["none.yaml"], workspace: workspace)
    }
  }
}

extension ConfigurationTests {
  @Test func `what is said about private persons and how long all is kept`() throws {
    let (configuration, mistakes) = try Configuration.parse(
      """
      privacy:
        pseudonyms: true
        public: [MaretQuillon, sellencourier.example]
        purpose: The election of 18 May
        basis: public task
        keep: 180 d
        sources:
          - {source: radio.example, basis: consent, keep: 30 d}
      """, path: "p")
    #expect(mistakes.isEmpty, "\(mistakes)")
    #expect(configuration.privacy.usesPseudonyms)
    #expect(configuration.privacy.exempt == ["MaretQuillon", "sellencourier.example"])
    #expect(configuration.privacy.terms.days == 180)
    #expect(configuration.privacy.terms.terms(of: "a.radio.example").days == 30)
    #expect(configuration.privacy.terms.terms(of: "b.example").basis == "public task")
  }

  @Test(arguments: [
    ("privacy:\n  pseudonyms: maybe\n", 2), ("privacy:\n  keep: for ever\n", 2),
    ("privacy:\n  keep: 0 d\n", 2), ("privacy:\n  sources:\n    - basis: x\n", 3),
    ("privacy:\n  public: all\n", 2),
  ])
  func `a mistake about privacy is told with its line`(text: String, line: Int) throws {
    let (configuration, mistakes) = try Configuration.parse(text, path: "p")
    #expect(mistakes.map(\.place.line) == [line], "\(mistakes)")
    #expect(configuration.privacy == PrivacySettings())
  }
}
