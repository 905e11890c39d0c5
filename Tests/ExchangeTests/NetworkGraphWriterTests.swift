import Exchange
import Foundation
import TestSupport
import Testing
import TocsinModel

@Suite struct NetworkGraphWriterTests {
  private static func community() -> NetworkCommunity {
    let names = ["a<&\"", "b\n", "c\u{1}"].map(SourceID.init(rawValue:))
    let event = NetworkEvent(
      object: "o>1", layer: .link, time: 100, delay: 7, isFirstEarlier: true, chance: 0.01)
    let edge = NetworkEdge(
      account: names[0], other: names[1], events: [event, event], commonObjects: 2, p: 1e-9,
      q: 0.01, leads: 2, follows: 0, directionP: 0.5, medianDelay: 7)
    return NetworkCommunity(
      id: "network:1", kind: .coordinated,
      members: names.map {
        NetworkMember(
          account: $0, role: .seed, degree: 1, first: 1, events: 2, group: 0, shares: 9)
      }, edges: [edge], objects: [], firstSeen: 100, lastSeen: 100,
      hours: [Int](repeating: 0, count: 24), days: [], modularity: 0, reasons: [])
  }

  @Test(arguments: NetworkGraphWriter.Format.allCases)
  func `names that would break a file are read back by an XML parser`(
    format: NetworkGraphWriter.Format
  ) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("out", "")
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    var writer = try NetworkGraphWriter(
      format, to: ByteSink(descriptor: handle.fileDescriptor, name: "out"))
    try writer.write(
      [Self.community()],
      places: [SourceID(rawValue: "b\n"): NetworkPlace(x: 1.5, y: -2)])
    try handle.close()
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains("id=\"a&lt;&amp;&quot;\"") && text.contains("id=\"b&#10;\""))
    #expect(text.contains("id=\"c\u{FFFD}\"") && text.contains("o&gt;1"))
    #expect(text.hasSuffix(format == .gexf ? "</gexf>\n" : "</graphml>\n"))
    #expect(text.contains("1e-09"))
    #expect(text.contains("<spell start=\"100.0\" end=\"107.0\"/>") == (format == .gexf))
    let opened = text.split(separator: "<").count {
      !$0.hasPrefix("/") && !$0.contains("/>") && !$0.hasPrefix("?")
    }
    #expect(opened == text.split(separator: "<").count { $0.hasPrefix("/") })
  }
}
