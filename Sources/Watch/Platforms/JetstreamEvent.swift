import Foundation

/// What is read of an event of Bluesky's Jetstream, of both its protocols.
package struct JetstreamEvent: Decodable {
  struct Commit: Decodable {
    struct Record: Decodable {
      var text: String?
    }

    var operation: String?
    var collection: String?
    var record: Record?
  }

  /// The present protocol numbers events of a host; the former has microseconds only.
  var seq: UInt64?
  var time_us: UInt64?
  var did: String?
  var commit: Commit?

  /// Where to go on after it.
  package var cursor: UInt64? { seq ?? time_us }

  /// Whether it is a post that holds one of the words, folded, or whether there are none to hold.
  package func matches(_ words: [String]) -> Bool {
    guard commit?.operation != "delete", let text = commit?.record?.text else { return false }
    guard !words.isEmpty else { return true }
    let folded = Self.folded(text)
    return words.contains { folded.contains($0) }
  }

  package static func folded(_ text: String) -> String {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
  }
}
