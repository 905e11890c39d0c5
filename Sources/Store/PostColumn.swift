import Foundation
import TocsinModel

/// What only posts of platforms and mails have, in one column as JSON; nothing for all others.
struct PostColumn: Codable {
  var platform: String?
  var inReplyTo: PostReference?
  var repostOf: PostReference?
  var quoteOf: PostReference?
  var mail: MailFacts?

  init(_ document: Document) {
    platform = document.platform
    inReplyTo = document.inReplyTo
    repostOf = document.repostOf
    quoteOf = document.quoteOf
    mail = document.mail
  }

  /// What no version wrote is nothing.
  init(_ column: String?) {
    let decoded = column.flatMap {
      try? JSONDecoder().decode(PostColumn.self, from: Data($0.utf8))
    }
    platform = decoded?.platform
    inReplyTo = decoded?.inReplyTo
    repostOf = decoded?.repostOf
    quoteOf = decoded?.quoteOf
    mail = decoded?.mail
  }

  var text: String? {
    guard platform != nil || inReplyTo != nil || repostOf != nil || quoteOf != nil || mail != nil
    else {
      return nil
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) }
  }
}
