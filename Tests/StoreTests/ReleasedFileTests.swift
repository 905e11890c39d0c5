import Store
import TestSupport
import Testing
import TocsinModel

/// What left in files is kept in pieces; none of it may show.
@Suite struct ReleasedFileTests {
  private let folder: TemporaryFolder
  private let store: Store

  init() throws {
    folder = try TemporaryFolder()
    let workspace = Workspace(folder: folder["ws"])
    try Store.makeFolder(workspace)
    store = try Store(workspace)
  }

  /// Notes that say their number, each of so many bytes.
  private static func objects(_ count: Int, bytes: Int = 1000) -> [ReleasedObject] {
    (0..<count).map { number in
      ReleasedObject(
        id: "note--\(number)", version: "2026-11-29T00:00:00.000Z", type: "note",
        content: Array("{\"number\":\(number),\"by\":\"Zoë of Isle\"}".utf8)
          + [UInt8](repeating: UInt8(ascii: " "), count: bytes))
    }
  }

  @discardableResult
  private func release(
    _ objects: [ReleasedObject], collection: String = "", now: Int64 = 5000
  ) throws -> Int {
    try store.add(
      release: ReleaseRecord(
        at: 1, by: "Ada", approver: "Bo", recipient: "Council", purpose: "", tlp: "green",
        format: "stix", items: ["F1@1"], options: "{}", sha256: "", objects: objects.count,
        collection: collection), objects, now: now)
  }

  /// About a quarter of a million bytes make a piece.
  @Test(arguments: [(0, 10), (1, 10), (261, 1000), (262, 1000), (263, 1000), (3, 300_000)])
  func `objects of a file come back whole and in their order`(count: Int, bytes: Int) throws {
    let objects = Self.objects(count, bytes: bytes)
    let number = try release(objects)
    let kept = try store.objects(ofReleases: [number])
    #expect(kept.map(\.id) == objects.map(\.id))
    #expect(kept.map(\.content) == objects.map(\.content))
    #expect(kept.map(\.added) == (0..<Int64(count)).map { 5000 + $0 })
  }

  @Test func `what is erased leaves the others where they are`() throws {
    let number = try release(Self.objects(600))
    let places = try store.objects(ofReleases: [number]).map(\.added)
    try store.replace(
      released: [
        (places[599], nil), (places[0], nil), (places[300], Array("{}".utf8)), (places[301], nil),
      ])
    let kept = try store.objects(ofReleases: [number])
    #expect(kept.count == 597)
    #expect(
      kept.map(\.added) == places.filter { ![places[0], places[301], places[599]].contains($0) })
    #expect(kept.filter { $0.content == Array("{}".utf8) }.map(\.id) == ["note--300"])
    #expect(kept.allSatisfy { $0.id == "note--\($0.added - 5000)" })
    try store.replace(released: [(places[302], nil)])
    #expect(try store.objects(ofReleases: [number]).count == 596)
    #expect(try store.releasedObject("note--302") == nil)
  }

  @Test func `of what can be sighted the last version is found, of relations and observables none`()
    throws
  {
    var later = Self.objects(300)
    later[7].version = "2026-11-30T00:00:00.000Z"
    later[7].content = Array("{\"later\":true}".utf8)
    later[8] = ReleasedObject(
      id: "relationship--8", version: "2026-11-30T00:00:00.000Z", type: "relationship",
      content: [])
    later[9] = ReleasedObject(id: "url--9", version: "", type: "url", content: [])
    try release(Self.objects(300))
    try release(later)
    #expect(try store.releasedObject("note--7")?.content == later[7].content)
    #expect(try store.releasedObject("note--299")?.content == later[299].content)
    #expect(try store.releasedObject("relationship--8") == nil)
    #expect(try store.releasedObject("url--9") == nil)
    #expect(try store.releasedObject("note--300") == nil)
  }

  /// SQLite knows the case of ASCII alone: `ZOë` is met, `ZOË` is not.
  @Test(arguments: [
    ("zoë of isle", true), ("ZOë OF ISLE", true), ("Zoë", true), ("ZOË", false), ("Zoe", false),
  ])
  func `a name is met in files and in collections alike`(name: String, isMet: Bool) throws {
    try release(Self.objects(300))
    try release(Self.objects(3), collection: "c")
    var met: [String: Int] = [:]
    try store.eachReleasedObject(holding: name) { met[$0.collection, default: 0] += 1 }
    #expect(met == (isMet ? ["#1": 300, "c": 3] : [:]))
  }

  @Test func `no two objects have one place, in files and collections, though the clock stands`()
    throws
  {
    var releases: [Int] = []
    for round in 0..<4 {
      releases.append(
        try release(Self.objects(round * 100 + 5), collection: round % 2 == 0 ? "" : "c", now: 7))
    }
    // A collection that has an object in this version does not take it again.
    let places = try store.objects(ofReleases: releases).count
    #expect(places == 305)
    let all =
      try [releases[0], releases[2]].flatMap { try store.objects(ofReleases: [$0]).map(\.added) }
      + store.objects(in: "c", CollectionQuery(), limit: 1000).map(\.added)
    #expect(Set(all).count == all.count && all.count == 5 + 205 + 305)
  }
}
