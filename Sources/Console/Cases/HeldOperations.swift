import Cases
import Partners

/// What is held about somebody, for programs, and its erasure.
extension APIRoutes {
  /// So many letters together: fewer are in every text.
  static let heldName = JSONSchema.string(pattern: "\\S{\(Rights.shortest)}", longest: 300)

  @Sendable func held(_ request: APIRequest) async throws -> APIAnswer {
    let name = request.query("name") ?? ""
    return try await console.stores.read { store in
      APIAnswer(
        .object([
          (
            "places",
            .array(
              try HeldNames(store).places(of: name).map {
                .object([("place", .string($0.place)), ("count", .int($0.count))])
              })
          )
        ]))
    }
  }

  private struct HeldBody: Decodable {
    var name: String
  }

  @Sendable func eraseHeld(_ request: APIRequest) async throws -> APIAnswer {
    let name = try request.decoded(HeldBody.self).name
    let (by, now) = (request.person, console.options.clock())
    return try await console.stores.write { store in
      let outcome = try HeldNames(store).erase(name, by: by, now: now)
      return APIAnswer(
        .object([
          ("changed", .int(outcome.changed)), ("handed_on", .strings(outcome.handedOn)),
        ]))
    }
  }
}
