import Exchange
import HTTPTypes
import Hummingbird
import Partners
import Store

/// `/taxii2`: a TAXII 2.1 server (OASIS Standard, June 2021) over what was released to collections.
struct TAXIIRoutes: Sendable {
  static let prefix = "/taxii2"
  private static let root = prefix + "/root"
  /// Bytes of what may be posted at once.
  static let largestPost = 16 << 20

  let console: ConsoleServer

  func add(to router: Router<ConsoleContext>) {
    on(router, "", [.get: discovery])
    on(router, "/root", [.get: apiRoot])
    on(router, "/root/status/:status", [.get: status])
    on(router, "/root/collections", [.get: collections])
    let one = "/root/collections/:collection"
    on(router, one, [.get: collection])
    on(router, one + "/manifest", [.get: manifest])
    on(router, one + "/objects", [.get: objects, .post: post])
    on(router, one + "/objects/:object", [.get: object, .delete: remove])
    on(router, one + "/objects/:object/versions", [.get: versions])
    // Whatever else is asked below the prefix is answered in JSON as well.
    for method in [HTTPRequest.Method.get, .post, .delete] {
      router.on(RouterPath(Self.prefix + "/**"), method: method) { _, context in
        TAXIIAnswer.refusal(TAXIIError.missing("resource"), context)
      }
    }
  }

  typealias Handler = @Sendable (TAXIIRequest) async throws -> Response

  private func on(
    _ router: Router<ConsoleContext>, _ path: String, _ handlers: [HTTPRequest.Method: Handler]
  ) {
    for (method, handler) in handlers {
      router.on(RouterPath(Self.prefix + path), method: method) { request, context in
        do {
          let reader = try await console.taxiiReader(request)
          try console.checkQuota(of: reader)
          try TAXIIRequest.checkAccept(request)
          return try await handler(
            TAXIIRequest(request: request, context: context, reader: reader))
        } catch {
          return TAXIIAnswer.refusal(error, context)
        }
      }
    }
    let allowed = handlers.keys.map(\.rawValue).sorted().joined(separator: ", ")
    let others: [HTTPRequest.Method] = [.get, .put, .post, .delete, .patch, .options]
    for method in others where handlers[method] == nil {
      router.on(RouterPath(Self.prefix + path), method: method) { _, context in
        var response = TAXIIAnswer.refusal(
          TAXIIError(.methodNotAllowed, "Not allowed", "Allowed are \(allowed)."), context)
        response.headers[.allow] = allowed
        return response
      }
    }
  }

  // MARK: Discovery

  @Sendable private func discovery(_ request: TAXIIRequest) async throws -> Response {
    TAXIIAnswer.response(
      .object([
        .init("title", .string("Tocsin")),
        .init("description", .string("What was released to partners.")),
        .init("default", .string("\(request.base)\(Self.root)/")),
        .init("api_roots", .strings(["\(request.base)\(Self.root)/"])),
      ]))
  }

  @Sendable private func apiRoot(_ request: TAXIIRequest) async throws -> Response {
    TAXIIAnswer.response(
      .object([
        .init("title", .string("Collections")),
        .init("versions", .strings([TAXIIAnswer.mediaType])),
        .init("max_content_length", .int(Self.largestPost)),
      ]))
  }

  @Sendable private func status(_ request: TAXIIRequest) async throws -> Response {
    let id = try request.path("status")
    let name = request.reader.name
    // Of what somebody else sent, nobody learns anything: not even that it was sent.
    guard let known = try await console.stores.read({ try $0.taxiiStatus("\(name)\n\(id)") }),
      let node = try? JSONNode(parsing: known.utf8)
    else { throw TAXIIError.missing("status") }
    return TAXIIAnswer.response(node)
  }

  // MARK: Collections

  @Sendable private func collections(_ request: TAXIIRequest) async throws -> Response {
    let shown = try await console.stores.read { try $0.collections() }
      .filter(request.reader.sees)
    // TAXII 2.1, section 5.1: without any, the member is absent.
    return TAXIIAnswer.response(
      .object(
        shown.isEmpty
          ? [] : [.init("collections", .array(shown.map { Self.json($0, request.reader) }))]))
  }

  @Sendable private func collection(_ request: TAXIIRequest) async throws -> Response {
    TAXIIAnswer.response(Self.json(try await known(request), request.reader))
  }

