import Collect
import TestSupport
import Testing
import TocsinModel

@Suite struct NameZoneTests {
  @Test func `a registry's zone gives each delegated name once`() throws {
    let reading = try readNames(
      "test.txt",
      """
      test.\t86400\tin\tsoa\tns.test. host.test. 1 2 3 4 5
      test.\t86400\tin\tns\tns.test.
      a.test.\t3600\tin\tns\tns1.host.example.
      a.test.\t3600\tin\tns\tns2.host.example.
      a.test.\t3600\tin\tds\t1 8 2 ABCDEF
      a.test.\t3600\tin\trrsig\tds 8 2 3600 20240101000000 20240101000000 1 test. AAAA
      ns.b.test.\t3600\tin\ta\t192.0.2.1
      b.test.\t3600\tin\tns\tns.b.test.
      2VPTU5TIMAMQTTGL4LUU9KG21E0AOR2L.test.\t3600\tin\tnsec3\t1 1 0 - X NS
      """)
    #expect(reading.format == .zone)
    #expect(reading.texts == ["a.test.", "ns.b.test.", "b.test."])
    #expect(reading.names.map(\.line) == [3, 7, 8])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `a master file has directives, relative and blank owners, and parentheses`() throws {
    let reading = try readNames(
      "zone",
      """
      ; A comment (with a parenthesis
      $ORIGIN test.
      $TTL 1h
      @  IN SOA ns host ( 1 ; serial ) here
           2 3
           4 5 )
         NS ns
      www  A 192.0.2.1
           AAAA 2001:db8::1
      mail 1D IN CNAME www
      IN   IN  3600 NS ns ; a label that is like a class
      txt  TXT "a ( in a string ; too"
      sub  ( NS
        ns.sub ) ; end
      $ORIGIN sub
      deep IN A ( 192.0.2.2 )
      full.example. A 192.0.2.3
      """)
    #expect(
      reading.texts == [
        "www.test.", "mail.test.", "IN.test.", "sub.test.", "deep.sub.test.",
        "full.example.",
      ])
    #expect(reading.names.map(\.line) == [8, 10, 11, 13, 16, 17])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("bad.test. 3600 IN", "zone.bad-record"), ("$INCLUDE other", "zone.directive"),
    ("$GENERATE 1-9 a$ A 192.0.2.$", "zone.directive"), ("$ORIGIN", "zone.directive"),
    ("alone", "zone.bad-record"),
    ("x.test. NS ( ns", "zone.open-parenthesis"),
  ])
  func `what is no record is reported and the rest is read`(line: String, code: String) throws {
    let more = (0..<9000).map { "n\($0).test. 60 IN NS ns.test.\n" }.joined()
    let reading = try readNames("zone", "$TTL 60\na.test. 60 IN NS ns.test.\n\(line)\n\(more)")
    #expect(reading.texts.filter { $0 != "x.test." }.count == 9001)
    #expect(reading.codes == [code])
    #expect(reading.diagnostics.first?.place.line == 3)
  }

  @Test func `a parenthesis that a later one shows to be open costs its line only`() throws {
    let reading = try readNames(
      "zone", "$ORIGIN test.\n$TTL 60\na NS ( ( ns\nb SOA ( ns\n host 1 2 3 4 5 )\nb NS ( ns )\n")
    #expect(reading.texts == ["a.test.", "b.test."])
    #expect(reading.codes == ["zone.open-parenthesis"])
    #expect(reading.diagnostics.first?.place.line == 3)
  }

  @Test func `open parentheses on every line cost no more than the lines`() throws {
    let lines = (0..<100_000).map { "n\($0) NS ns (\n" }.joined()
    let time = try ContinuousClock().measure {
      let reading = try readNames("zone", "$ORIGIN test.\n$TTL 60\n\(lines)")
      #expect(reading.names.count == 100_000)
    }
    #expect(time < .seconds(5 * Command.patience))
  }

  @Test func `origins below one another do not grow without bounds`() throws {
    let lines = String(repeating: "$ORIGIN a\n", count: 400_000)
    let time = try ContinuousClock().measure {
      let reading = try readNames(
        "zone", "$TTL 60\nexample.org. NS a.b.\n\(lines)x NS ns\n$ORIGIN test.\ny NS ns\n")
      #expect(reading.names.count == 3)
      #expect(reading.texts[1].utf8.count > 255 && reading.texts[1].utf8.count < 2000)
      #expect(reading.texts.last == "y.test.")
    }
    #expect(time < .seconds(5 * Command.patience))
  }

  @Test func `a line over 64 kB is reported and left out`() throws {
    let long = String(repeating: "x", count: 70_000)
    for size in [1, 1 << 20] {
      let reading = try readNames(
        "zone", "a.test. 60 IN NS ns.test.\nb.test. 60 IN TXT \(long)\nc.test. 60 IN NS ns.test.\n",
        blockSize: size)
      #expect(reading.texts == ["a.test.", "c.test."])
      #expect(reading.codes == ["names.too-long"])
    }
  }

  @Test func `an owner with more records than a block is still known in the next`() throws {
    let records = String(repeating: " 60 IN TXT \"something that takes its place\"\n", count: 9000)
    let reading = try readNames(
      "zone",
      "$ORIGIN test.\n$TTL 60\na 60 IN TXT x\n\(records) 60 IN NS ns.test.\nb 60 IN NS ns\n",
      blockSize: 1000)
    #expect(reading.texts == ["a.test.", "b.test."])
    #expect(reading.blocks > 3)
    #expect(reading.diagnostics.isEmpty)
  }
}
