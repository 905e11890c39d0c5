import Exchange
import Foundation
import HTTPTypes
import Hummingbird
import Partners
import Store

extension TAXIIRoutes {
  /// Adds objects to a collection (TAXII 2.1, section 5.5), and keeps them as a report by who sent them.
  @Sendable func post(_ request: TAXIIRequest) async throws -> Response {
    let id = try request.path("collection")
    guard
      let collection = try await console.stores.read({ store in
        try store.collections().first { $0.id == id }
      }), request.reader.sees(collection)
    else { throw TAXIIError.missing("collection") }
    guard collection.canWrite, request.reader.canWrite else { throw TAXIIError.forbidden }
    guard TAXIIRequest.isOwnType(request.request.headers[.contentType] ?? "") else {
      throw TAXIIError(
        .unsupportedMediaType, "Another media type", "Send \(TAXIIAnswer.mediaType).")
    }
    let body = try await request.request.bytes(upTo: Self.largestPost)
    guard let envelope = try? JSONNode(parsing: body) else {
      throw TAXIIError(.badRequest, "No JSON", "The body is no JSON.")
    }
    guard let sent = envelope["objects"]?.items else {
      throw TAXIIError(
        .init(code: 422, reasonPhrase: "Unprocessable Content"), "No envelope",
        "The body has no list “objects”.")
    }
    let (objects, failures) = Self.examined(sent, TLP(rawValue: collection.tlp) ?? .clear)
    let now = console.options.clock()
    let (name, tlp) = (request.reader.name, TLP(rawValue: collection.tlp) ?? .clear)
    let bundle = STIXBundle(lines: objects.map(\.content)).bytes
    let stamp = Int64(Date().timeIntervalSince1970 * 1_000_000)
    try await console.stores.write { store in
      _ = try store.add(objects, toCollection: collection.id, now: stamp)
      guard !objects.isEmpty else { return }
      var asked = ImportRequest(
        partner: name, tlp: tlp, until: nil, by: name, now: now,
        source: "taxii: \(collection.name)")
      asked.format = .stix
      var rest = bundle
      var reading = ReportImport(store, asked)
      _ = try reading.read {
        defer { rest = [] }
        return rest
      }
    }
    let status = Self.status(objects, failures, at: stamp)
    let key = status["id"]?.text ?? ""
    let text = String(decoding: status.encoded, as: UTF8.self)
    try await console.stores.write {
      try $0.keep(taxiiStatus: "\(name)\n\(key)", text, now: now)
    }
    try await console.audit("POST \(request.request.uri.path)", by: name)
    return TAXIIAnswer.response(status, .accepted)
  }

  private struct Failure {
    var id: String
    var version: String
    var message: String
  }

  private static func examined(
    _ sent: [JSONNode], _ tlp: TLP
  ) -> ([ReleasedObject], [Failure]) {
    var objects: [ReleasedObject] = []
    var failures: [Failure] = []
    for node in sent {
      let id = node["id"]?.text ?? ""
      let version = node["modified"]?.text ?? node["created"]?.text ?? ""
      if let fault = STIXReading.fault(in: node) {
        failures.append(Failure(id: id, version: version, message: fault.message))
      } else if let marked = STIXReading.tlp(of: node), marked > tlp {
        failures.append(
          Failure(
            id: id, version: version,
            message: "It is marked \(marked.words); the collection holds at most \(tlp.words)."))
      } else {
        objects.append(
          ReleasedObject(
            id: id, version: version, type: STIXObject.type(of: id), content: node.encoded))
      }
    }
    return (objects, failures)
  }

  /// TAXII 2.1, section 4.3.1.
  private static func status(
    _ objects: [ReleasedObject], _ failures: [Failure], at stamp: Int64
  ) -> JSONNode {
    func detail(_ id: String, _ version: String, _ message: String? = nil) -> JSONNode {
      .object(
        [
          .init("id", .string(id)),
          .init("version", .string(version.isEmpty ? TAXIIAnswer.time(stamp) : version)),
        ] + (message.map { [.init("message", .string($0))] } ?? []))
    }
    var members: [JSONNode.Member] = [
      .init("id", .string(UUID().uuidString.lowercased())), .init("status", .string("complete")),
      .init("request_timestamp", .string(TAXIIAnswer.time(stamp))),
      .init("total_count", .int(objects.count + failures.count)),
      .init("success_count", .int(objects.count)),
    ]
    if !objects.isEmpty {
      members.append(.init("successes", .array(objects.map { detail($0.id, $0.version) })))
    }
    members.append(.init("failure_count", .int(failures.count)))
    if !failures.isEmpty {
      members.append(
        .init("failures", .array(failures.map { detail($0.id, $0.version, $0.message) })))
    }
    members.append(.init("pending_count", .int(0)))
    return .object(members)
  }
}