  /// The collection that is asked for; one that its reader may not see is not there.
  private func known(_ request: TAXIIRequest) async throws -> SharedCollection {
    let id = try request.path("collection")
    guard
      let found = try await console.stores.read({ store in
        try store.collections().first { $0.id == id }
      }), request.reader.sees(found)
    else { throw TAXIIError.missing("collection") }
    return found
  }

  private static func json(_ collection: SharedCollection, _ reader: TAXIIReader) -> JSONNode {
    .object([
      .init("id", .string(collection.id)), .init("title", .string(collection.name)),
      .init("description", .string(collection.description)),
      .init("can_read", .bool(reader.canRead)),
      .init("can_write", .bool(collection.canWrite && reader.canWrite)),
      .init("media_types", .strings([TAXIIAnswer.objectType])),
    ])
  }

  // MARK: Objects

  @Sendable private func manifest(_ request: TAXIIRequest) async throws -> Response {
    let (rows, isMore) = try await rows(request, withContent: false)
    return TAXIIAnswer.page(
      rows, isMore, request,
      "objects",
      rows.map { row in
        JSONNode.object([
          .init("id", .string(row.id)), .init("date_added", .string(TAXIIAnswer.time(row.added))),
          .init("version", .string(TAXIIAnswer.version(of: row))),
          .init("media_type", .string(TAXIIAnswer.objectType)),
        ]).encoded
      })
  }

  @Sendable private func objects(_ request: TAXIIRequest) async throws -> Response {
    let (rows, isMore) = try await rows(request)
    return TAXIIAnswer.page(rows, isMore, request, "objects", rows.map(\.content))
  }

  @Sendable private func object(_ request: TAXIIRequest) async throws -> Response {
    let id = try request.path("object")
    try await mustHold(id, request)
    let (rows, isMore) = try await rows(request, id: id)
    return TAXIIAnswer.page(rows, isMore, request, "objects", rows.map(\.content))
  }

  @Sendable private func versions(_ request: TAXIIRequest) async throws -> Response {
    let id = try request.path("object")
    try await mustHold(id, request)
    let (rows, isMore) = try await rows(request, id: id, withContent: false, allVersions: true)
    return TAXIIAnswer.page(
      rows, isMore, request, "versions",
      rows.map { JSONNode.string(TAXIIAnswer.version(of: $0)).encoded })
  }

  private func mustHold(_ id: String, _ request: TAXIIRequest) async throws {
    let collection = try await known(request)
    guard request.reader.canRead else { throw TAXIIError.forbidden }
    var query = CollectionQuery()
    query.ids = [id]
    query.versions = [.all]
    let (asked, name) = (query, collection.id)
    guard
      try await !console.stores.read({
        try $0.objects(in: name, asked, limit: 1, withContent: false)
      }).isEmpty
    else { throw TAXIIError.missing("object") }
  }

  private func rows(
    _ request: TAXIIRequest, id: String? = nil, withContent: Bool = true, allVersions: Bool = false
  ) async throws -> ([ReleasedObject], Bool) {
    let collection = try await known(request)
    guard request.reader.canRead else { throw TAXIIError.forbidden }
    var query = try request.query()
    if let id { query.ids = [id] }
    if allVersions { query.versions = [.all] }
    guard try request.wantsThisVersion() else { return ([], false) }
    let limit = try request.limit()
    let asked = query
    let rows = try await console.stores.read {
      try $0.objects(in: collection.id, asked, limit: limit + 1, withContent: withContent)
    }
    return (Array(rows.prefix(limit)), rows.count > limit)
  }

  @Sendable private func remove(_ request: TAXIIRequest) async throws -> Response {
    let id = try request.path("object")
    let collection = try await known(request)
    // What is ours to say is withdrawn by “tocsin export --withdraw”, with a name and a reason.
    guard request.reader.canWrite, collection.canWrite else { throw TAXIIError.forbidden }
    try await mustHold(id, request)
    var query = try request.query()
    query.ids = [id]
    query.after = nil
    if request.parameters("match[version]").isEmpty { query.versions = [.all] }
    query.isPosted = true
    let asked = query
    let removed = try await console.stores.write {
      try $0.removeObjects(in: collection.id, asked)
    }
    guard removed > 0 else { throw TAXIIError.forbidden }
    try await console.audit("DELETE \(request.request.uri.path)", by: request.reader.name)
    return TAXIIAnswer.response(.object([]))
  }
}
