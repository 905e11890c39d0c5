import Foundation
import TocsinModel

/// What only posts of platforms, mails and pages with identifiers have, in one column as JSON; nothing for all others.
struct PostColumn: Codable {
  var platform: String?
  var inReplyTo: PostReference?
  var repostOf: PostReference?
  var quoteOf: PostReference?
  var likes: Int?
  var mail: MailFacts?
  /// What a page shows of who runs its site, a list a kind: most kinds have several.
  var identifiers: [String: [String]]?

  init(_ document: Document) {
    platform = document.platform
    inReplyTo = document.inReplyTo
    repostOf = document.repostOf
    quoteOf = document.quoteOf
    likes = document.likes
    mail = document.mail
    if !document.identifiers.isEmpty {
      identifiers = Dictionary(grouping: document.identifiers, by: \.kind.rawValue)
        .mapValues { $0.map(\.value) }
    }
  }

  /// Sorted, as the document had them; kinds that this version does not know are left out.
  var pageIdentifiers: [PageIdentifier] {
    (identifiers ?? [:]).flatMap { kind, values in
      PageIdentifier.Kind(rawValue: kind).map { kind in
        values.map { PageIdentifier(kind, $0) }
      } ?? []
    }.sorted()
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
    likes = decoded?.likes
    mail = decoded?.mail
    identifiers = decoded?.identifiers
  }

  var text: String? {
    guard
      platform != nil || inReplyTo != nil || repostOf != nil || quoteOf != nil || likes != nil
        || mail != nil || identifiers != nil
    else {
      return nil
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) }
  }
}
