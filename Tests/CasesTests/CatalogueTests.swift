import Cases
import Foundation
import Testing

@Suite struct CatalogueTests {
  /// Made up, of the shape that a MISP galaxy cluster has.
  private static let cluster = """
    {"version": 7, "values": [
      {"value": "Repeat a Made-up Text", "description": "Somebody repeats it.", "meta": {"external_id": "T0984.001"}},
      {"value": "Charge for nothing", "meta": {"external_id": "C00006"}},
      {"value": "Invent an Outlet", "description": "An outlet that is none.", "meta": {"external_id": "T0985"}}]}
    """

  @Test func `Techniques are read from a file, and other entries are not`() throws {
    let catalogue = try TechniqueCatalogue(Data(Self.cluster.utf8), name: "c")
    #expect(catalogue.techniques.map(\.id) == ["T0984.001", "T0985"])
    #expect(catalogue.version.hasPrefix("DISARM (MISP galaxy 7), "))
    #expect(catalogue.search("outlet invent").map(\.id) == ["T0985"])
    let use = try catalogue.use("T0985", basis: "F1")
    #expect(use.name == "Invent an Outlet")
    #expect(throws: CatalogueError.unknown("T0001")) { try catalogue.use("T0001", basis: "F1") }
  }

  @Test func `A STIX bundle is read as well`() throws {
    let bundle = """
      {"type": "bundle", "objects": [{"type": "attack-pattern", "name": "Invent an Outlet",
       "external_references": [{"source_name": "DISARM", "external_id": "T0985"}]}]}
      """
    let catalogue = try TechniqueCatalogue(Data(bundle.utf8), name: "b")
    #expect(catalogue.techniques.map(\.name) == ["Invent an Outlet"])
  }

  @Test(arguments: ["", "[]", "{}", "{\"values\": []}", "no json"])
  func `What is no catalogue is refused by its name`(text: String) {
    #expect(throws: CatalogueError.unreadable("x.json")) {
      try TechniqueCatalogue(Data(text.utf8), name: "x.json")
    }
  }

  @Test(arguments: ["T84", "T0084.1", "C00074", "T0084.0011", "t0084", "T0084;", ""])
  func `What is no id is told apart without a catalogue`(text: String) {
    #expect(throws: CatalogueError.noID(text)) {
      try TechniqueCatalogue.empty.use(text, basis: "F1")
    }
  }

  @Test func `Without a catalogue an id is taken as it is written`() throws {
    #expect(try TechniqueCatalogue.empty.use("T0084.001", basis: "F1").catalogue == "no catalogue")
  }
}
