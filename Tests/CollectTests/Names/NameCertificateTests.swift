import Collect
import TestSupport
import Testing
import TocsinModel

@Suite struct NameCertificateTests {
  private typealias Builder = CertificateBuilder

  /// The same certificates as a log's answer and as a tile.
  private func readings(_ certificates: [(der: [UInt8], isPrecertificate: Bool)]) throws
    -> [NameFileReading]
  {
    let entries = certificates.map {
      Builder.logged(Builder.entry($0.der, isPrecertificate: $0.isPrecertificate))
    }
    let tile = certificates.flatMap {
      Builder.tileLeaf($0.der, isPrecertificate: $0.isPrecertificate)
    }
    return [
      try readNames("a.json", "{\"entries\":[\(entries.joined(separator: ","))]}"),
      try readNames("000", tile),
    ]
  }

  private func utf8(_ text: String) -> (tag: UInt8, bytes: [UInt8]) { (0x0C, Array(text.utf8)) }

  @Test func `names of certificates and pre-certificates, with the log's time`() throws {
    let tbs = Builder.tbs(
      common: utf8("a.example"),
      alternatives: Builder.dns(["a.example", "*.b.example"])
        + Builder.value(0x87, [192, 0, 2, 1]) + Builder.value(0x81, Array("ada@c.example".utf8)))
    for reading in try readings([(Builder.certificate(tbs), false), (tbs, true)]) {
      #expect(reading.texts == ["a.example", "*.b.example", "a.example", "*.b.example"])
      #expect(reading.names.allSatisfy { $0.firstSeen == 1_715_000_000 })
      #expect(reading.records == 2)
      #expect(reading.diagnostics.isEmpty)
    }
  }

  @Test(arguments: [
    (UInt8(0x0C), "alone.example", ["alone.example", "b.example"]),
    (0x13, "B.example", ["b.example"]),
    (0x0C, "Ada Lovelace", ["b.example"]), (0x0C, "192.0.2.7", ["b.example"]),
    (0x0C, "выборы.example", ["выборы.example", "b.example"]), (0x05, "", ["b.example"]),
  ])
  func `the common name counts when it is a host's and not among the others`(
    tag: UInt8, common: String, names: [String]
  ) throws {
    let tbs = Builder.tbs(
      common: (tag, Array(common.utf8)), alternatives: Builder.dns(["b.example"]))
    for reading in try readings([(tbs, true)]) { #expect(Set(reading.texts) == Set(names)) }
  }

  @Test(arguments: [-1, 253_402_300_800_000])
  func `a time beyond the year 9999 is none`(time: Int) throws {
    let tbs = Builder.tbs(common: utf8("a.example"), alternatives: nil)
    let entry = Builder.logged(Builder.entry(tbs, isPrecertificate: true, time: time))
    let reading = try readNames("a.json", "{\"entries\":[\(entry)]}")
    #expect(reading.texts == ["a.example"])
    #expect(reading.names.allSatisfy { $0.firstSeen == nil })
  }

  @Test func `a name of UTF-16 units is read`() throws {
    let units = "в.example".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let tbs = Builder.tbs(common: (0x1E, units), alternatives: nil, hasVersion: false)
    for reading in try readings([(tbs, true)]) { #expect(reading.texts == ["в.example"]) }
  }

  /// Each damage is done to the first of two certificates.
  @Test(
    arguments: [
      [0x30, 0x80, 0x00, 0x00], [0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF],
      [0x30, 0x89, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      [0x30, 0x81, 0x05, 0, 0, 0, 0, 0], [0x3F, 0x81, 0x01, 0x00], [0x30], [0x31, 0x00],
      [0x30, 0x00],
      [0x30, 0x82, 0x00, 0x01, 0x00],
    ] as [[UInt8]])
  func `a certificate that lies about itself is reported and the next is read`(der: [UInt8]) throws
  {
    let good = Builder.tbs(common: nil, alternatives: Builder.dns(["b.example"]))
    for isPrecertificate in [false, true] {
      let all = [(der, isPrecertificate), (good, true)]
      let reading = try readings(all)[0]
      #expect(reading.texts == ["b.example"])
      #expect(reading.codes == ["ct.bad-certificate"])
    }
    var deep = [UInt8]()
    for _ in 0..<2000 { deep = Builder.value(0x30, deep) }
    let reading = try readings([(deep, true), (good, true)])
    #expect(reading.allSatisfy { $0.codes == ["ct.bad-certificate"] && $0.texts == ["b.example"] })
  }

  @Test(arguments: [
    "{\"leaf_input\":\"!!!!\"}", "{\"leaf_input\":\"AAA\"}", "{\"leaf_input\":\"\"}",
    "{\"leaf_input\":5}",
    "{\"leaf_input\":\"AQAA\"}", "{\"leaf_input\":\"AA==\"}",
  ])
  func `an entry that is none is reported and the next is read`(entry: String) throws {
    let good = Builder.logged(
      Builder.entry(
        Builder.tbs(common: nil, alternatives: Builder.dns(["b.example"])), isPrecertificate: true))
    let reading = try readNames("a.json", "{\"entries\": [\(entry), \(good)]}")
    #expect(reading.texts == ["b.example"])
    #expect(reading.codes == ["ct.bad-entry"])
  }

  @Test func `an escaped solidus is one`() throws {
    let entry = Builder.entry(
      Builder.tbs(
        common: nil, alternatives: Builder.dns(["b.example", "\u{FF}\u{FF}\u{FE}.example"])),
      isPrecertificate: true)
    let text = Builder.logged(entry).split(separator: "/").joined(separator: "\\/")
    #expect(try readNames("a.json", "{\"entries\":[\(text)]}").texts.first == "b.example")
  }

  @Test func `a tile that is cut off gives what is whole`() throws {
    let tbs = Builder.tbs(common: nil, alternatives: Builder.dns(["b.example"]))
    let leaf = Builder.tileLeaf(tbs, isPrecertificate: true)
    let reading = try readNames("000", leaf + leaf.dropLast(5))
    #expect(reading.texts == ["b.example"])
    #expect(reading.codes == ["ct.bad-entry"])
    let lost = try readNames("000", leaf + [UInt8](repeating: 0xFF, count: 500) + leaf)
    #expect(lost.texts == ["b.example"])
    #expect(lost.codes == ["ct.bad-tile"])
  }

  @Test func `the walk over DER agrees with swift-asn1 wherever that reads a certificate`() throws {
    var random = SeededNumbers(state: 9)
    var agreements = 0
    let scratch = try Scratch()
    for round in 0..<600 {
      let names = (0..<Int.random(in: 1...6, using: &random)).map { "n\($0)-\(round).example" }
      let alternatives =
        Builder.dns(names) + Builder.value(0x87, [192, 0, 2, 1]) + Builder.dns(["last.example"])
      let tbs = Builder.tbs(common: nil, alternatives: alternatives)
      var damaged = tbs
      if round % 3 == 1 {
        damaged[Int.random(in: tbs.indices, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      } else if round % 3 == 2 {
        damaged = tbs.mutated(by: &random)
      }
      guard let reference = try? CertificateReference.names(tbs: damaged) else { continue }
      agreements += 1
      let tile = Builder.tileLeaf(damaged, isPrecertificate: true)
      let file = try scratch.write("000", tile)
      #expect(try NameFileReading(file).texts == reference, "round \(round)")
      if round % 3 == 0 { #expect(reference == names + ["last.example"]) }
    }
    #expect(agreements > 280)
  }
}
