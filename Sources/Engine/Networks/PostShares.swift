import CHashing
import Copies
import Names
import Networks
import Store
import TocsinModel

/// Reads what posts share, as it is kept and as it is told to people.
struct PostShares {
  private var objects: PostObjects

  /// Letters of a text that stand for it.
  private static let excerpt = 60

  init() {
    // Where a registration begins is asked of the few endings that need no list: what is kept must not depend on
    // whether one is installed.
    objects = PostObjects(suffixes: .fallback)
  }

  static func hash(ofAccount id: UnsafeRawBufferPointer) -> UInt64 {
    var hash = FNV1a.start
    for byte in id { hash.combine(UInt32(byte)) }
    return hash.value
  }

  /// Adds what posts of these numbers share to the columns.
  mutating func read(
    _ numbers: Range<UInt32>, of store: Store, into columns: inout ShareColumns
  ) throws {
    // A post that is at hand allocates nothing of its own.
    var reader = objects
    try store.eachPost(numbers) { row in
      let account = Self.hash(ofAccount: row.account)
      reader.each(of: Self.post(row)) { layer, hash, _ in
        columns.append(
          NumberedShare(
            object: hash, account: account, content: row.number, time: row.time, layer: layer))
      }
    }
    objects = reader
    columns.end = Int(numbers.upperBound)
  }

  /// What hashes in shares of these posts stand for.
  mutating func names(
    ofPosts numbers: [UInt32], in store: Store
  ) throws -> ShareNames {
    var names = ShareNames()
    var taken: [String: UInt64] = [:]
    let documents = try store.documents(numbers)
    for (number, document) in documents.sorted(by: { $0.key < $1.key }) {
      names.add(content: document.id.description, for: String(number))
      try store.eachPost(number..<number + 1) { row in
        let account = SourceID(rawValue: String(decoding: row.account, as: UTF8.self))
        names.add(
          account: account,
          for: SourceID(rawValue: ShareTable.name(ofHash: Self.hash(ofAccount: row.account))))
        objects.each(of: Self.post(row)) { layer, hash, name in
          var shown = Self.shown(layer, name, document)
          // Two texts may begin alike.
          if let other = taken[shown], other != hash {
            shown += " [\(ShareTable.name(ofHash: hash).prefix(6))]"
          }
          taken[shown] = hash
          names.add(object: shown, for: ShareTable.name(ofHash: hash))
        }
      }
    }
    return names
  }

  private static func shown(_ layer: ShareLayer, _ name: [UInt8], _ document: Document) -> String {
    let name = String(decoding: name, as: UTF8.self)
    switch layer {
    case .hashtag: return "#\(name)"
    case .mention: return "@\(name)"
    case .repost: return "post \(name)"
    case .text:
      let words = document.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return "“\(words.prefix(excerpt))\(words.count > excerpt ? "…" : "")”"
    case .link, .domain, .image: return name
    }
  }

  private static func post(_ row: PostRow) -> PostObjects.Post {
    let own = CopyFingerprint.whole(of: String(decoding: row.text, as: UTF8.self))
    return PostObjects.Post(
      text: row.text, links: row.links,
      parents: [row.parents.repost, row.parents.quote, row.parents.reply],
      isRepost: !row.parents.repost.isEmpty,
      textHash: own.length >= PostObjects.leastText ? own.hash : nil)
  }
}
