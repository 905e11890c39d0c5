/// An account that put something out: one row of the data that networks are found in.
///
/// A native repost, a reply and a quotation are shares of their parent.
package struct Share: Hashable, Sendable, Codable {
  /// What was shared: an address, a hashtag, an image's hash, a cluster of equal texts.
  package var object: String
  package var account: SourceID
  /// The post that shared it.
  package var content: String
  /// Seconds since 1970-01-01T00:00:00Z.
  package var time: Int64
  package var layer: ShareLayer

  package init(
    object: String, account: SourceID, content: String, time: Int64, layer: ShareLayer = .link
  ) {
    self.object = object
    self.account = account
    self.content = content
    self.time = time
    self.layer = layer
  }
}

/// What kind of thing is shared. Equal names in two layers are two objects.
package enum ShareLayer: String, Sendable, Codable, CaseIterable {
  case link, domain, hashtag, mention, repost, image, text

  /// Its place among all cases; a table keeps it in a byte.
  package var number: UInt8 {
    switch self {
    case .link: 0
    case .domain: 1
    case .hashtag: 2
    case .mention: 3
    case .repost: 4
    case .image: 5
    case .text: 6
    }
  }

  /// The layer with that ``number``; links for any other.
  package init(number: UInt8) {
    self = Self.allCases.first { $0.number == number } ?? .link
  }
}
