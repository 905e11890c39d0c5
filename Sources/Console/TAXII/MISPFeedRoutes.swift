import Exchange
import HTTPTypes
import Hummingbird
import Partners
import Store

/// `/misp/COLLECTION/`: the events that were released to a collection, as a feed that MISP pulls: `manifest.json`,
/// `hashes.csv` and `UUID.json`. Who may look is who may look over TAXII.
struct MISPFeedRoutes: Sendable {
  static let prefix = "/misp"

  let console: ConsoleServer

  func add(to router: Router<ConsoleContext>) {
    router.get(RouterPath(Self.prefix + "/:collection/:file")) { request, context in
      do {
        return try await file(request, context)
      } catch {
        return TAXIIAnswer.refusal(error, context)
      }
    }
    // Whatever else is asked below the prefix is answered in JSON as well. Not by one wildcard: it would stand beside a name, which the
    // router takes for a mistake, and ends a debug build for.
    for path in ["", "/:collection", "/:collection/:file/**"] {
      router.get(RouterPath(Self.prefix + path)) { _, context in
        TAXIIAnswer.refusal(TAXIIError.missing("feed"), context)
      }
    }
  }

  private func file(_ request: Request, _ context: ConsoleContext) async throws -> Response {
    let reader = try await console.taxiiReader(request)
    try console.checkQuota(of: reader)
    guard reader.canRead else { throw TAXIIError.forbidden }
    let (name, file) = (
      try context.parameters.require("collection"), try context.parameters.require("file")
    )
    guard
      let collection = try await console.stores.read({ store in
        try store.collections().first { $0.id == name || $0.name == name }
      }), reader.sees(collection)
    else { throw TAXIIError.missing("feed") }
    switch file {
    case "manifest.json":
      return Self.response(MISPFeed.manifest(try await events(collection)), "application/json")
    case "hashes.csv":
      return Self.response(MISPFeed.hashes(try await events(collection)), "text/csv")
    default:
      guard file.hasSuffix(".json") else { throw TAXIIError.missing("file") }
      let uuid = String(file.dropLast(5)).lowercased()
      guard
        let event = try await console.stores.read({
          try $0.feedEvents(of: collection.id, uuid: uuid).first
        })
      else { throw TAXIIError.missing("event") }
      return Self.response(event.content, "application/json")
    }
  }

  private func events(_ collection: SharedCollection) async throws -> [JSONNode] {
    try await console.stores.read { store in
      try store.feedEvents(of: collection.id).compactMap { try? JSONNode(parsing: $0.content) }
    }
  }

  private static func response(_ bytes: [UInt8], _ type: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: type],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
