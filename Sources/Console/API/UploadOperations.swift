import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Store
import TocsinModel

extension APIRoutes {
  /// Bytes of one upload: more is sent in several.
  static let largestUpload = 512 << 20

  private static let places: [APIOperation.Parameter] = [
    .init(
      name: "collector", place: .path, schema: .string(pattern: namePattern),
      words: "Who sends it; each collector has names of its own"),
    .init(
      name: "name", place: .path, schema: .string(pattern: namePattern),
      words: "A name that the collector gives once, such as posts-000017.jsonl"),
  ]
  private static let namePattern = "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$"

  private static let upload = JSONSchema.object([
    ("collector", .string()), ("name", .string()), ("size", .integer()),
    ("sha256", .maybe(.string())),
    ("state", .choice(["waiting", "reading", "done", "failed"])),
    ("documents", .integer()),
    (
      "diagnostics",
      .array(
        .object([
          ("code", .string()), ("severity", .string()), ("text", .string()), ("place", .string()),
        ]))
    ),
  ])

  var uploadOperations: [APIOperation] {
    [
      APIOperation(
        method: .put, path: "/uploads/{collector}/{name}", id: "upload", scope: .push,
        words:
          "Hands over a file of whatever a scan reads: posts, shares, pages, mails, names. The same bytes under the same "
          + "name change nothing, so that what was not answered is sent again",
        parameters: Self.places, body: .bytes, answer: Self.upload, status: .created,
        refusals: [.conflict, .contentTooLarge, .serviceUnavailable], handle: put),
      APIOperation(
        method: .get, path: "/uploads/{collector}/{name}", id: "getUpload", scope: .push,
        words: "How far reading it is, and what was noticed", parameters: Self.places,
        answer: Self.upload, refusals: [.notFound], handle: get),
      APIOperation(
        method: .get, path: "/intake", id: "getIntake", scope: .read,
        words: "How far reading of what came in is",
        answer: .object([
          ("waiting", .integer()), ("reading", .integer()), ("trouble", .maybe(.string())),
        ]), handle: intake),
    ]
  }

  private func place(_ request: APIRequest) throws -> (collector: String, name: String) {
    let (collector, name) = (try request.path("collector"), try request.path("name"))
    guard IncomingFolder.isName(collector), IncomingFolder.isName(name) else {
      throw APIError.parameter(
        "name",
        "made of at most 100 letters, digits, points, lines and hyphens, not beginning with a point"
      )
    }
    return (collector, name)
  }

  @Sendable private func put(_ request: APIRequest) async throws -> APIAnswer {
    let (collector, name) = try place(request)
    guard let intake = console.options.intake else { throw APIError.noIntake }
    let folder = IncomingFolder(console.options.workspace)
    if let length = request.request.headers[.contentLength].flatMap({ Int($0) }),
      length > Self.largestUpload
    {
      throw HTTPError(.contentTooLarge)
    }
    let upload = try folder.begin(collector, name)
    for try await buffer in request.request.body {
      guard upload.size + buffer.readableBytes <= Self.largestUpload else {
        throw HTTPError(.contentTooLarge)
      }
      do {
        try upload.write(Data(buffer.readableBytesView))
      } catch {
        throw APIError.storage
      }
    }
    guard upload.size > 0 else { throw APIError.body("The file is empty.") }
    let path = folder.path(collector, name)
    let (size, outcome) = (upload.size, try upload.finish())
    switch outcome {
    case .stored(let hash):
      await intake.read([path])
      return APIAnswer(
        Self.json(collector, name, size: size, sha256: hash, state: "waiting", documents: 0, []))
    case .known(let hash):
      let known = try await console.stores.read { try $0.input(atPath: path) }
      // It may have been stored by a process that was killed before it was read.
      if known?.input.state != .done { await intake.read([path]) }
      return APIAnswer(
        Self.json(
          collector, name, size: size, sha256: hash, state: Self.words(known?.input.state),
          documents: known?.documents ?? 0, known?.diagnostics ?? []), status: .ok)
    case .other:
      throw APIError.conflict(
        "Other bytes were sent under this name. Give what is new a name of its own.")
    }
  }

  @Sendable private func get(_ request: APIRequest) async throws -> APIAnswer {
    let (collector, name) = try place(request)
    let path = IncomingFolder(console.options.workspace).path(collector, name)
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      attributes[.type] as? FileAttributeType == .typeRegular
    else { throw APIError.missing("upload") }
    let known = try await console.stores.read { try $0.input(atPath: path) }
    return APIAnswer(
      Self.json(
        collector, name, size: (attributes[.size] as? NSNumber)?.intValue ?? 0,
        sha256: known?.input.sha256, state: Self.words(known?.input.state),
        documents: known?.documents ?? 0, known?.diagnostics ?? []))
  }

  @Sendable private func intake(_ request: APIRequest) async throws -> APIAnswer {
    guard let intake = console.options.intake else { throw APIError.noIntake }
    let state = await intake.state()
    return APIAnswer(
      .object([
        ("waiting", .int(state.waiting)), ("reading", .int(state.reading)),
        ("trouble", .maybe(state.trouble, JSONValue.string)),
      ]))
  }

  private static func words(_ state: StoredInput.State?) -> String {
    switch state {
    case nil: "waiting"
    case .reading: "reading"
    case .done: "done"
    case .failed: "failed"
    }
  }

  private static func json(
    _ collector: String, _ name: String, size: Int, sha256: String?, state: String, documents: Int,
    _ diagnostics: [Diagnostic]
  ) -> JSONValue {
    .object([
      ("collector", .string(collector)), ("name", .string(name)), ("size", .int(size)),
      ("sha256", .maybe(sha256, JSONValue.string)), ("state", .string(state)),
      ("documents", .int(documents)),
      (
        "diagnostics",
        .array(
          diagnostics.prefix(200).map {
            .object([
              ("code", .string($0.code)), ("severity", .string($0.severity.rawValue)),
              ("text", .string($0.message)), ("place", .string($0.place.description)),
            ])
          })
      ),
    ])
  }
}

extension APIError {
  static let noIntake = APIError(
    status: .serviceUnavailable, code: "no-intake",
    text: "This console reads nothing; start it with “tocsin serve”.")

  static let storage = APIError(
    status: .init(code: 507, reasonPhrase: "Insufficient Storage"), code: "storage",
    text: "The upload cannot be stored. Free space, and send it again.")
}
