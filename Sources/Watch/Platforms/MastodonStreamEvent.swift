import Foundation

/// One message of a server's streaming interface over WebSocket: what happened, and to which post.
package struct MastodonStreamEvent {
  /// The post's id.
  package let id: String
  /// The post as one line of JSON, as timelines have it.
  package let line: [UInt8]

  /// `nil` for what is no post that came or was edited: deletions, announcements, notifications, and what cannot be read.
  ///
  /// - Parameter message: `{"stream": […], "event": "update", "payload": "…"}`; the payload is JSON within a text.
  package init?(_ message: [UInt8]) {
    guard
      let outer = try? JSONSerialization.jsonObject(with: Data(message)) as? [String: Any],
      let event = outer["event"] as? String, event == "update" || event == "status.update",
      let payload = outer["payload"] as? String,
      let post = try? JSONSerialization.jsonObject(with: Data(payload.utf8)) as? [String: Any],
      let id = post["id"] as? String,
      let line = try? JSONSerialization.data(
        withJSONObject: post, options: [.sortedKeys, .withoutEscapingSlashes])
    else { return nil }
    self.id = id
    self.line = Array(line) + [0x0A]
    isEdit = event == "status.update"
  }

  /// Whether the post was there before, and says something else now.
  package let isEdit: Bool
}
