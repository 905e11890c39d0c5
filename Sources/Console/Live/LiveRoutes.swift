import HTTPTypes
import Hummingbird
import ServiceLifecycle
import Store
import Wording

/// `/events`: what is new, as server-sent events (HTML, section 9.2). A browser that was away says with `Last-Event-ID` what
/// it heard last, and is told all since.
struct LiveRoutes: Sendable {
  let console: ConsoleServer

  func add(to router: Router<ConsoleContext>) {
    router.get("/events") { request, _ in
      let person = console.person
      guard let events = await console.feed.listen(as: person) else {
        var response = MessagePage(
          title: "Too many listen",
          text:
            "\(ChangeFeed.most) pages are told what is new already. Load the page again to see it."
        ).response(.serviceUnavailable)
        response.headers[.retryAfter] = "60"
        return response
      }
      let heard = HTTPField.Name("Last-Event-ID").flatMap { request.headers[$0] }
        .flatMap { WorkspaceChange.Mark($0) }
      let (now, missed) = try await console.stores.changes(
        since: heard, except: person)
      return Response(
        status: .ok,
        headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
        body: ResponseBody { writer in
          try await writer.write(ByteBuffer(string: "retry: 3000\nid: \(now)\n\n"))
          if let missed { try await writer.write(ByteBuffer(string: Self.text(missed))) }
          // An open stream must not keep the server from ending.
          for await event in events.cancelOnGracefulShutdown() {
            switch event {
            case .change(let change):
              try await writer.write(ByteBuffer(string: Self.text(change)))
            case .beat: try await writer.write(ByteBuffer(string: ": still here\n\n"))
            }
          }
          try await writer.finish(nil)
        })
    }
  }

  private static func text(_ change: WorkspaceChange) -> String {
    let data = JSONValue.object([
      ("findings", .int(change.findings)), ("judgements", .int(change.judgements)),
      ("notes", .int(change.notes)),
    ]).encoded
    return "id: \(change.mark)\nevent: change\ndata: \(data)\n\n"
  }
}

extension ConsoleStores {
  /// Where everything is behind, and what came since a mark, without what a person did: that one knows.
  func changes(
    since mark: WorkspaceChange.Mark?, except person: String
  ) async throws -> (WorkspaceChange.Mark, WorkspaceChange?) {
    try await read { store in
      guard let mark else { return (try store.changeMark(), nil) }
      let change = try store.changes(since: mark, except: person)
      return (change?.mark ?? mark, change)
    }
  }
}
