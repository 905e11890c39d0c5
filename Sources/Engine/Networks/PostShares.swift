import CHashing
import Names
import Networks
import Store
import Text
import TocsinModel

/// Reads what posts share, as it is kept and as it is told to people.
struct PostShares {
  private var objects: PostObjects
  /// Of the folded text of one post.
  private var scalars: [UInt32] = []

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
    try store.eachPost(numbers) { row in
      let account = Self.hash(ofAccount: row.account)
      let own = post(row)
      objects.each(of: own) { layer, hash, _ in
        columns.append(
          NumberedShare(
            object: hash, account: account, content: row.number, time: row.time, layer: layer))
      }
    }
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
        let own = post(row)
        objects.each(of: own) { layer, hash, name in
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
    case .link, .domain: return name
    case .image: return "picture \(name)"
    }
  }

  private mutating func post(_ row: PostRow) -> PostObjects.Post {
    let isRepost = !row.parents.repost.isEmpty
    scalars.removeAll(keepingCapacity: true)
    if !isRepost {
      FoldedText.appendScalars(of: String(decoding: row.text, as: UTF8.self), to: &scalars)
    }
    return PostObjects.Post(
      text: row.text, links: row.links,
      parents: [row.parents.repost, row.parents.quote, row.parents.reply], isRepost: isRepost,
      textHash: scalars.count < PostObjects.leastText
        ? nil : scalars.withUnsafeBufferPointer { Text.textHash($0) })
  }
}
