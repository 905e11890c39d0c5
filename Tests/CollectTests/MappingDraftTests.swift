import Collect
import Testing
import TocsinModel

@Suite struct MappingDraftTests {
  private static let nested = """
    {"_id": {"$oid": "65a1"}, "poster": {"handle": "eel", "displayName": "Eel E."}, "entry": {"body": {"plain": \
    "The eels of the lower pier are back again this spring."}, "permalink": "https://pier.example/1"}, \
    "meta": {"createdAt": "2025-05-07T06:20:00Z", "scrapedAt": "2025-05-08T06:20:00Z"}, "stats": {"likes": 3}}
    {"_id": {"$oid": "65a2"}, "poster": {"handle": "cod", "displayName": "Cod C."}, "entry": {"body": {"plain": \
    "Nets were dried on the pier for the whole of Saturday."}, "permalink": "https://pier.example/2"}, \
    "meta": {"createdAt": "2025-05-07T06:25:00Z", "scrapedAt": "2025-05-08T06:20:00Z"}, "stats": {"likes": 4}}

    """

  private func draft(_ name: String, _ content: String) throws -> (String, [ExportMapping]) {
    let scratch = try Scratch()
    let text = try MappingFile.draft(from: try scratch.write(name, content).path)
    return (text, try ExportMapping.parse(text))
  }

  @Test func `what no mapping knows is drafted, and the draft reads it`() throws {
    let (text, mappings) = try draft("odd.jsonl", Self.nested)
    let mapping = try #require(mappings.first)
    #expect(mapping.paths[.text] == ["entry.body.plain"])
    #expect(mapping.paths[.account] == ["poster.handle"])
    #expect(mapping.paths[.published] == ["meta.createdAt"])
    #expect(mapping.paths[.url] == ["entry.permalink"])
    #expect(mapping.paths[.id] == ["_id.$oid"])
    #expect(text.contains("#   stats.likes  (2)  3"))
    var options = CollectOptions()
    options.mappings = mappings
    let scratch = try Scratch()
    let reading = try Reading(try scratch.write("odd.jsonl", Self.nested), options)
    #expect(reading.documents.map(\.source?.id.rawValue) == ["eel", "cod"])
    #expect(reading.documents.map(\.published?.seconds) == [1_746_598_800, 1_746_599_100])
    #expect(reading.documents.map(\.externalID) == ["65a1", "65a2"])
  }

  @Test func `a list of lists is looked at record by record`() throws {
    let records = Self.nested.split(separator: "\n").joined(separator: ",")
    let (_, mappings) = try draft(
      "chats.json", "{\"about\": \"x\", \"chats\": [{\"name\": \"a\", \"log\": [\(records)]}]}")
    #expect(mappings.first?.paths[.text] == ["entry.body.plain"])
  }

  @Test func `the columns of a table are told by their names and their values`() throws {
    let (_, mappings) = try draft(
      "sheet.csv",
      """
      Row;Konto;Datum;Was dort steht;Bild
      1;eel;13.5.2025 08:20;Eels are back in the harbour of the town;https://pier.example/1.png
      2;cod;14.5.2025 09:00;Nets were dried on the pier for the whole day;https://pier.example/2.png

      """)
    let mapping = try #require(mappings.first)
    #expect(mapping.isTable)
    #expect(mapping.paths[.text] == ["Was dort steht"])
    #expect(mapping.paths[.account] == ["Konto"])
    #expect(mapping.paths[.published] == ["Datum"])
  }

  @Test func `an export of a known tool gets its own mapping`() throws {
    let (text, mappings) = try draft(
      "outbox.json",
      """
      {"orderedItems": [{"id": "a", "type": "Create", "actor": "https://fedi.example/users/eel", "object":
      {"id": "b", "attributedTo": "https://fedi.example/users/eel", "published": "2025-05-07T06:20:00Z",
      "content": "<p>Eels</p>"}}]}
      """)
    #expect(mappings.map(\.name) == ["activity"])
    #expect(text.contains("comes along"))
  }

  @Test(arguments: [("a.txt", "just words"), ("a.json", "[1, 2]"), ("a.bin", "\u{1}\u{2}")])
  func `what holds no records is refused with a reason`(name: String, content: String) throws {
    let scratch = try Scratch()
    let file = try scratch.write(name, content)
    #expect(throws: CollectError.self) { try MappingFile.draft(from: file.path) }
  }
}
