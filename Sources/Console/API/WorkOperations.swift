import HTTPTypes
import Store
import TocsinModel

extension APIRoutes {
  var workOperations: [APIOperation] {
    [
      APIOperation(
        method: .post, path: "/findings/{name}/notes", id: "addNote", scope: .judge,
        words: "Writes a note to a finding",
        parameters: [
          .init(name: "name", place: .path, schema: .string(longest: 200), words: "F12, or an id")
        ],
        body: .json(
          .object([("text", .string(pattern: "\\S", longest: 20_000))]), limit: 128 << 10),
        answer: .reference("Note"), status: .created,
        refusals: [.notFound, .contentTooLarge, .unsupportedMediaType], handle: addNote),
      APIOperation(
        method: .delete, path: "/notes/{number}", id: "removeNote", scope: .judge,
        words: "Takes a note of one's own away",
        parameters: [
          .init(
            name: "number", place: .path, schema: .integer(least: 0, most: 1 << 53),
            words: "Its number")
        ],
        answer: .object([("finding", .string())]), refusals: [.conflict], handle: removeNote),
      APIOperation(
        method: .get, path: "/views", id: "listViews", scope: .read, words: "Views under names",
        answer: .object([
          (
            "views",
            .array(
              .object([("number", .integer()), ("name", .string()), ("query", .string())]))
          )
        ]), handle: views),
    ]
  }

  private struct NoteBody: Decodable {
    var text: String
  }

  @Sendable private func addNote(_ request: APIRequest) async throws -> APIAnswer {
    let name = try request.path("name")
    let text = try request.decoded(NoteBody.self).text
    let (by, now) = (request.person, console.options.clock())
    return try await console.stores.write { store in
      guard let finding = try store.finding(named: name) else { throw APIError.missing("finding") }
      guard let note = try store.addNote(to: finding.number, text, by: by, now: now) else {
        throw APIError.body("The note is empty.")
      }
      return APIAnswer(JSONValue(note))
    }
  }

  @Sendable private func removeNote(_ request: APIRequest) async throws -> APIAnswer {
    let number = try request.numberOfPath()
    let by = request.person
    return try await console.stores.write { store in
      guard let finding = try store.removeNote(number, by: by) else {
        throw APIError.conflict("There is no such note of yours.")
      }
      return APIAnswer(.object([("finding", .string("F\(finding)"))]))
    }
  }

  @Sendable private func views(_ request: APIRequest) async throws -> APIAnswer {
    let person = request.person
    return try await console.stores.read { store in
      APIAnswer(
        .object([
          (
            "views",
            .array(
              try store.savedViews(of: person).map { view in
                .object([
                  ("number", .int(view.number)), ("name", .string(view.name)),
                  ("query", .string(view.query)),
                ])
              })
          )
        ]))
    }
  }
}
